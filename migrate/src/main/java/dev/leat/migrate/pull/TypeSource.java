package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.migrate.entity.CollationEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.RangeTypeEntity;
import dev.leat.schema.object.Collation;
import dev.leat.schema.object.CompositeType;
import dev.leat.schema.object.Domain;
import dev.leat.schema.object.RangeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/// The types that a database declares: enums in files of their own, all others as constants of one
/// class, which mentions no table, so that tables may mention it while they are made.
final class TypeSource {
    private final Context context;
    private final Constants constants;
    private final List<TypeSpec> files = new ArrayList<>();
    private final Map<Entity, CodeBlock> references = new HashMap<>();

    TypeSource(Context context, ClassName self) {
        this.context = context;
        constants = new Constants(self, "The types that the database declares.");
    }

    /// Writes all types. A type may be made of others, so it waits until they are there.
    void write() {
        context.all(EnumEntity.class).forEach(this::addEnum);
        for (CollationEntity collation : context.all(CollationEntity.class)) {
            references.put(
                    collation,
                    constants.add(
                            collation.name() + "_collation",
                            ClassName.get(Collation.class),
                            CodeBlock.of(
                                    "new $T($S, $S, $T.of($L))",
                                    Collation.class,
                                    collation.schema(),
                                    collation.name(),
                                    List.class,
                                    PartSource.strings(collation.options()))));
        }
        List<Entity.OfSchema> waiting = new ArrayList<>();
        waiting.addAll(context.all(DomainEntity.class));
        waiting.addAll(context.all(CompositeTypeEntity.class));
        waiting.addAll(context.all(RangeTypeEntity.class));
        while (!waiting.isEmpty()) {
            List<Entity.OfSchema> ready =
                    waiting.stream().filter(type -> !needsOther(type, waiting)).toList();
            List<Entity.OfSchema> next = ready.isEmpty() ? List.copyOf(waiting) : ready;
            next.forEach(this::add);
            waiting.removeAll(next);
        }
    }

    private static boolean needsOther(Entity.OfSchema type, List<Entity.OfSchema> waiting) {
        List<String> needed =
                switch (type) {
                    case DomainEntity domain -> List.of(domain.type());
                    case CompositeTypeEntity composite ->
                            composite.attributes().stream()
                                    .map(CompositeTypeEntity.Attribute::type)
                                    .toList();
                    default -> List.of();
                };
        return needed.stream()
                .map(name -> name.replace("[]", "").replace("\"", ""))
                .anyMatch(name ->
                        waiting.stream()
                                .anyMatch(other -> other != type && printed(other).equals(name)));
    }

    private static String printed(Entity.OfSchema type) {
        return type.schema() + "." + type.name();
    }

    List<TypeSpec> files() {
        return files;
    }

    Constants constants() {
        return constants;
    }

    /// {@return the constant of a type}
    CodeBlock reference(Entity type) {
        CodeBlock reference = references.get(type);
        if (reference == null) {
            throw new IllegalStateException("no constant for " + type.path());
        }
        return reference;
    }

    private void addEnum(EnumEntity type) {
        ClassName self = context.names.classFor(type.schema(), type.name(), "Label");
        files.add(EnumSource.write(type, self));
        CodeBlock reference = CodeBlock.of("$T.TYPE", self);
        references.put(type, reference);
        context.types.declare(printed(type), new Types.Factory("enumeration", reference, self));
    }

    private void add(Entity.OfSchema type) {
        switch (type) {
            case DomainEntity domain -> addDomain(domain);
            case CompositeTypeEntity composite -> addComposite(composite);
            case RangeTypeEntity range ->
                    declare(
                            range,
                            ClassName.get(RangeType.class),
                            ClassName.get(String.class),
                            CodeBlock.of(
                                    "new $T($S, $S, $T.of($L))",
                                    RangeType.class,
                                    range.schema(),
                                    range.name(),
                                    List.class,
                                    PartSource.strings(range.options())));
            default -> throw new IllegalArgumentException("no type: " + type.path());
        }
    }

    private void declare(
            Entity.OfSchema type, TypeName constantType, TypeName javaType, CodeBlock value) {
        CodeBlock reference = constants.add(type.name(), constantType, value);
        references.put(type, reference);
        context.types.declare(
                printed(type),
                new Types.Factory("column", CodeBlock.of("$L.type()", reference), javaType));
    }

    private void addDomain(DomainEntity domain) {
        TypeName javaType = context.types.dataTypeJava(domain.type());
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "$T.of($S, $L)",
                Domain.class,
                domain.name(),
                context.types.dataType(domain.type()));
        if (!domain.schema().equals("public")) {
            code.add(".inSchema($S)", domain.schema());
        }
        if (!domain.nullable()) {
            code.add(".asNotNull()");
        }
        if (domain.defaultSql() != null) {
            code.add(".defaultSql($S)", domain.defaultSql());
        }
        if (domain.collation() != null) {
            code.add(".collation($S)", domain.collation());
        }
        for (DomainEntity.Check check : domain.checks()) {
            code.add(".check($S, $S)", check.name(), check.expression());
        }
        declare(
                domain,
                ParameterizedTypeName.get(ClassName.get(Domain.class), javaType),
                javaType,
                code.build());
    }

    private void addComposite(CompositeTypeEntity composite) {
        ClassName record = context.names.classFor(composite.schema(), composite.name(), "Value");
        Set<String> taken = new HashSet<>();
        MethodSpec.Builder canonical = MethodSpec.constructorBuilder();
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("$T.of($S, $T.class)", CompositeType.class, composite.name(), record);
        if (!composite.schema().equals("public")) {
            code.add(".inSchema($S)", composite.schema());
        }
        for (CompositeTypeEntity.Attribute attribute : composite.attributes()) {
            canonical.addParameter(
                    context.types.dataTypeJava(attribute.type()),
                    Names.field(attribute.name(), taken));
            code.add(
                    ".attribute($S, $L)",
                    attribute.name(),
                    context.types.dataType(attribute.type()));
            if (attribute.collation() != null) {
                context.notes.add(
                        "attribute %s of composite type %s has the collation %s, which Java cannot say"
                                .formatted(
                                        attribute.name(), composite.path(), attribute.collation()));
            }
        }
        files.add(
                TypeSpec.recordBuilder(record)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("A value of the composite type `$L`.", composite.path())
                        .recordConstructor(canonical.build())
                        .build());
        declare(
                composite,
                ParameterizedTypeName.get(ClassName.get(CompositeType.class), record),
                record,
                code.build());
    }
}
