package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements of types, and of extensions that bring some.
public final class Types {
    private Types() {}

    static String extension(ExtensionEntity extension) {
        return "CREATE EXTENSION IF NOT EXISTS "
                + Identifier.quote(extension.name())
                + (extension.schema() == null
                        ? ""
                        : " SCHEMA " + Identifier.quote(extension.schema()))
                + (extension.version() == null
                        ? ""
                        : " VERSION " + SqlLiteral.quote(extension.version()));
    }

    static String enumeration(EnumEntity type) {
        return "CREATE TYPE "
                + Names.of(type)
                + " AS ENUM ("
                + type.labels().stream().map(SqlLiteral::quote).collect(Collectors.joining(", "))
                + ")";
    }

    /// @param before the label that the new one precedes; `null` for the end
    public static String addLabel(EnumEntity type, String label, @Nullable String before) {
        return "ALTER TYPE "
                + Names.of(type)
                + " ADD VALUE "
                + SqlLiteral.quote(label)
                + (before == null ? "" : " BEFORE " + SqlLiteral.quote(before));
    }

    static List<String> domain(DomainEntity domain) {
        StringBuilder sql =
                new StringBuilder("CREATE DOMAIN ")
                        .append(Names.of(domain))
                        .append(" AS ")
                        .append(domain.type());
        if (domain.collation() != null) {
            sql.append(" COLLATE ").append(domain.collation());
        }
        if (domain.defaultSql() != null) {
            sql.append(" DEFAULT ").append(domain.defaultSql());
        }
        if (!domain.nullable()) {
            sql.append(" NOT NULL");
        }
        List<String> statements = new ArrayList<>();
        for (DomainEntity.Check check : domain.checks()) {
            if (check.notValid()) {
                statements.add("ALTER DOMAIN " + Names.of(domain) + " ADD " + check(check));
            } else {
                sql.append(' ').append(check(check));
            }
        }
        statements.addFirst(sql.toString());
        return statements;
    }

    /// {@return the clause of the condition}
    public static String check(DomainEntity.Check check) {
        return "CONSTRAINT "
                + Identifier.quote(check.name())
                + " CHECK ("
                + check.expression()
                + ")"
                + (check.notValid() ? " NOT VALID" : "");
    }

    static String composite(CompositeTypeEntity type) {
        return "CREATE TYPE "
                + Names.of(type)
                + " AS ("
                + type.attributes().stream().map(Types::attribute).collect(Collectors.joining(", "))
                + ")";
    }

    /// {@return the attribute with its type}
    public static String attribute(CompositeTypeEntity.Attribute attribute) {
        return Identifier.quote(attribute.name())
                + " "
                + attribute.type()
                + (attribute.collation() == null ? "" : " COLLATE " + attribute.collation());
    }
}
