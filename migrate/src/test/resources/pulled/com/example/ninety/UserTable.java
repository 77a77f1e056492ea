package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.user`.
 */
public final class UserTable extends Table<User> {
    public static final UserTable USER = new UserTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<Boolean> partner = bool("partner");

    public final Column<String> email = text("email");

    public final Column<String> customTypeJson = jsonb("custom_type_json");

    public final Column<String> customInterfaceJson = jsonb("custom_interface_json");

    public final Column<String> testInterface = jsonb("test_interface");

    public final Column<String> testType = jsonb("test_type");

    public final Column<String> testExportedType = jsonb("test_exported_type");

    public final Column<String> notificationPreferences = jsonb("notification_preferences");

    public final Column<String> countryIso = character("country_iso", 2);

    public final Column<@Nullable String> regionCode = character("region_code", 2).nullable();

    public final Column<String> preferredCurrency = character("preferred_currency", 3);

    public final Column<@Nullable String> status = text("status").nullable();

    public final Many<AnalyticsDashboard> analyticsDashboardRows =
            many(id, () -> AnalyticsDashboardTable.ANALYTICS_DASHBOARD.ownerId);

    public final Many<BenefitPlan> benefitPlanRows =
            many(id, () -> BenefitPlanTable.BENEFIT_PLAN.administratorId);

    public final Many<BillingInvoice> billingInvoiceRows =
            many(id, () -> BillingInvoiceTable.BILLING_INVOICE.issuedById);

    public final Many<CrmAccount> crmAccountRows =
            many(id, () -> CrmAccountTable.CRM_ACCOUNT.ownerId);

    public final Many<CrmActivity> crmActivityRows =
            many(id, () -> CrmActivityTable.CRM_ACTIVITY.performedById);

    public final Many<CrmNote> crmNoteRows = many(id, () -> CrmNoteTable.CRM_NOTE.authorId);

    public final Many<CrmOpportunityStageHistory> crmOpportunityStageHistoryRows =
            many(
                    id,
                    () -> CrmOpportunityStageHistoryTable.CRM_OPPORTUNITY_STAGE_HISTORY.changedById);

    public final Many<Department> departmentRows =
            many(id, () -> DepartmentTable.DEPARTMENT.managerId);

    public final Many<DocumentFile> documentFileRows =
            many(id, () -> DocumentFileTable.DOCUMENT_FILE.uploadedById);

    public final Many<DocumentFileVersion> documentFileVersionRows =
            many(id, () -> DocumentFileVersionTable.DOCUMENT_FILE_VERSION.uploadedById);

    public final Many<DocumentSharing> documentSharingRows =
            many(id, () -> DocumentSharingTable.DOCUMENT_SHARING.sharedWithUserId);

    public final Many<EmployeeDocument> employeeDocumentRows =
            many(id, () -> EmployeeDocumentTable.EMPLOYEE_DOCUMENT.uploadedById);

    public final Many<EmployeeProfile> employeeProfileRows =
            many(id, () -> EmployeeProfileTable.EMPLOYEE_PROFILE.userId);

    public final Many<ExpenseReport> expenseReportRows =
            many(id, () -> ExpenseReportTable.EXPENSE_REPORT.ownerId);

    public final Many<FeatureFlag> featureFlagRows =
            many(id, () -> FeatureFlagTable.FEATURE_FLAG.ownerId);

    public final Many<Friendship> friendshipRows =
            many(id, () -> FriendshipTable.FRIENDSHIP.acceptingId);

    public final Many<Friendship> friendshipRows2 =
            many(id, () -> FriendshipTable.FRIENDSHIP.requestingId);

    public final Many<LedgerTransaction> ledgerTransactionRows =
            many(id, () -> LedgerTransactionTable.LEDGER_TRANSACTION.createdById);

    public final Many<MarketingCampaign> marketingCampaignRows =
            many(id, () -> MarketingCampaignTable.MARKETING_CAMPAIGN.ownerId);

    public final Many<Message> messageRows = many(id, () -> MessageTable.MESSAGE.senderId);

    public final Many<Order> orderRows = many(id, () -> OrderTable.ORDER.customerId);

    public final Many<Payment> paymentRows = many(id, () -> PaymentTable.PAYMENT.receivedById);

    public final Many<Project> projectRows = many(id, () -> ProjectTable.PROJECT.ownerId);

    public final Many<ProjectAssignment> projectAssignmentRows =
            many(id, () -> ProjectAssignmentTable.PROJECT_ASSIGNMENT.userId);

    public final Many<ProjectAudit> projectAuditRows =
            many(id, () -> ProjectAuditTable.PROJECT_AUDIT.actorId);

    public final Many<ProjectComment> projectCommentRows =
            many(id, () -> ProjectCommentTable.PROJECT_COMMENT.authorId);

    public final Many<ProjectNote> projectNoteRows =
            many(id, () -> ProjectNoteTable.PROJECT_NOTE.authorId);

    public final Many<SupportTicket> supportTicketRows =
            many(id, () -> SupportTicketTable.SUPPORT_TICKET.customerId);

    public final Many<SupportTicketAssignment> supportTicketAssignmentRows =
            many(id, () -> SupportTicketAssignmentTable.SUPPORT_TICKET_ASSIGNMENT.assigneeId);

    public final Many<SupportTicketAudit> supportTicketAuditRows =
            many(id, () -> SupportTicketAuditTable.SUPPORT_TICKET_AUDIT.actorId);

    public final Many<SupportTicketMessage> supportTicketMessageRows =
            many(id, () -> SupportTicketMessageTable.SUPPORT_TICKET_MESSAGE.authorId);

    public final Many<Team> teamRows = many(id, () -> TeamTable.TEAM.leadId);

    public final Many<Timesheet> timesheetRows =
            many(id, () -> TimesheetTable.TIMESHEET.submittedById);

    private UserTable() {
        super("user");
    }
}
