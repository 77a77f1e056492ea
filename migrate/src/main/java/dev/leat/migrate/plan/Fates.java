package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Dependencies;
import dev.leat.migrate.depend.Need;
import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What becomes of each part of the old schema, dependants included.
///
/// What goes, or is made anew, takes with it what stands on it; a column that gets another type
/// takes with it what Postgres does not convert by itself.
final class Fates {
    private final Difference difference;
    private final Dependencies before;
    private final Map<Part, Fate> fates = new LinkedHashMap<>();
    private final Set<Part> retyped = new HashSet<>();
    private final Set<List<String>> newNames = new HashSet<>();
    private final List<TableEntity> partitioned = new ArrayList<>();
    private final Deque<Part> waiting = new ArrayDeque<>();

    private Fates(Difference difference, Dependencies before) {
        this.difference = difference;
        this.before = before;
    }

    static Fates of(
            Difference difference, Dependencies before, Dependencies after, PlanOptions options) {
        Fates fates = new Fates(difference, before);
        difference
                .after()
                .keySet()
                .forEach(key -> {
                    if (key.address().size() == 2) {
                        fates.newNames.add(key.address());
                    }
                });
        for (Entity entity : difference.before().values()) {
            if (entity instanceof TableEntity table && table.partitionBy() != null) {
                fates.partitioned.add(table);
            }
        }
        before.parts().forEach((part, old) -> fates.begin(part, old, after, options));
        fates.spread();
        return fates;
    }

    private void begin(Part part, Entity old, Dependencies after, PlanOptions options) {
        Entity now = after.parts().get(part);
        if (now == null) {
            put(part, Fate.DROPPED);
            return;
        }
        boolean stale = part.side() == Side.ITSELF && difference.stale().contains(part.key());
        if (!stale && Sides.same(part.side(), old, now)) {
            fates.put(part, Fate.KEPT);
        } else if (stale || !InPlace.possible(part, old, now, options)) {
            put(part, Fate.REMADE);
        } else {
            fates.put(part, Fate.ALTERED);
            if (part.side() == Side.ITSELF
                    && old instanceof ColumnEntity was
                    && now instanceof ColumnEntity is
                    && (!was.type().equals(is.type())
                            || !Objects.equals(was.collation(), is.collation()))) {
                retype(part);
            }
        }
    }

    /// Postgres does not convert a column by which a table, or a partition of it, is divided.
    private void remakeDividedBy(Part column) {
        List<String> address = column.key().address();
        TableName table = new TableName(address.getFirst(), address.get(1));
        for (TableEntity each : partitioned) {
            if (isOrIsPartOf(each, table)
                    && SqlTokens.of(String.valueOf(each.partitionBy())).stream()
                            .anyMatch(token -> token.value().equals(address.getLast()))) {
                remake(Part.of(each));
            }
        }
    }

    private boolean isOrIsPartOf(TableEntity partition, TableName table) {
        Set<TableName> seen = new HashSet<>();
        TableName at = partition.table();
        while (at != null && seen.add(at)) {
            if (at.equals(table)) {
                return true;
            }
            Entity.Key key = new Entity.Key(Kind.TABLE, List.of(at.schema(), at.name()));
            at =
                    difference.before().get(key) instanceof TableEntity above
                            ? above.partitionOf()
                            : null;
        }
        return false;
    }

    private void put(Part part, Fate fate) {
        fates.put(part, fate);
        waiting.add(part);
    }

    Fate of(Part part) {
        return fates.getOrDefault(part, Fate.KEPT);
    }

    Map<Part, Fate> all() {
        return fates;
    }

    /// {@return whether the column has to be converted}
    boolean isRetyped(Part column) {
        return retyped.contains(column);
    }

    /// {@return whether the column has a type of the same name afterwards}
    boolean keepsTypeName(Part column) {
        return difference.before().get(column.key()) instanceof ColumnEntity old
                && difference.after().get(column.key()) instanceof ColumnEntity now
                && old.type().equals(now.type());
    }

    private void spread() {
        while (!waiting.isEmpty()) {
            Part part = waiting.remove();
            boolean gone = of(part).isGone();
            if (!gone && retyped.contains(part)) {
                remakeDividedBy(part);
            }
            for (Need need : before.neededBy(part)) {
                if (need.strength() == Need.Strength.SOFT) {
                    continue;
                }
                if (gone) {
                    goesWith(need);
                } else if (isBrokenByConversion(need)) {
                    remake(need.part());
                }
            }
        }
    }

    private void goesWith(Need need) {
        Part part = need.part();
        Fate fate = of(part);
        boolean remade = of(need.on()) == Fate.REMADE;
        if (fate.isGone()) {
            return;
        }
        if (need.how() == Need.How.IS_OF) {
            if (remade) {
                convert(part);
            }
            return;
        }
        boolean altersAway =
                fate == Fate.ALTERED && !remade && !newNames.contains(need.on().key().address());
        if (!altersAway) {
            remake(part);
            if (part.side() == Part.Side.PARTITION && remade) {
                // A table that becomes partitioned, or stops being so, takes its partitions along.
                remake(part.side(Part.Side.ITSELF));
            }
        }
    }

    private void remake(Part part) {
        Fate fate = of(part);
        if (!fate.isGone()) {
            put(part, Fate.REMADE);
            retyped.remove(part);
        }
    }

    private void convert(Part column) {
        if (retyped.contains(column)) {
            return;
        }
        if (before.parts().get(column) instanceof ColumnEntity entity
                && entity.generated() == null) {
            fates.put(column, Fate.ALTERED);
            retype(column);
        } else {
            remake(column);
        }
    }

    private void retype(Part column) {
        retyped.add(column);
        waiting.add(column);
    }

    /// Whether Postgres refuses to convert a column while that need exists.
    private boolean isBrokenByConversion(Need need) {
        if (!retyped.contains(need.on())) {
            return false;
        }
        Part part = need.part();
        if (part.side() == Side.DEFAULT) {
            return true;
        }
        Entity entity = before.parts().get(part);
        return part.side() == Side.ITSELF
                && switch (part.kind()) {
                    case VIEW,
                            MATERIALIZED_VIEW,
                            RULE,
                            POLICY,
                            FUNCTION,
                            CHECK,
                            EXCLUSION,
                            FOREIGN_KEY,
                            TRIGGER,
                            PUBLISHED_TABLE ->
                            true;
                    case COLUMN -> need.how() == Need.How.STANDS_ON;
                    case INDEX ->
                            entity instanceof IndexEntity index
                                    && (index.where() != null
                                            || index.parts().stream()
                                                    .anyMatch(each -> each.column() == null));
                    case STATISTICS ->
                            entity instanceof StatisticsEntity statistics
                                    && statistics.expressions().stream()
                                            .anyMatch(each -> each.contains("("));
                    case ROLE,
                            SCHEMA,
                            EXTENSION,
                            COLLATION,
                            ENUM,
                            DOMAIN,
                            COMPOSITE_TYPE,
                            RANGE_TYPE,
                            SEQUENCE,
                            TABLE,
                            PRIMARY_KEY,
                            UNIQUE,
                            EVENT_TRIGGER,
                            SQL_OBJECT,
                            PUBLICATION,
                            PRIVILEGE,
                            DEFAULT_PRIVILEGE,
                            COMMENT ->
                            part.kind() == Kind.SQL_OBJECT;
                };
    }
}
