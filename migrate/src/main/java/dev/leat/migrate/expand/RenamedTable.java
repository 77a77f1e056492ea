package dev.leat.migrate.expand;

import dev.leat.migrate.OldName;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A table that gets another name, and is found under the old one too while old servers run: that
/// is a view then, which Postgres lets them write to as if it were the table.
///
/// Who uses it needs the same privileges as for the table, and row-level security is asked about
/// them, and not about the view's owner.
///
/// @param then the name that old servers know
/// @param now the name that new ones know
record RenamedTable(TableName then, TableName now) {
    RenamedTable {
        Objects.requireNonNull(then, "then");
        Objects.requireNonNull(now, "now");
    }

    /// @param before the schema as it was
    /// @param after the schema that is wished for
    /// @throws MigrationException if old servers or clients could not go on
    static RenamedTable of(Rename rename, List<Entity> before, List<Entity> after) {
        TableName then = name(rename.before());
        TableName now = name(rename.after());
        for (Entity entity : before) {
            if (entity instanceof PublishedTableEntity published
                    && published.table().equals(then)) {
                throw new MigrationException(
                        "%s: the table is synced, and clients of the sync server find it by its name only. Rename it while nothing runs, with leat generate, or make a new one and move over."
                                .formatted(rename));
            }
            if (entity instanceof TableEntity table
                    && table.table().equals(then)
                    && table.partitionOf() != null) {
                throw new MigrationException(
                        "%s: it is a partition, and cannot be found under two names. Rename it while nothing runs: leat generate."
                                .formatted(rename));
            }
        }
        for (Entity entity : after) {
            if ((entity instanceof TableEntity || entity instanceof ViewEntity)
                    && entity.address().equals(rename.before())) {
                throw new MigrationException(
                        "%s: the old name is given to another %s at once. Do that in a second change, when no old server runs any more."
                                .formatted(rename, entity.kind().word()));
            }
        }
        return new RenamedTable(then, now);
    }

    private static TableName name(List<String> address) {
        return new TableName(address.getFirst(), address.get(1));
    }

    /// {@return the view, who may use it, and a comment that says what it is for}
    ///
    /// @param before the schema before, under the names of today
    List<Entity> entities(List<Entity> before) {
        String columns =
                before.stream()
                        .filter(ColumnEntity.class::isInstance)
                        .map(ColumnEntity.class::cast)
                        .filter(column -> column.table().equals(now))
                        .map(column -> Identifier.quote(column.name()))
                        .collect(Collectors.joining(", "));
        List<String> address = List.of(then.schema(), then.name());
        List<Entity> entities = new ArrayList<>();
        entities.add(
                new ViewEntity(
                        then.schema(),
                        then.name(),
                        List.of(),
                        "SELECT %s FROM %s"
                                .formatted(columns, Identifier.qualified(now.schema(), now.name())),
                        List.of("security_invoker=true")));
        for (Entity entity : before) {
            if (entity instanceof PrivilegeEntity privilege
                    && privilege.on() == Kind.TABLE
                    && privilege.object().equals(List.of(now.schema(), now.name()))) {
                entities.add(
                        new PrivilegeEntity(
                                Kind.VIEW,
                                address,
                                privilege.grantee(),
                                privilege.grantable(),
                                privilege.privileges()));
            }
        }
        entities.add(new CommentEntity(Kind.VIEW, address, OldName.comment(now.toString())));
        return entities;
    }

    String note() {
        return "%s is a view of %s until it is contracted: old servers read and write it as before, but COPY into it, TRUNCATE and ON CONFLICT ON CONSTRAINT want the table."
                .formatted(then, now);
    }
}
