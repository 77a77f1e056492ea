package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/// A class of constants, each an object of the database.
final class Constants {
    private final ClassName self;
    private final TypeSpec.Builder type;
    private final Set<String> taken = new HashSet<>();
    private final List<CodeBlock> references = new ArrayList<>();

    Constants(ClassName self, String doc) {
        this.self = self;
        type =
                TypeSpec.classBuilder(self)
                        .addModifiers(Modifier.FINAL)
                        .addJavadoc(doc)
                        .addMethod(
                                MethodSpec.constructorBuilder()
                                        .addModifiers(Modifier.PRIVATE)
                                        .build());
    }

    /// {@return the constant, as any class may call it}
    CodeBlock add(String name, TypeName javaType, CodeBlock value) {
        String first = Names.constant(name);
        String constant = first;
        for (int i = 2; !taken.add(constant); i++) {
            constant = first + "_" + i;
        }
        type.addField(
                FieldSpec.builder(javaType, constant, Modifier.STATIC, Modifier.FINAL)
                        .initializer(value)
                        .build());
        CodeBlock reference = CodeBlock.of("$T.$L", self, constant);
        references.add(reference);
        return reference;
    }

    /// {@return all constants, in the order in which they were added}
    List<CodeBlock> references() {
        return List.copyOf(references);
    }

    void addType(TypeSpec nested) {
        type.addType(nested);
    }

    boolean isEmpty() {
        return references.isEmpty();
    }

    TypeSpec build() {
        return type.build();
    }
}
