package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.schema.EnumType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;

/// An enum type as a Java enum.
final class EnumSource {
    private EnumSource() {}

    /// {@return the enum, with its type as the constant `TYPE`}
    static TypeSpec write(EnumEntity entity, ClassName self) {
        TypeSpec.Builder type =
                TypeSpec.enumBuilder(self)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The enum type `$L`.", entity.path().replace("$", "$$"));
        Set<String> taken = new HashSet<>();
        List<String> constants =
                entity.labels().stream().map(label -> constant(label, taken)).toList();
        // Labels that are the names in lower case need not be kept.
        boolean plain =
                constants.stream()
                        .map(constant -> constant.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(entity.labels());
        for (int i = 0; i < constants.size(); i++) {
            if (plain) {
                type.addEnumConstant(constants.get(i));
            } else {
                type.addEnumConstant(
                        constants.get(i),
                        TypeSpec.anonymousClassBuilder("$S", entity.labels().get(i)).build());
            }
        }
        CodeBlock.Builder value = CodeBlock.builder();
        if (plain) {
            value.add("$T.of($S, $T.class)", EnumType.class, entity.name(), self);
        } else {
            type.addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL)
                    .addMethod(
                            MethodSpec.constructorBuilder()
                                    .addParameter(String.class, "label")
                                    .addStatement("this.label = label")
                                    .build());
            value.add(
                    "$T.of($S, $T.class, each -> each.label)", EnumType.class, entity.name(), self);
        }
        if (!entity.schema().equals("public")) {
            value.add(".inSchema($S)", entity.schema());
        }
        return type.addField(
                        FieldSpec.builder(
                                        ParameterizedTypeName.get(
                                                ClassName.get(EnumType.class), self),
                                        "TYPE",
                                        Modifier.PUBLIC,
                                        Modifier.STATIC,
                                        Modifier.FINAL)
                                .initializer(value.build())
                                .build())
                .build();
    }

    private static String constant(String label, Set<String> taken) {
        String first = Names.constant(label);
        if (first.equals("TYPE")) {
            first = "TYPE_LABEL";
        }
        String constant = first;
        for (int i = 2; !taken.add(constant); i++) {
            constant = first + i;
        }
        return constant;
    }
}
