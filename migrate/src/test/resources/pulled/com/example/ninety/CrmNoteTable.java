package com.example.ninety;

import dev.leat.schema.Column;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table `public.crm_note`.
 */
public final class CrmNoteTable extends Table<CrmNote> {
    public static final CrmNoteTable CRM_NOTE = new CrmNoteTable();

    public final Column<Instant> createdAt = timestamptz("createdAt", 3).defaultNow();

    public final Column<Instant> updatedAt = timestamptz("updatedAt", 3).defaultNow();

    public final Column<String> id = text("id").primaryKey();

    public final Column<String> accountId = text("account_id");

    public final Column<@Nullable String> contactId = text("contact_id").nullable();

    public final Column<@Nullable String> authorId = text("author_id").nullable();

    public final Column<String> body = text("body");

    public final One<CrmAccount> account = one(accountId, () -> CrmAccountTable.CRM_ACCOUNT.id);

    public final One<User> author = one(authorId, () -> UserTable.USER.id);

    public final One<CrmContact> contact = one(contactId, () -> CrmContactTable.CRM_CONTACT.id);

    private CrmNoteTable() {
        super("crm_note");
        foreignKey(accountId)
                .references(() -> List.of(CrmAccountTable.CRM_ACCOUNT.id))
                .named("crm_note_account_id_crm_account_id_fkey");
        foreignKey(authorId)
                .references(() -> List.of(UserTable.USER.id))
                .named("crm_note_author_id_user_id_fkey");
        foreignKey(contactId)
                .references(() -> List.of(CrmContactTable.CRM_CONTACT.id))
                .named("crm_note_contact_id_crm_contact_id_fkey");
    }
}
