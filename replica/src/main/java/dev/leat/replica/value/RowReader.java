package dev.leat.replica.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the values of one table's rows from text; what cannot be read becomes null and is
/// reported.
///
/// Immutable; any thread may use it.
public final class RowReader {
    private final String table;
    private final String[] names;
    private final ColumnType[] types;
    private final ValueWarnings warnings;

    /// @param names the columns in the order of a row's values
    public RowReader(
            String table, List<String> names, List<ColumnType> types, ValueWarnings warnings) {
        this.table = table;
        this.names = names.toArray(String[]::new);
        this.types = types.toArray(ColumnType[]::new);
        this.warnings = warnings;
    }

    /// {@return the value of the column at `index`, from its text}
    ///
    /// @param text what Postgres printed, or null for NULL
    public @Nullable Object read(int index, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (types[index]) {
                case ColumnType.Scalar scalar -> scalar.parse(text);
                case ColumnType.ArrayOf array ->
                        array.parse(text, reason -> warnings.report(table, names[index], reason));
            };
        } catch (UnreadableValue e) {
            warnings.report(table, names[index], String.valueOf(e.getMessage()));
            return null;
        }
    }

    /// {@return how many columns a row has}
    public int columns() {
        return types.length;
    }
}
