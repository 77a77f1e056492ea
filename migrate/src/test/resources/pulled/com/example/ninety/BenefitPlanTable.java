package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.benefit_plan`.
 */
public final class BenefitPlanTable extends Table<BenefitPlan> {
    public static final BenefitPlanTable BENEFIT_PLAN = new BenefitPlanTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> name = text("name");

    public final Column<@Nullable String> provider = text("provider").nullable();

    public final Column<@Nullable String> description = text("description").nullable();

    public final Column<@Nullable String> administratorId = text("administrator_id").nullable();

    public final One<User> administrator = one(administratorId, () -> UserTable.USER.id);

    public final Many<BenefitEnrollment> benefitEnrollmentRows =
            many(id, () -> BenefitEnrollmentTable.BENEFIT_ENROLLMENT.benefitPlanId);

    private BenefitPlanTable() {
        super("benefit_plan");
        foreignKey(administratorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("benefit_plan_administrator_id_user_id_fkey");
    }
}
