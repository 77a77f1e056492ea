package dev.leat.examples.tenants;

import dev.leat.schema.Column;
import dev.leat.schema.Converter;
import dev.leat.schema.Table;
import java.util.UUID;

/// The tenants themselves: a table of nobody.
final class Accounts extends Table<Account> {
    static final Converter<UUID, AccountId> ID =
            Converter.of(AccountId.class, AccountId::value, AccountId::new);
    static final Accounts ACCOUNTS = new Accounts();

    public final Column<AccountId> id = uuid("id").convert(ID).primaryKey();
    public final Column<String> name = text("name");

    private Accounts() {
        super("account");
    }
}
