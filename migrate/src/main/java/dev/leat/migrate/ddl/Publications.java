package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements of publications.
public final class Publications {
    private Publications() {}

    /// {@return the statement that makes a publication with its tables, so that there is no moment
    /// without them}
    public static String create(PublicationEntity it, List<PublishedTableEntity> tables) {
        List<String> objects = new ArrayList<>();
        if (!tables.isEmpty()) {
            objects.add(
                    "TABLE "
                            + tables.stream()
                                    .map(Publications::table)
                                    .collect(Collectors.joining(", ")));
        }
        if (!it.schemas().isEmpty()) {
            objects.add(schemas(it.schemas()));
        }
        String content =
                it.allTables()
                        ? " FOR ALL TABLES"
                        : objects.isEmpty() ? "" : " FOR " + String.join(", ", objects);
        return "CREATE PUBLICATION "
                + Identifier.quote(it.name())
                + content
                + " WITH ("
                + options(it)
                + ")";
    }

    /// {@return the statement that gives it its options}
    public static String setOptions(PublicationEntity it) {
        return alter(it.name(), "SET (" + options(it) + ")");
    }

    private static String options(PublicationEntity it) {
        List<String> options = new ArrayList<>();
        if (it.operations().size() != 4) {
            options.add("publish = '" + String.join(", ", it.operations()) + "'");
        }
        options.add("publish_via_partition_root = " + it.viaPartitionRoot());
        options.addAll(it.options());
        return String.join(", ", options);
    }

    /// {@return the options as [#setOptions] needs them where the old ones said more}
    public static String resetOperations(PublicationEntity it) {
        return alter(it.name(), "SET (publish = '" + String.join(", ", it.operations()) + "')");
    }

    public static String add(PublishedTableEntity it) {
        return alter(it.publication(), "ADD TABLE " + table(it));
    }

    public static String drop(PublishedTableEntity it) {
        return alter(it.publication(), "DROP TABLE " + Names.of(it.table()));
    }

    /// {@return the clause with all tables of the schemas}
    public static String schemas(List<String> names) {
        return "TABLES IN SCHEMA " + Names.list(names);
    }

    /// {@return the statement that does something with the publication}
    public static String alter(String publication, String action) {
        return "ALTER PUBLICATION " + Identifier.quote(publication) + " " + action;
    }

    private static String table(PublishedTableEntity it) {
        return Names.of(it.table())
                + (it.columns() == null ? "" : " (" + Names.list(it.columns()) + ")")
                + (it.where() == null ? "" : " WHERE (" + it.where() + ")");
    }
}
