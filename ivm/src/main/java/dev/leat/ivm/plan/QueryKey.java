package dev.leat.ivm.plan;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.And;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Exists;
import dev.leat.query.ast.AstCondition.Or;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The identity of a query: what two requests must share to share a result.
///
/// The normal form drops what cannot change which rows are synced: aliases (after the last of
/// several related sub-trees with one alias has won), hints, the order where nothing is cut off,
/// and in EXISTS everything but the condition, the start and a limit of 0.
///
/// @param ast the query in its normal form
/// @param primaryKeys the client's primary keys of the tables it names
public record QueryKey(Ast ast, Map<String, List<String>> primaryKeys) {
    public QueryKey {
        primaryKeys = Map.copyOf(primaryKeys);
    }

    /// {@return the identity of the query for clients with these primary keys}
    public static QueryKey of(Ast ast, Map<String, List<String>> primaryKeys) {
        Ast normal = level(ast);
        Set<String> tables = new LinkedHashSet<>();
        collectTables(normal, tables);
        Map<String, List<String>> relevant = new HashMap<>();
        for (String table : tables) {
            List<String> key = primaryKeys.get(table);
            if (key != null) {
                relevant.put(table, List.copyOf(key));
            }
        }
        return new QueryKey(normal, relevant);
    }

    private static Ast level(Ast ast) {
        List<CorrelatedSubquery> related = new ArrayList<>();
        for (int i = 0; i < ast.related().size(); i++) {
            CorrelatedSubquery child = ast.related().get(i);
            if (!isOverridden(ast.related(), i)) {
                related.add(
                        new CorrelatedSubquery(
                                child.correlation(),
                                level(child.subquery()),
                                false,
                                origin(child.system())));
            }
        }
        related.sort(Comparator.comparing(CorrelatedSubquery::toString));
        boolean cut = ast.limit() != null || ast.start() != null;
        return new Ast(
                null,
                ast.table(),
                null,
                condition(ast.where()),
                related,
                ast.start(),
                ast.limit(),
                cut ? ast.orderBy() : List.of());
    }

    private static boolean isOverridden(List<CorrelatedSubquery> related, int index) {
        String alias = related.get(index).subquery().alias();
        if (alias == null) {
            return false;
        }
        for (int later = index + 1; later < related.size(); later++) {
            if (alias.equals(related.get(later).subquery().alias())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable AstCondition condition(@Nullable AstCondition where) {
        return where == null ? null : plain(where);
    }

    /// Flattens and sorts; by text, because without aliases nothing else tells sub-queries apart.
    private static AstCondition plain(AstCondition where) {
        return switch (where) {
            case Comparison comparison -> comparison;
            case And and -> {
                List<AstCondition> parts = new ArrayList<>();
                for (AstCondition part : and.conditions()) {
                    AstCondition plain = plain(part);
                    parts.addAll(plain instanceof And inner ? inner.conditions() : List.of(plain));
                }
                parts.sort(Comparator.comparing(AstCondition::toString));
                yield parts.size() == 1 ? parts.get(0) : new And(parts);
            }
            case Or or -> {
                List<AstCondition> parts = new ArrayList<>();
                for (AstCondition part : or.conditions()) {
                    AstCondition plain = plain(part);
                    parts.addAll(plain instanceof Or inner ? inner.conditions() : List.of(plain));
                }
                parts.sort(Comparator.comparing(AstCondition::toString));
                yield parts.size() == 1 ? parts.get(0) : new Or(parts);
            }
            case Exists exists -> {
                CorrelatedSubquery related = exists.related();
                Ast child = related.subquery();
                Integer limit = child.limit();
                Ast bare =
                        new Ast(
                                null,
                                child.table(),
                                null,
                                condition(child.where()),
                                List.of(),
                                child.start(),
                                limit != null && limit == 0 ? limit : null,
                                child.start() == null ? List.of() : child.orderBy());
                yield new Exists(
                        new CorrelatedSubquery(
                                related.correlation(), bare, false, origin(related.system())),
                        exists.negated(),
                        null,
                        null);
            }
        };
    }

    private static @Nullable Origin origin(@Nullable Origin system) {
        return system == Origin.PERMISSIONS ? system : null;
    }

    private static void collectTables(Ast ast, Set<String> tables) {
        tables.add(ast.table());
        ast.related().forEach(child -> collectTables(child.subquery(), tables));
        AstCondition where = ast.where();
        if (where != null) {
            collectTables(where, tables);
        }
    }

    private static void collectTables(AstCondition where, Set<String> tables) {
        switch (where) {
            case Comparison comparison -> {}
            case And and -> and.conditions().forEach(part -> collectTables(part, tables));
            case Or or -> or.conditions().forEach(part -> collectTables(part, tables));
            case Exists exists -> collectTables(exists.related().subquery(), tables);
        }
    }
}
