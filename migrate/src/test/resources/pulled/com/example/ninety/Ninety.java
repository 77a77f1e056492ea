package com.example.ninety;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Tables;

/**
 * Everything that the database consists of.
 */
public final class Ninety implements DatabaseDefinition {
    @Override
    public Tables synced() {
        return Tables.of(
                );
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                AllTypesTable.ALL_TYPES,
                AnalyticsDashboardTable.ANALYTICS_DASHBOARD,
                AnalyticsWidgetTable.ANALYTICS_WIDGET,
                AnalyticsWidgetQueryTable.ANALYTICS_WIDGET_QUERY,
                BenefitEnrollmentTable.BENEFIT_ENROLLMENT,
                BenefitPlanTable.BENEFIT_PLAN,
                BillingInvoiceTable.BILLING_INVOICE,
                BillingInvoiceLineTable.BILLING_INVOICE_LINE,
                BudgetTable.BUDGET,
                BudgetLineTable.BUDGET_LINE,
                CrmAccountTable.CRM_ACCOUNT,
                CrmActivityTable.CRM_ACTIVITY,
                CrmActivityTypeTable.CRM_ACTIVITY_TYPE,
                CrmContactTable.CRM_CONTACT,
                CrmNoteTable.CRM_NOTE,
                CrmOpportunityTable.CRM_OPPORTUNITY,
                CrmOpportunityStageHistoryTable.CRM_OPPORTUNITY_STAGE_HISTORY,
                CrmPipelineStageTable.CRM_PIPELINE_STAGE,
                DepartmentTable.DEPARTMENT,
                DocumentFileTable.DOCUMENT_FILE,
                DocumentFileVersionTable.DOCUMENT_FILE_VERSION,
                DocumentFolderTable.DOCUMENT_FOLDER,
                DocumentLibraryTable.DOCUMENT_LIBRARY,
                DocumentSharingTable.DOCUMENT_SHARING,
                EmployeeDocumentTable.EMPLOYEE_DOCUMENT,
                EmployeeProfileTable.EMPLOYEE_PROFILE,
                EmploymentHistoryTable.EMPLOYMENT_HISTORY,
                ExpenseItemTable.EXPENSE_ITEM,
                ExpenseReportTable.EXPENSE_REPORT,
                FeatureFlagTable.FEATURE_FLAG,
                FiltersTable.FILTERS,
                FriendshipTable.FRIENDSHIP,
                IntegrationCredentialTable.INTEGRATION_CREDENTIAL,
                IntegrationEventTable.INTEGRATION_EVENT,
                IntegrationWebhookTable.INTEGRATION_WEBHOOK,
                InventoryItemTable.INVENTORY_ITEM,
                InventoryLevelTable.INVENTORY_LEVEL,
                InventoryLocationTable.INVENTORY_LOCATION,
                LedgerAccountTable.LEDGER_ACCOUNT,
                LedgerEntryTable.LEDGER_ENTRY,
                LedgerTransactionTable.LEDGER_TRANSACTION,
                MarketingAudienceTable.MARKETING_AUDIENCE,
                MarketingCampaignTable.MARKETING_CAMPAIGN,
                MarketingCampaignAudienceTable.MARKETING_CAMPAIGN_AUDIENCE,
                MarketingCampaignChannelTable.MARKETING_CAMPAIGN_CHANNEL,
                MarketingChannelTable.MARKETING_CHANNEL,
                MediumTable.MEDIUM,
                MessageTable.MESSAGE,
                OmittedTableTable.OMITTED_TABLE,
                OrderTable.ORDER,
                OrderItemTable.ORDER_ITEM,
                OrderPaymentTable.ORDER_PAYMENT,
                PaymentTable.PAYMENT,
                ProductTable.PRODUCT,
                ProductCategoryTable.PRODUCT_CATEGORY,
                ProductMediaTable.PRODUCT_MEDIA,
                ProductVariantTable.PRODUCT_VARIANT,
                ProjectTable.PROJECT,
                ProjectAssignmentTable.PROJECT_ASSIGNMENT,
                ProjectAttachmentTable.PROJECT_ATTACHMENT,
                ProjectAuditTable.PROJECT_AUDIT,
                ProjectCommentTable.PROJECT_COMMENT,
                ProjectNoteTable.PROJECT_NOTE,
                ProjectPhaseTable.PROJECT_PHASE,
                ProjectTagTable.PROJECT_TAG,
                ProjectTaskTable.PROJECT_TASK,
                ProjectTaskTagTable.PROJECT_TASK_TAG,
                ShipmentTable.SHIPMENT,
                ShipmentItemTable.SHIPMENT_ITEM,
                SupportTicketTable.SUPPORT_TICKET,
                SupportTicketAssignmentTable.SUPPORT_TICKET_ASSIGNMENT,
                SupportTicketAuditTable.SUPPORT_TICKET_AUDIT,
                SupportTicketMessageTable.SUPPORT_TICKET_MESSAGE,
                SupportTicketTagTable.SUPPORT_TICKET_TAG,
                SupportTicketTagLinkTable.SUPPORT_TICKET_TAG_LINK,
                TeamTable.TEAM,
                TelemetryRollupTable.TELEMETRY_ROLLUP,
                TestBigserialPkTable.TEST_BIGSERIAL_PK,
                TestCompositePkBothDefaultsTable.TEST_COMPOSITE_PK_BOTH_DEFAULTS,
                TestCompositePkOneDefaultTable.TEST_COMPOSITE_PK_ONE_DEFAULT,
                TestIntegerDefaultPkTable.TEST_INTEGER_DEFAULT_PK,
                TestSerialPkTable.TEST_SERIAL_PK,
                TestTextDefaultPkTable.TEST_TEXT_DEFAULT_PK,
                TestTimestampDefaultPkTable.TEST_TIMESTAMP_DEFAULT_PK,
                TestUuidPkTable.TEST_UUID_PK,
                TestUuidSqlDefaultPkTable.TEST_UUID_SQL_DEFAULT_PK,
                TimeEntryTable.TIME_ENTRY,
                TimesheetTable.TIMESHEET,
                UserTable.USER,
                WebhookSubscriptionTable.WEBHOOK_SUBSCRIPTION);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                StatusTypeLabel.TYPE);
    }
}
