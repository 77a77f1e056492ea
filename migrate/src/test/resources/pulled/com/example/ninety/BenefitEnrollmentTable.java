package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.benefit_enrollment`.
 */
public final class BenefitEnrollmentTable extends Table<BenefitEnrollment> {
    public static final BenefitEnrollmentTable BENEFIT_ENROLLMENT = new BenefitEnrollmentTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> benefitPlanId = text("benefit_plan_id");

    public final Column<String> employeeId = text("employee_id");

    public final Column<Instant> enrolledAt = timestamptz("enrolled_at");

    public final Column<@Nullable String> coverageLevel = text("coverage_level").nullable();

    public final One<BenefitPlan> benefitPlan =
            one(benefitPlanId, () -> BenefitPlanTable.BENEFIT_PLAN.id);

    public final One<EmployeeProfile> employee =
            one(employeeId, () -> EmployeeProfileTable.EMPLOYEE_PROFILE.id);

    private BenefitEnrollmentTable() {
        super("benefit_enrollment");
        foreignKey(benefitPlanId)
                .references(() -> List.of(BenefitPlanTable.BENEFIT_PLAN.id))
                .named("benefit_enrollment_benefit_plan_id_benefit_plan_id_fkey");
        foreignKey(employeeId)
                .references(() -> List.of(EmployeeProfileTable.EMPLOYEE_PROFILE.id))
                .named("benefit_enrollment_employee_id_employee_profile_id_fkey");
    }
}
