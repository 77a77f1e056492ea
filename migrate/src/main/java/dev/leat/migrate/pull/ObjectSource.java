package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.SequenceEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.object.EventTrigger;
import dev.leat.schema.object.Extension;
import dev.leat.schema.object.PostgresSchema;
import dev.leat.schema.object.Publication;
import dev.leat.schema.object.Routine;
import dev.leat.schema.object.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Schemas, extensions, sequences, routines, publications and event triggers, as constants of one
/// class.
final class ObjectSource {
    /// Types of several words, which a parameter may have without having a name.
    private static final List<String> TYPES_OF_WORDS =
            List.of(
                    "double precision",
                    "character varying",
                    "bit varying",
                    "timestamp with",
                    "time with",
                    "interval ");

    private final Context context;
    private final @Nullable String syncedPublication;
    private final Constants constants;
    private final Map<String, CodeBlock> sequences = new HashMap<>();
    private final Map<String, CodeBlock> routines = new HashMap<>();
    private final Map<String, CodeBlock> others = new HashMap<>();

    /// @param syncedPublication the publication that the schema has by itself; `null` for none
    ObjectSource(Context context, ClassName self, @Nullable String syncedPublication) {
        this.context = context;
        this.syncedPublication = syncedPublication;
        constants = new Constants(self, "What the database has besides tables, views and types.");
    }

    Constants constants() {
        return constants;
    }

    void write() {
        for (SchemaEntity schema : context.all(SchemaEntity.class)) {
            others.put(
                    schema.path(),
                    constants.add(
                            schema.name() + "_schema",
                            ClassName.get(PostgresSchema.class),
                            CodeBlock.of("$T.of($S)", PostgresSchema.class, schema.name())));
        }
        context.all(ExtensionEntity.class).forEach(this::addExtension);
        context.all(SequenceEntity.class).stream()
                .filter(sequence -> !context.isSerialSequence(sequence))
                .forEach(this::addSequence);
        context.all(FunctionEntity.class).forEach(this::addRoutine);
        context.all(PublicationEntity.class).stream()
                .filter(each -> !each.name().equals(syncedPublication))
                .forEach(this::addPublication);
        context.all(EventTriggerEntity.class).forEach(this::addEventTrigger);
    }

    @Nullable CodeBlock sequence(String path) {
        return sequences.get(path);
    }

    @Nullable CodeBlock routine(String path) {
        return routines.get(path);
    }

    @Nullable CodeBlock other(String path) {
        return others.get(path);
    }

    private void addExtension(ExtensionEntity extension) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("$T.of($S)", Extension.class, extension.name());
        if (extension.schema() != null && !extension.schema().equals("public")) {
            code.add(".inSchema($S)", extension.schema());
        }
        if (extension.version() != null) {
            code.add(".version($S)", extension.version());
        }
        others.put(
                extension.path(),
                constants.add(
                        extension.name() + "_extension",
                        ClassName.get(Extension.class),
                        code.build()));
    }

    private void addSequence(SequenceEntity sequence) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("$T.of($S)", Sequence.class, sequence.name());
        if (!sequence.schema().equals("public")) {
            code.add(".inSchema($S)", sequence.schema());
        }
        code.add(".as($T.$L)", Sequence.Type.class, sequence.type().toUpperCase(Locale.ROOT));
        code.add(
                ".counting(options -> options.startWith($LL).incrementBy($LL).minValue($LL).maxValue($LL).cache($LL)$L)",
                sequence.start(),
                sequence.increment(),
                sequence.min(),
                sequence.max(),
                sequence.cache(),
                sequence.cycle() ? ".cycling()" : "");
        TableName owner = sequence.ownerTable();
        if (owner != null) {
            code.add(
                    ".ownedBy($L)",
                    context.column(owner, Objects.requireNonNull(sequence.ownerColumn())));
        }
        sequences.put(
                sequence.path(),
                constants.add(sequence.name(), ClassName.get(Sequence.class), code.build()));
    }

    private void addRoutine(FunctionEntity function) {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock parameters =
                SqlLists.split(function.arguments(), ',').stream()
                        .map(ObjectSource::parameter)
                        .collect(CodeBlock.joining(", "));
        code.add(
                "new $T($S, $S, $T.$L, $T.of($L), $L, $S, $T.of($L), $S, $L)",
                Routine.class,
                function.schema(),
                function.name(),
                Routine.Kind.class,
                function.type(),
                List.class,
                parameters,
                function.returns() == null
                        ? CodeBlock.of("null")
                        : CodeBlock.of("$S", function.returns()),
                function.language() == null ? "" : function.language(),
                List.class,
                PartSource.strings(function.attributes()),
                function.body(),
                function.sqlBody());
        routines.put(
                function.path(),
                constants.add(function.name(), ClassName.get(Routine.class), code.build()));
    }

    /// `b text DEFAULT 'x'::text`, taken apart. A parameter without a name is left as one text.
    private static CodeBlock parameter(String text) {
        String rest = text;
        String mode = "IN";
        for (String each : List.of("INOUT", "OUT", "VARIADIC", "IN")) {
            if (rest.startsWith(each + " ")) {
                mode = each;
                rest = rest.substring(each.length() + 1);
                break;
            }
        }
        String defaultSql = null;
        int at = rest.indexOf(" DEFAULT ");
        if (at > 0) {
            defaultSql = rest.substring(at + 9);
            rest = rest.substring(0, at);
        }
        String name = "";
        int blank = rest.indexOf(' ');
        String declared = rest;
        if (blank > 0
                && TYPES_OF_WORDS.stream().noneMatch(declared::startsWith)
                && SqlLists.isIdentifier(rest.substring(0, blank))) {
            name = SqlLists.unquoted(rest.substring(0, blank));
            rest = rest.substring(blank + 1);
        }
        return CodeBlock.of(
                "new $T($T.$L, $S, $S, $L)",
                Routine.Parameter.class,
                Routine.Mode.class,
                mode,
                name,
                rest,
                defaultSql == null ? CodeBlock.of("null") : CodeBlock.of("$S", defaultSql));
    }

    private void addPublication(PublicationEntity publication) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                publication.allTables() ? "$T.ofAllTables($S)" : "$T.of($S)",
                Publication.class,
                publication.name());
        publication.schemas().forEach(schema -> code.add(".schema($S)", schema));
        for (PublishedTableEntity part : context.all(PublishedTableEntity.class)) {
            if (part.publication().equals(publication.name())) {
                if (context.isPartition(part.table())) {
                    context.notes.add(
                            "publication %s publishes the partition %s by itself, which Java cannot say"
                                    .formatted(publication.name(), part.table()));
                    continue;
                }
                code.add(
                        ".with(new $T($L, $T.of($L), $L))",
                        Publication.Part.class,
                        context.constant(part.table()),
                        List.class,
                        part.columns() == null
                                ? CodeBlock.of("")
                                : part.columns().stream()
                                        .map(column -> context.column(part.table(), column))
                                        .collect(CodeBlock.joining(", ")),
                        part.where() == null
                                ? CodeBlock.of("null")
                                : SqlText.condition(part.where()));
            }
        }
        if (publication.operations().size() < Publication.Operation.values().length) {
            code.add(
                    ".operations($L)",
                    publication.operations().stream()
                            .map(each ->
                                    CodeBlock.of(
                                            "$T.$L",
                                            Publication.Operation.class,
                                            each.toUpperCase(Locale.ROOT)))
                            .collect(CodeBlock.joining(", ")));
        }
        if (publication.viaPartitionRoot()) {
            code.add(".asPartitionRoot()");
        }
        if (publication.options().contains("publish_generated_columns=stored")) {
            code.add(".withGeneratedColumns()");
        }
        others.put(
                publication.path(),
                constants.add(
                        publication.name() + "_publication",
                        ClassName.get(Publication.class),
                        code.build()));
    }

    private void addEventTrigger(EventTriggerEntity trigger) {
        CodeBlock function =
                routines.get(trigger.functionSchema() + "." + trigger.function() + ".");
        if (function == null) {
            context.notes.add(
                    "event trigger %s calls a function that is not in these schemas; it is left out"
                            .formatted(trigger.name()));
            return;
        }
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "$T.on($T.$L, $S, $L)",
                EventTrigger.class,
                EventTrigger.Event.class,
                trigger.event().toUpperCase(Locale.ROOT),
                trigger.name(),
                function);
        if (!trigger.tags().isEmpty()) {
            code.add(".tags($L)", PartSource.strings(trigger.tags()));
        }
        PartSource.addEnabled(code, trigger.enabled());
        others.put(
                trigger.path(),
                constants.add(trigger.name(), ClassName.get(EventTrigger.class), code.build()));
    }
}
