package dev.leat.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Finds the tables of a compilation and writes or checks their records.
///
/// For `class Posts extends Table<Post>` it writes the record `Post`, the insert type `NewPost` and
/// the update type `PostPatch` into the package of `Post`; for a view only the record. Types that
/// exist are left alone; an existing `Post` is checked.
///
/// With the option `-Aleat.validation=jakarta`, or `@Validated` at a table, they carry constraints
/// of Jakarta Bean Validation.
@SupportedAnnotationTypes("*")
@SupportedOptions("leat.validation")
public final class TableProcessor extends AbstractProcessor {
    private static final String VALIDATION = "leat.validation";

    private final Set<String> written = new HashSet<>();
    private @Nullable TableReader reader;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reader =
                new TableReader(
                        Trees.instance(unwrapped(environment)),
                        environment.getElementUtils(),
                        environment.getTypeUtils(),
                        "jakarta".equals(environment.getOptions().get(VALIDATION)));
    }

    /// IntelliJ wraps the environment in a proxy, which the tree API refuses.
    private static ProcessingEnvironment unwrapped(ProcessingEnvironment environment) {
        try {
            Class<?> wrappers =
                    environment
                            .getClass()
                            .getClassLoader()
                            .loadClass("org.jetbrains.jps.javac.APIWrappers");
            Object unwrapped =
                    wrappers.getDeclaredMethod("unwrap", Class.class, Object.class)
                            .invoke(null, ProcessingEnvironment.class, environment);
            return unwrapped instanceof ProcessingEnvironment real ? real : environment;
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | NullPointerException e) {
            return environment;
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            visit(type);
        }
        return false;
    }

    private void visit(TypeElement type) {
        TableReader tableReader = reader;
        TypeMirror row = tableReader == null ? null : tableReader.rowType(type);
        if (tableReader != null && row != null) {
            try {
                handle(tableReader.read(type, row), row);
            } catch (TableProblem problem) {
                error(problem.element(), problem.getMessage());
            }
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::visit);
    }

    private void handle(TableShape table, TypeMirror row) {
        ClassName rowName;
        if (row.getKind() == TypeKind.ERROR || isGenerated(row)) {
            rowName = ClassName.get(table.rowPackage(), table.rowName());
            write(table, RowGenerator.generate(table));
        } else {
            TypeElement existing = (TypeElement) processingEnv.getTypeUtils().asElement(row);
            rowName = ClassName.get(existing);
            for (String problem :
                    new RowCheck(processingEnv.getTypeUtils()).problems(table, existing)) {
                error(table.element(), problem);
            }
        }
        if (table.writable()) {
            if (isMine(table, NewRowGenerator.nameOf(table))) {
                write(table, NewRowGenerator.generate(table, rowName));
            }
            if (isMine(table, PatchGenerator.nameOf(table))) {
                write(table, PatchGenerator.generate(table, rowName));
            }
        }
    }

    /// {@return whether the type does not exist, or exists because this processor wrote it}
    private boolean isMine(TableShape table, String simpleName) {
        String name =
                table.rowPackage().isEmpty() ? simpleName : table.rowPackage() + "." + simpleName;
        TypeElement existing = processingEnv.getElementUtils().getTypeElement(name);
        return existing == null || isGenerated(existing.asType());
    }

    private boolean isGenerated(TypeMirror type) {
        Element element = processingEnv.getTypeUtils().asElement(type);
        return element != null
                && element.getAnnotationMirrors().stream()
                        .anyMatch(annotation ->
                                annotation
                                        .getAnnotationType()
                                        .toString()
                                        .equals("dev.leat.schema.GeneratedFrom"));
    }

    private void write(TableShape table, JavaFile file) {
        String name = file.packageName() + "." + file.typeSpec().name();
        if (!written.add(name)) {
            error(table.element(), "two tables have rows named " + name);
            return;
        }
        try {
            file.writeTo(processingEnv.getFiler());
        } catch (IOException e) {
            error(table.element(), "writing " + name + " failed: " + e.getMessage());
        }
    }

    private void error(Element element, @Nullable String message) {
        processingEnv
                .getMessager()
                .printMessage(Diagnostic.Kind.ERROR, String.valueOf(message), element);
    }
}
