package dev.leat.migrate.plan;

import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.depend.SqlTokens.Token;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.RangeTypeEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where rows of tables are kept in the columns of others: as they are, in arrays, or within
/// domains, composite types and ranges.
///
/// Only names with their schemas count, as the server writes them: one without could be a built-in
/// type.
final class RowHolders {
    private final Map<List<String>, List<Entity>> madeOf = new HashMap<>();
    private final Map<TableName, List<TableName>> heirs = new HashMap<>();

    RowHolders(Collection<Entity> entities) {
        for (Entity entity : entities) {
            switch (entity) {
                case ColumnEntity column -> isMadeOf(column, column.type());
                case DomainEntity domain -> isMadeOf(domain, domain.type());
                case CompositeTypeEntity type ->
                        type.attributes().forEach(each -> isMadeOf(type, each.type()));
                case RangeTypeEntity range ->
                        range.options().stream()
                                .filter(each -> isOption(each, "subtype"))
                                .forEach(each -> isMadeOf(range, each));
                case TableEntity table -> {
                    table.inherits().forEach(above -> inherits(table, above));
                    if (table.partitionOf() != null) {
                        inherits(table, table.partitionOf());
                    }
                }
                case Entity other -> {}
            }
        }
    }

    private void isMadeOf(Entity entity, String type) {
        if (type.indexOf('.') >= 0) {
            List<String> name = nameIn(type);
            if (!name.isEmpty()) {
                madeOf.computeIfAbsent(name, key -> new ArrayList<>(1)).add(entity);
            }
        }
    }

    private void inherits(TableEntity table, TableName above) {
        heirs.computeIfAbsent(above, key -> new ArrayList<>(1)).add(table.table());
    }

    private static boolean isOption(String option, String name) {
        return option.toLowerCase(Locale.ROOT).matches(name + "\\s*=.*");
    }

    /// {@return the name with its schema that the text has; empty if it has none}
    private static List<String> nameIn(String text) {
        List<Token> tokens = SqlTokens.of(text);
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(".")) {
                return List.of(tokens.get(i - 1).value(), tokens.get(i + 1).value());
            }
        }
        return List.of();
    }

    /// {@return the columns that hold rows of the table, and the types in which they do}
    Set<Entity.Key> of(TableName table) {
        Set<Entity.Key> holders = new LinkedHashSet<>();
        Deque<List<String>> types = new ArrayDeque<>();
        types.add(List.of(table.schema(), table.name()));
        while (!types.isEmpty()) {
            for (Entity each : madeOf.getOrDefault(types.remove(), List.of())) {
                if (holders.add(each.key()) && each.kind() != Kind.COLUMN) {
                    types.add(each.address());
                    if (each instanceof RangeTypeEntity range) {
                        types.add(List.of(range.schema(), multirange(range)));
                    }
                }
            }
        }
        return holders;
    }

    private static String multirange(RangeTypeEntity range) {
        String derived = range.derivedMultirange();
        if (derived != null) {
            return derived;
        }
        for (String option : range.options()) {
            if (isOption(option, "multirange_type_name")) {
                return SqlTokens.of(option).getLast().value();
            }
        }
        throw new IllegalStateException("no name of several ranges: " + range);
    }

    /// {@return the table, its partitions and the tables that inherit from it, all the way down}
    Set<TableName> family(TableName table) {
        Set<TableName> family = new LinkedHashSet<>();
        Deque<TableName> waiting = new ArrayDeque<>(List.of(table));
        while (!waiting.isEmpty()) {
            TableName each = waiting.remove();
            if (family.add(each)) {
                waiting.addAll(heirs.getOrDefault(each, List.of()));
            }
        }
        return family;
    }
}
