package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/// Quoted names, and references to objects as COMMENT and GRANT write them.
public final class Names {
    private Names() {}

    public static String of(TableName table) {
        return Identifier.qualified(table.schema(), table.name());
    }

    public static String of(Entity.OfSchema entity) {
        return Identifier.qualified(entity.schema(), entity.name());
    }

    /// {@return the quoted names with commas between them}
    public static String list(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    /// {@return the name of a role; `public` is everybody}
    public static String role(String name) {
        return name.equals("public") ? "PUBLIC" : Identifier.quote(name);
    }

    /// {@return the object with the word for its kind: `TABLE "a"`, `TRIGGER "t" ON "a"`}
    public static String object(Kind kind, List<String> address) {
        return switch (kind) {
            case ROLE, SCHEMA, EXTENSION, PUBLICATION, EVENT_TRIGGER ->
                    word(kind) + " " + Identifier.quote(address.getFirst());
            case COLLATION,
                    ENUM,
                    DOMAIN,
                    COMPOSITE_TYPE,
                    RANGE_TYPE,
                    SEQUENCE,
                    STATISTICS,
                    TABLE,
                    VIEW,
                    MATERIALIZED_VIEW ->
                    word(kind) + " " + Identifier.qualified(address.getFirst(), address.get(1));
            case FUNCTION ->
                    "ROUTINE "
                            + Identifier.qualified(address.getFirst(), address.get(1))
                            + "("
                            + address.get(2)
                            + ")";
            case COLUMN ->
                    "COLUMN "
                            + Identifier.qualified(address.getFirst(), address.get(1))
                            + "."
                            + Identifier.quote(address.get(2));
            case INDEX -> "INDEX " + Identifier.qualified(address.getFirst(), address.get(2));
            case PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY, RULE, TRIGGER, POLICY ->
                    word(kind)
                            + " "
                            + Identifier.quote(address.get(2))
                            + " ON "
                            + Identifier.qualified(address.getFirst(), address.get(1));
            case SQL_OBJECT, PUBLISHED_TABLE, PRIVILEGE, DEFAULT_PRIVILEGE, COMMENT ->
                    throw new IllegalArgumentException(
                            "a %s has no name in SQL: %s".formatted(kind.word(), address));
        };
    }

    /// {@return the word of the kind in statements}
    public static String word(Kind kind) {
        return switch (kind) {
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE -> "TYPE";
            case PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY -> "CONSTRAINT";
            case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
            case EVENT_TRIGGER -> "EVENT TRIGGER";
            case FUNCTION -> "ROUTINE";
            case ROLE,
                    SCHEMA,
                    EXTENSION,
                    COLLATION,
                    DOMAIN,
                    SEQUENCE,
                    TABLE,
                    COLUMN,
                    INDEX,
                    STATISTICS,
                    VIEW,
                    RULE,
                    TRIGGER,
                    POLICY,
                    PUBLICATION ->
                    kind.name();
            case SQL_OBJECT, PUBLISHED_TABLE, PRIVILEGE, DEFAULT_PRIVILEGE, COMMENT ->
                    throw new IllegalArgumentException("no word for a " + kind.word());
        };
    }
}
