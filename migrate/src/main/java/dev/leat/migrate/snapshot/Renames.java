package dev.leat.migrate.snapshot;

import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was called otherwise before: what the schema declares, or an answer to a question.
///
/// @param all in no particular order; chains and swaps are put into one by who carries them out
public record Renames(List<Rename> all) {
    public Renames {
        all = List.copyOf(new LinkedHashSet<>(all));
    }

    /// Renames of tables and columns.
    ///
    /// @param tables new name to old name
    /// @param columns path of the column under its table's *new* name, to the column's old name; no
    ///   name in it may have a point
    public Renames(Map<TableName, TableName> tables, Map<String, String> columns) {
        this(ofTablesAndColumns(tables, columns));
    }

    /// {@return no renames}
    public static Renames none() {
        return new Renames(List.of());
    }

    /// {@return these renames}
    public static Renames of(Rename... renames) {
        return new Renames(List.of(renames));
    }

    /// {@return these renames without those that the others say as well: what was declared at the
    /// last migration has been done by it}
    public Renames minus(Renames done) {
        Set<Rename> known = new HashSet<>(done.all);
        return new Renames(all.stream().filter(each -> !known.contains(each)).toList());
    }

    /// {@return these renames and the others}
    public Renames plus(Renames others) {
        List<Rename> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Renames(both);
    }

    private static List<Rename> ofTablesAndColumns(
            Map<TableName, TableName> tables, Map<String, String> columns) {
        List<Rename> list = new ArrayList<>();
        tables.forEach((now, then) ->
                list.add(
                        new Rename(
                                Kind.TABLE,
                                List.of(then.schema(), then.name()),
                                List.of(now.schema(), now.name()))));
        columns.forEach((path, then) -> {
            String[] names = path.split("\\.", 3);
            list.add(
                    new Rename(
                            Kind.COLUMN,
                            List.of(names[0], names[1], then),
                            List.of(names[0], names[1], names[2])));
        });
        return list;
    }
}
