package dev.leat.sql.tenant;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.TenantTable;
import dev.leat.testing.TestDatabase;
import java.util.List;

/// Accounts, which belong to nobody, and what belongs to each of them.
final class Billing {
    private Billing() {}

    record Account(int id, String name) {}

    record Invoice(int id, int accountId, String title, int amount) {}

    record Item(int id, int accountId, int invoiceId, String text) {}

    record Tag(int id, String name) {}

    record InvoiceTag(int invoiceId, int tagId, int accountId) {}

    static final Accounts ACCOUNTS = new Accounts();
    static final Invoices INVOICES = new Invoices();
    static final Items ITEMS = new Items();
    static final Tags TAGS = new Tags();
    static final InvoiceTags INVOICE_TAGS = new InvoiceTags();
    static final Schema SCHEMA =
            new Schema(
                    List.of(ACCOUNTS, INVOICES, ITEMS, TAGS, INVOICE_TAGS), List.of(), List.of());

    static final class Accounts extends Table<Account> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> name = text("name");
        public final Many<Invoice> invoices = many(id, () -> INVOICES.accountId);

        private Accounts() {
            super("account");
        }
    }

    static final class Invoices extends TenantTable<Invoice, Integer> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> accountId =
                tenant(integer("account_id").references(() -> ACCOUNTS.id));
        public final Column<String> title = text("title");
        public final Column<Integer> amount = integer("amount").defaultValue(0);
        public final Many<Item> items = many(id, () -> ITEMS.invoiceId);
        public final Many<Tag> tags =
                many(id, () -> INVOICE_TAGS.invoiceId)
                        .through(() -> INVOICE_TAGS.tagId, () -> TAGS.id);

        private Invoices() {
            super("invoice");
        }
    }

    static final class Items extends TenantTable<Item, Integer> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> accountId = integer("account_id");
        public final Column<Integer> invoiceId = integer("invoice_id");
        public final Column<String> text = text("text");
        public final One<Invoice> invoice = one(invoiceId, () -> INVOICES.id);

        private Items() {
            super("item");
            tenant(accountId);
        }
    }

    static final class Tags extends Table<Tag> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> name = text("name");
        public final Many<Invoice> invoices =
                many(id, () -> INVOICE_TAGS.tagId)
                        .through(() -> INVOICE_TAGS.invoiceId, () -> INVOICES.id);

        private Tags() {
            super("tag");
        }
    }

    static final class InvoiceTags extends TenantTable<InvoiceTag, Integer> {
        public final Column<Integer> invoiceId = integer("invoice_id");
        public final Column<Integer> tagId = integer("tag_id");
        public final Column<Integer> accountId = tenant(integer("account_id"));

        private InvoiceTags() {
            super("invoice_tag");
            primaryKey(invoiceId, tagId);
        }
    }

    /// Items refer to invoices of any account, on purpose: a row of one tenant that points at a row
    /// of another is what a wall must hold against.
    static void create(TestDatabase database) {
        database.execute(
                "CREATE TABLE account (id integer PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE invoice (id integer PRIMARY KEY,"
                        + " account_id integer NOT NULL REFERENCES account,"
                        + " title text NOT NULL, amount integer NOT NULL DEFAULT 0)",
                "CREATE TABLE item (id integer PRIMARY KEY, account_id integer NOT NULL,"
                        + " invoice_id integer NOT NULL, text text NOT NULL)",
                "CREATE TABLE tag (id integer PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE invoice_tag (invoice_id integer, tag_id integer,"
                        + " account_id integer NOT NULL, PRIMARY KEY (invoice_id, tag_id))",
                "INSERT INTO account VALUES (1, 'Ada'), (2, 'Bob')",
                "INSERT INTO tag VALUES (1, 'red'), (2, 'blue')");
    }

    /// Rows of account 1: they point across on purpose.
    static void fillFirst(TestDatabase database) {
        database.execute(
                "INSERT INTO invoice VALUES (10, 1, 'one', 5), (11, 1, 'two', 7)",
                "INSERT INTO item VALUES (100, 1, 10, 'a'), (101, 1, 10, 'b'), (102, 1, 20, 'stray')",
                "INSERT INTO invoice_tag VALUES (10, 1, 1), (11, 2, 1), (20, 2, 1)");
    }

    static void fillSecond(TestDatabase database) {
        database.execute(
                "INSERT INTO invoice VALUES (20, 2, 'secret', 90), (21, 2, 'hidden', 91)",
                "INSERT INTO item VALUES (200, 2, 20, 'x'), (201, 2, 10, 'planted')",
                "INSERT INTO invoice_tag VALUES (20, 1, 2), (21, 1, 2), (10, 2, 2)");
    }
}
