package dev.leat.migrate.expand;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.snapshot.Rename;
import dev.leat.schema.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column under its old and its new name, both there while old and new clients are.
///
/// @param old as it is
/// @param now as it is to be
/// @param fallback the expression that old clients see where the new column is null; `null` unless
///   the old column must not be null and the new one may
public record PairedColumn(ColumnEntity old, ColumnEntity now, @Nullable String fallback) {
    /// What the names of all such triggers begin with.
    static final String TRIGGER_PREFIX = "leat_pair_";

    private static final Set<String> TEXTS =
            Set.of("text", "varchar", "character varying", "citext");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    public PairedColumn {
        Objects.requireNonNull(old, "old");
        Objects.requireNonNull(now, "now");
    }

    /// @param fallbacks expressions by the path of the new column
    /// @throws MigrationException if the two cannot be kept alike, or a fallback is needed
    static PairedColumn of(
            Rename rename, ColumnEntity old, ColumnEntity now, Map<String, String> fallbacks) {
        if (!old.type().equals(now.type())) {
            throw new MigrationException(
                    "%s: %s is %s and becomes %s. Change the name first, then the type."
                            .formatted(rename, old.name(), old.type(), now.type()));
        }
        if (old.identity() != null
                || now.identity() != null
                || old.generated() != null
                || now.generated() != null) {
            throw new MigrationException(
                    "%s: the values of identity and generated columns cannot be kept alike in two columns. Rename it while nothing runs: leat generate."
                            .formatted(rename));
        }
        return new PairedColumn(
                old, now, !old.nullable() && now.nullable() ? fallback(old, now, fallbacks) : null);
    }

    private static String fallback(
            ColumnEntity old, ColumnEntity now, Map<String, String> fallbacks) {
        String given = fallbacks.get(now.path());
        if (given != null) {
            return given;
        }
        if (old.defaultSql() != null) {
            return old.defaultSql();
        }
        String type = old.type().replaceAll("\\(.*\\)", "").strip();
        if (TEXTS.contains(type)) {
            return "''";
        }
        if (NUMBERS.contains(type)) {
            return "0";
        }
        if (type.equals("boolean")) {
            return "false";
        }
        throw new MigrationException(
                "what are old clients to see where %s is null? Say it: --fallback %s=EXPRESSION."
                        .formatted(now.path(), now.path()));
    }

    /// {@return the name of the trigger and of its function}
    String triggerName() {
        return triggerName(old, now);
    }

    static String triggerName(ColumnEntity old, ColumnEntity now) {
        return Identifier.fitting(
                TRIGGER_PREFIX + old.table().name() + "_" + old.name() + "_" + now.name());
    }

    /// {@return the new column as it is at first: without values there can be no constraint, and a
    /// default would hide that an old client gave none}
    ColumnEntity begun() {
        return withoutDefault(now, true);
    }

    /// {@return the new column once it has its values}
    ColumnEntity filled() {
        return withoutDefault(now, now.nullable());
    }

    /// {@return the old column meanwhile; the trigger gives it its default}
    ColumnEntity kept() {
        return withoutDefault(old, old.nullable());
    }

    private static ColumnEntity withoutDefault(ColumnEntity column, boolean nullable) {
        return new ColumnEntity(
                column.table(),
                column.name(),
                column.type(),
                column.enumPath(),
                nullable,
                null,
                null,
                null,
                false,
                column.collation(),
                column.storage(),
                column.compression());
    }
}
