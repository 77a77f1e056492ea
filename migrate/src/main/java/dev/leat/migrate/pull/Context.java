package dev.leat.migrate.pull;

import com.palantir.javapoet.CodeBlock;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the writers of one pull share: the entities by table, the names that were given, the notes.
final class Context {
    final Names names;
    final Types types = new Types();
    final List<String> notes = new ArrayList<>();
    private final List<Entity> entities;
    private final Map<TableName, List<Entity.OfTable>> parts = new HashMap<>();
    private final Map<TableName, Map<String, String>> fields = new HashMap<>();
    private final Map<TableName, TableName> roots = new HashMap<>();
    private final Set<String> serials = new HashSet<>();

    Context(String packageName, List<Entity> entities) {
        names = new Names(packageName);
        this.entities = entities;
        for (Entity entity : entities) {
            if (entity instanceof Entity.OfTable part) {
                parts.computeIfAbsent(part.table(), table -> new ArrayList<>()).add(part);
            }
            if (entity instanceof TableEntity table && table.partitionOf() != null) {
                roots.put(table.table(), table.partitionOf());
            }
        }
        all(SequenceEntity.class).stream().filter(this::isSerial).forEach(this::addSerial);
    }

    <E extends Entity> List<E> all(Class<E> type) {
        return entities.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Entity.OfTable> List<E> of(TableName table, Class<E> type) {
        return parts.getOrDefault(table, List.of()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// {@return the columns of a table, those that it has from the tables that it inherits from
    /// first}
    List<ColumnEntity> columns(TableName table) {
        Map<String, ColumnEntity> columns = new LinkedHashMap<>();
        for (TableEntity entity : of(table, TableEntity.class)) {
            for (TableName parent : entity.inherits()) {
                columns(parent)
                        .forEach(column ->
                                columns.putIfAbsent(column.name(), inherited(table, column)));
            }
        }
        of(table, ColumnEntity.class).forEach(column -> columns.put(column.name(), column));
        return List.copyOf(columns.values());
    }

    private static ColumnEntity inherited(TableName table, ColumnEntity column) {
        return new ColumnEntity(
                table,
                column.name(),
                column.type(),
                column.enumPath(),
                column.nullable(),
                column.defaultSql(),
                null,
                column.generated(),
                column.virtual(),
                column.collation(),
                column.storage(),
                column.compression());
    }

    boolean isPartition(TableName table) {
        return roots.containsKey(table);
    }

    /// Gives every column of a table or view its field.
    void nameFields(TableName table, List<String> columns, Set<String> taken) {
        Map<String, String> given = new LinkedHashMap<>();
        columns.forEach(column -> given.put(column, Names.field(column, taken)));
        fields.put(table, given);
    }

    /// {@return the field of a column within its own class}
    String field(TableName table, String column) {
        String field = fields.getOrDefault(table, Map.of()).get(column);
        if (field == null) {
            throw new IllegalStateException(
                    "%s has no column \"%s\" of its own".formatted(table, column));
        }
        return field;
    }

    boolean hasField(TableName table, String column) {
        return fields.getOrDefault(table, Map.of()).containsKey(column);
    }

    /// {@return the columns as arguments, as the class of the table calls them}
    String fields(TableName table, List<String> columns) {
        return columns.stream()
                .map(column -> field(table, column))
                .collect(Collectors.joining(", "));
    }

    /// {@return the constant of a table or view, as any class may call it}
    CodeBlock constant(TableName table) {
        return CodeBlock.of("$T.$L", names.table(table), Names.constant(table.name()));
    }

    /// {@return a column, as any class may call it}
    CodeBlock column(TableName table, String column) {
        return CodeBlock.of("$L.$L", constant(table), field(table, column));
    }

    /// {@return the comment on an object, or `null`}
    @Nullable String comment(Entity.Kind kind, List<String> address) {
        for (CommentEntity comment : all(CommentEntity.class)) {
            if (comment.on() == kind && comment.object().equals(address)) {
                return comment.text();
            }
        }
        return null;
    }

    /// {@return whether the sequence is nothing but that of a serial column}
    boolean isSerialSequence(SequenceEntity sequence) {
        return serials.contains(sequence.path());
    }

    /// {@return whether the column is a serial one}
    boolean isSerial(ColumnEntity column) {
        return serials.contains(
                column.table().schema()
                        + "."
                        + column.table().name()
                        + "_"
                        + column.name()
                        + "_seq");
    }

    private boolean hasPrivileges(SequenceEntity sequence) {
        return all(PrivilegeEntity.class).stream()
                .anyMatch(each ->
                        each.on() == Entity.Kind.SEQUENCE
                                && each.object().equals(sequence.address()));
    }

    private void addSerial(SequenceEntity sequence) {
        serials.add(sequence.path());
    }

    private boolean isSerial(SequenceEntity sequence) {
        TableName table = sequence.ownerTable();
        if (table == null
                || !sequence.path().equals(table + "_" + sequence.ownerColumn() + "_seq")
                || comment(Entity.Kind.SEQUENCE, sequence.address()) != null
                || hasPrivileges(sequence)) {
            return false;
        }
        long max =
                switch (sequence.type()) {
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                };
        boolean usual =
                sequence.start() == 1
                        && sequence.increment() == 1
                        && sequence.min() == 1
                        && sequence.max() == max
                        && sequence.cache() == 1
                        && !sequence.cycle();
        return usual
                && of(table, ColumnEntity.class).stream()
                        .anyMatch(column ->
                                column.name().equals(sequence.ownerColumn())
                                        && column.type().equals(sequence.type())
                                        && !column.nullable()
                                        && column.defaultSql() != null
                                        && column.defaultSql()
                                                .replace("\"", "")
                                                .equals(
                                                        "nextval('"
                                                                + sequence.path()
                                                                + "'::regclass)"));
    }
}
