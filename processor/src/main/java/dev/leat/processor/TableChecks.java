package dev.leat.processor;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.leat.processor.Bounds.Kind;
import dev.leat.processor.TableShape.ColumnShape;
import dev.leat.processor.TableShape.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/// What the checks of a class say of its columns: those of the columns' initializers, and those
/// that its only constructor says whatever happens, `check("dates", price.gt(0))`.
///
/// @param conditions reads conditions with the imports of the file
/// @param stated the calls of the constructor, without those that check no row
/// @param hidden what stands for something else than a field in the constructor
record TableChecks(CheckTree conditions, List<MethodInvocationTree> stated, Set<String> hidden) {
    private static final String SCHEMA = "dev.leat.schema.";
    private static final Set<String> NUMBERS =
            Set.of(
                    "java.lang.Short",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.math.BigDecimal",
                    "java.math.BigInteger");
    private static final Set<String> TEXTS = Set.of("java.lang.String");

    /// @param path to the class
    static TableChecks of(TreePath path) {
        ClassTree tree = (ClassTree) path.getLeaf();
        List<MethodTree> constructors = new ArrayList<>();
        Set<String> methods = new HashSet<>();
        List<MethodInvocationTree> stated = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        for (Tree member : tree.getMembers()) {
            if (member instanceof BlockTree block && !block.isStatic()) {
                read(block, stated, hidden);
            } else if (member instanceof MethodTree method) {
                methods.add(method.getName().toString());
                if (method.getName().contentEquals("<init>")) {
                    constructors.add(method);
                }
            }
        }
        if (constructors.size() == 1) {
            MethodTree constructor = constructors.getFirst();
            constructor.getParameters().forEach(each -> hidden.add(each.getName().toString()));
            read(constructor.getBody(), stated, hidden);
        }
        return new TableChecks(
                new CheckTree(imports(path.getCompilationUnit(), methods)), stated, hidden);
    }

    private static void read(
            BlockTree block, List<MethodInvocationTree> stated, Set<String> hidden) {
        for (StatementTree statement : block.getStatements()) {
            if (statement instanceof VariableTree variable) {
                hidden.add(variable.getName().toString());
            }
            if (!(statement instanceof ExpressionStatementTree expression)) {
                continue;
            }
            ExpressionTree at = expression.getExpression();
            while (at instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree select
                    && !select.getIdentifier().contentEquals("notEnforced")
                    && select.getExpression() instanceof MethodInvocationTree inner) {
                at = inner;
            }
            if (at instanceof MethodInvocationTree call && isCheck(call)) {
                stated.add(call);
            }
        }
    }

    private static boolean isCheck(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case IdentifierTree name -> name.getName().contentEquals("check");
            case MemberSelectTree select ->
                    select.getIdentifier().contentEquals("check")
                            && select.getExpression() instanceof IdentifierTree self
                            && (self.getName().contentEquals("this")
                                    || self.getName().contentEquals("super"));
            default -> false;
        };
    }

    /// {@return the names that stand for methods and classes of the schema in this file}
    ///
    /// @param own methods of the class, which hide those that are imported
    private static Set<String> imports(CompilationUnitTree unit, Set<String> own) {
        Set<String> names = new HashSet<>();
        for (ImportTree each : unit.getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            if (!name.startsWith(SCHEMA)) {
                continue;
            }
            String inside = name.substring(SCHEMA.length());
            if (!each.isStatic()) {
                names.add(inside);
            } else {
                for (String method : List.of("length", "and")) {
                    if (!own.contains(method)
                            && (inside.endsWith("." + method) || inside.endsWith(".*"))) {
                        names.add(inside.substring(0, inside.indexOf('.')) + "." + method);
                    }
                }
            }
        }
        return names;
    }

    /// {@return the limits of the column's type, and what checks say besides}
    Limits limits(Limits type, ColumnShape column, Initializer initializer) {
        List<Bound> said = new ArrayList<>();
        for (MethodInvocationTree check : initializer.checks()) {
            if (!check.getArguments().isEmpty()) {
                said.addAll(conditions.ofColumn(check, column.sqlName()));
            }
        }
        for (MethodInvocationTree check : stated) {
            said.addAll(ofTable(check, column));
        }
        return type.with(type.bounds().with(said, kind(column, initializer)));
    }

    private List<Bound> ofTable(MethodInvocationTree check, ColumnShape column) {
        if (check.getArguments().isEmpty()) {
            return List.of();
        }
        ExpressionTree condition = check.getArguments().getLast();
        List<Bound> sql = check.getArguments().size() == 2 ? conditions.sql(condition) : List.of();
        if (!sql.isEmpty() || condition instanceof LiteralTree) {
            return sql.stream().filter(each -> each.column().equals(column.sqlName())).toList();
        }
        return hidden.contains(column.name())
                ? List.of()
                : conditions.ofCondition(condition).stream()
                        .filter(each -> each.column().equals(column.name()))
                        .toList();
    }

    private static Kind kind(ColumnShape column, Initializer initializer) {
        if (!initializer.isPlain()) {
            return Kind.OTHER;
        }
        return switch (initializer.factory()) {
            case "smallint", "integer", "bigint", "smallserial", "serial", "bigserial", "numeric" ->
                    isOne(column, NUMBERS) ? Kind.NUMBER : Kind.OTHER;
            case "text", "varchar", "citext" -> isOne(column, TEXTS) ? Kind.TEXT : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    private static boolean isOne(ColumnShape column, Set<String> classes) {
        return column.valueType() instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement type
                && classes.contains(type.getQualifiedName().toString());
    }
}
