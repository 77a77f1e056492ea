package dev.leat.migrate.snapshot;

import dev.leat.migrate.declared.DeclaredEntities;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.CheckConstraint;
import dev.leat.schema.Column;
import dev.leat.schema.DatabaseObject;
import dev.leat.schema.ExclusionConstraint;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Index;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.UniqueKey;
import dev.leat.schema.View;
import dev.leat.schema.object.Renamed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The renames that a Java schema declares: `renamedFrom(…)` at tables, columns, constraints and
/// indexes, and `Renamed` for everything else.
final class DeclaredRenames {
    private final List<Entity> entities;
    private final List<Rename> renames = new ArrayList<>();

    private DeclaredRenames(List<Entity> entities) {
        this.entities = entities;
    }

    static Renames of(Schema schema, List<Entity> entities) {
        DeclaredRenames found = new DeclaredRenames(entities);
        schema.tables().forEach(found::addTable);
        for (DatabaseObject object : schema.objects()) {
            switch (object) {
                case View<?> view -> found.addSource(Kind.VIEW, view);
                case MaterializedView<?> view -> found.addSource(Kind.MATERIALIZED_VIEW, view);
                case Renamed renamed -> found.addObject(renamed);
                default -> {
                    // The others say nothing themselves.
                }
            }
        }
        return new Renames(found.renames);
    }

    private void addSource(Kind kind, RowSource<?> source) {
        add(kind, List.of(source.schema()), source.name(), source.renamedFrom());
        List<String> within = List.of(source.schema(), source.name());
        for (Index index : source.indexes()) {
            add(Kind.INDEX, within, index.name(), index.renamedFrom());
        }
    }

    private void addTable(Table<?> table) {
        addSource(Kind.TABLE, table);
        List<String> within = List.of(table.schema(), table.name());
        for (Column<?> column : table.columns()) {
            add(Kind.COLUMN, within, column.name(), column.renamedFrom());
        }
        PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null) {
            add(Kind.PRIMARY_KEY, within, primaryKey.name(), primaryKey.options().renamedFrom());
        }
        for (UniqueKey key : table.uniqueKeys()) {
            add(Kind.UNIQUE, within, key.name(), key.options().renamedFrom());
        }
        for (ForeignKey key : table.foreignKeys()) {
            add(Kind.FOREIGN_KEY, within, key.name(), key.renamedFrom());
        }
        for (CheckConstraint check : table.checks()) {
            add(Kind.CHECK, within, check.name(), check.renamedFrom());
        }
        for (ExclusionConstraint exclusion : table.exclusions()) {
            add(Kind.EXCLUSION, within, exclusion.name(), exclusion.renamedFrom());
        }
    }

    private void addObject(Renamed renamed) {
        String oldName = renamed.oldName();
        switch (renamed.subject()) {
            case Renamed.Subject.OfObject of -> {
                Entity entity = DeclaredEntities.of(of.object());
                List<String> now = entity.address();
                List<String> before = new ArrayList<>(now);
                before.set(now.size() == 1 ? 0 : 1, oldName);
                renames.add(new Rename(entity.kind(), before, now));
            }
            case Renamed.Subject.OfSchema of -> add(Kind.SCHEMA, List.of(), of.name(), oldName);
            case Renamed.Subject.OfPart of -> {
                TableName table = new TableName(of.table().schema(), of.table().name());
                for (Entity entity : entities) {
                    boolean same =
                            entity instanceof Entity.Named named
                                    ? named.table().equals(table) && named.name().equals(of.name())
                                    : entity instanceof StatisticsEntity statistics
                                            && statistics.table().equals(table)
                                            && statistics.name().equals(of.name());
                    if (same) {
                        List<String> address = entity.address();
                        add(
                                entity.kind(),
                                address.subList(0, address.size() - 1),
                                of.name(),
                                oldName);
                    }
                }
            }
            case Renamed.Subject.OfLabel of ->
                    add(
                            Kind.ENUM,
                            List.of(of.type().schema(), of.type().name()),
                            of.label(),
                            oldName);
            case Renamed.Subject.OfAttribute of ->
                    add(
                            Kind.COMPOSITE_TYPE,
                            List.of(of.type().schema(), of.type().name()),
                            of.attribute(),
                            oldName);
        }
    }

    private void add(Kind kind, List<String> within, String name, @Nullable String oldName) {
        if (oldName != null) {
            List<String> before = new ArrayList<>(within);
            List<String> after = new ArrayList<>(within);
            before.add(oldName);
            after.add(name);
            renames.add(new Rename(kind, before, after));
        }
    }
}
