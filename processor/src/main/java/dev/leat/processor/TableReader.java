package dev.leat.processor;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.leat.processor.TableShape.ColumnShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// Reads a class that extends `Table<R>` into a [TableShape].
final class TableReader {
    private static final String TABLE = "dev.leat.schema.Table";
    private static final Set<String> SOURCES =
            Set.of(TABLE, "dev.leat.schema.View", "dev.leat.schema.MaterializedView");
    private static final String VALIDATED = "dev.leat.schema.Validated";
    private static final String COLUMN = "dev.leat.schema.Column";
    private static final Set<String> NO_COMPONENTS =
            Set.of(
                    "clone",
                    "finalize",
                    "getClass",
                    "hashCode",
                    "notify",
                    "notifyAll",
                    "toString",
                    "wait");

    private final Trees trees;
    private final Elements elements;
    private final Types types;
    private final boolean validateAll;

    /// @param validateAll whether every table asks for constraints of Bean Validation
    TableReader(Trees trees, Elements elements, Types types, boolean validateAll) {
        this.trees = trees;
        this.elements = elements;
        this.types = types;
        this.validateAll = validateAll;
    }

    /// {@return the `R` of the `Table<R>` or view that the class extends, or `null` if it extends
    /// none}
    @Nullable TypeMirror rowType(TypeElement element) {
        if (element.getKind() != ElementKind.CLASS
                || element.getModifiers().contains(Modifier.ABSTRACT)) {
            return null;
        }
        TypeMirror row = tableArgument(element.asType());
        return row == null || row.getKind() == TypeKind.TYPEVAR ? null : row;
    }

    private @Nullable TypeMirror tableArgument(TypeMirror type) {
        for (TypeMirror parent : types.directSupertypes(type)) {
            if (parent instanceof DeclaredType declared && isNamed(declared, SOURCES)) {
                return declared.getTypeArguments().isEmpty()
                        ? null
                        : declared.getTypeArguments().getFirst();
            }
            if (parent.getKind() == TypeKind.DECLARED
                    && ((DeclaredType) parent).asElement().getKind() == ElementKind.CLASS) {
                TypeMirror found = tableArgument(parent);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isNamed(DeclaredType type, Set<String> qualifiedNames) {
        return type.asElement() instanceof TypeElement element
                && qualifiedNames.contains(element.getQualifiedName().toString());
    }

    private boolean isTable(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType parent
                && (isNamed(parent, Set.of(TABLE)) || isTable((TypeElement) parent.asElement()));
    }

    private boolean isValidated(TypeElement type) {
        return validateAll
                || type.getAnnotationMirrors().stream()
                        .anyMatch(each -> each.getAnnotationType().toString().equals(VALIDATED));
    }

    TableShape read(TypeElement table, TypeMirror row) throws TableProblem {
        List<ColumnShape> columns = new ArrayList<>();
        collect(table, table, columns, new DeclarationCheck());
        if (row.getKind() == TypeKind.ERROR) {
            String name = row.toString();
            if (name.contains("<") || name.contains(">")) {
                throw new TableProblem(table, "the row type of a table is a plain record: " + name);
            }
            int dot = name.lastIndexOf('.');
            return dot < 0
                    ? shape(table, packageOf(table, name), name, columns)
                    : shape(table, name.substring(0, dot), name.substring(dot + 1), columns);
        }
        TypeElement rowElement = (TypeElement) types.asElement(row);
        return shape(
                table,
                elements.getPackageOf(rowElement).getQualifiedName().toString(),
                rowElement.getSimpleName().toString(),
                columns);
    }

    private TableShape shape(
            TypeElement table, String rowPackage, String rowName, List<ColumnShape> columns) {
        return new TableShape(
                table, rowPackage, rowName, columns, isTable(table), isValidated(table));
    }

    /// The package of a type that does not exist yet: where an import says, else the table's own.
    private String packageOf(TypeElement table, String simpleName) {
        TreePath path = trees.getPath(table);
        if (path != null) {
            for (ImportTree imported : path.getCompilationUnit().getImports()) {
                String name = imported.getQualifiedIdentifier().toString();
                if (!imported.isStatic() && name.endsWith("." + simpleName)) {
                    return name.substring(0, name.length() - simpleName.length() - 1);
                }
            }
        }
        return elements.getPackageOf(table).getQualifiedName().toString();
    }

    private void collect(
            TypeElement table, TypeElement type, List<ColumnShape> columns, DeclarationCheck check)
            throws TableProblem {
        if (type.getSuperclass() instanceof DeclaredType parent
                && !isNamed(parent, SOURCES)
                && parent.asElement() instanceof TypeElement parentElement
                && !parentElement.getQualifiedName().contentEquals("java.lang.Object")) {
            collect(table, parentElement, columns, check);
        }
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof VariableElement field
                    && field.getKind() == ElementKind.FIELD
                    && !field.getModifiers().contains(Modifier.STATIC)
                    && field.asType() instanceof DeclaredType declared
                    && isNamed(declared, Set.of(COLUMN))) {
                columns.add(column(table, field, declared, check));
            }
        }
    }

    private ColumnShape column(
            TypeElement table, VariableElement field, DeclaredType declared, DeclarationCheck check)
            throws TableProblem {
        String name = field.getSimpleName().toString();
        // A field of an inherited class is reported at the table, which is being compiled.
        Element at = trees.getPath(field) == null ? table : field;
        if (declared.getTypeArguments().isEmpty()) {
            throw new TableProblem(at, "column " + name + " must say its type: Column<…>");
        }
        if (NO_COMPONENTS.contains(name)) {
            throw new TableProblem(
                    at, "a record cannot have a component named " + name + "; rename the field");
        }
        TreePath path = trees.getPath(field);
        Tree tree = path == null ? null : path.getLeaf();
        Initializer initializer =
                tree instanceof VariableTree variable
                        ? Initializer.read(variable.getInitializer())
                        : null;
        if (initializer == null || !(tree instanceof VariableTree variable)) {
            throw new TableProblem(
                    at,
                    "the initializer of column "
                            + name
                            + " must be a chain that the compiler can read, such as text(\"name\").nullable()");
        }
        String givenName = initializer.givenName();
        String sqlName = givenName != null ? givenName : ColumnNames.of(table).of(name);
        check.check(at, name, sqlName, initializer);
        checkNullness(field, name, variable, initializer);
        ColumnShape column =
                new ColumnShape(
                        field,
                        name,
                        sqlName,
                        declared.getTypeArguments().getFirst(),
                        initializer.nullable(),
                        initializer.insert(),
                        initializer.limits());
        return column.with(
                TableChecks.of(path.getParentPath()).limits(column.limits(), column, initializer));
    }

    private static void checkNullness(
            VariableElement field, String name, VariableTree variable, Initializer initializer)
            throws TableProblem {
        boolean declared =
                variable.getType() instanceof ParameterizedTypeTree parameterized
                        && isNullable(parameterized.getTypeArguments().getFirst());
        if (declared && !initializer.nullable()) {
            throw new TableProblem(
                    field, "column " + name + " is NOT NULL: remove @Nullable, or say .nullable()");
        }
        if (!declared && initializer.nullable()) {
            throw new TableProblem(
                    field, "column " + name + " is nullable(): declare it as Column<@Nullable …>");
        }
    }

    /// The annotation of `@Nullable List<String>` is at `List`, within the type with its arguments.
    private static boolean isNullable(Tree type) {
        Tree annotated =
                type instanceof ParameterizedTypeTree parameterized
                        ? parameterized.getType()
                        : type;
        return annotated instanceof AnnotatedTypeTree tree
                && tree.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().endsWith("Nullable"));
    }
}
