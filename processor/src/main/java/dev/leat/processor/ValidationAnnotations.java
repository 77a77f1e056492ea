package dev.leat.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.leat.processor.TableShape.ColumnShape;
import dev.leat.processor.TableShape.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the schema says of a column's values, as constraints of Jakarta Bean Validation.
final class ValidationAnnotations {
    private static final String PACKAGE = "jakarta.validation.constraints";

    private ValidationAnnotations() {}

    /// {@return the constraints of a column's value}
    ///
    /// @param required whether null is refused where the column is NOT NULL
    static List<AnnotationSpec> of(ColumnShape column, boolean required) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        boolean isPrimitive = RowGenerator.componentType(column).isPrimitive();
        if (required && !column.nullable() && !isPrimitive) {
            annotations.add(AnnotationSpec.builder(ClassName.get(PACKAGE, "NotNull")).build());
        }
        Limits limits = column.limits();
        addSize(annotations, limits);
        if (limits.integer() != null && limits.integer() >= 0) {
            annotations.add(
                    AnnotationSpec.builder(ClassName.get(PACKAGE, "Digits"))
                            .addMember("integer", "$L", limits.integer())
                            .addMember("fraction", "$L", limits.fraction())
                            .build());
        }
        addLimit(annotations, "Min", limits.bounds().low());
        addLimit(annotations, "Max", limits.bounds().high());
        return annotations;
    }

    private static void addSize(List<AnnotationSpec> annotations, Limits limits) {
        Integer ofType = limits.length();
        Integer ofChecks = limits.bounds().longest();
        Integer longest =
                ofType == null
                        ? ofChecks
                        : ofChecks == null ? ofType : (Integer) Math.min(ofType, ofChecks);
        int shortest = limits.bounds().shortest();
        if (longest == null && shortest == 0) {
            return;
        }
        AnnotationSpec.Builder size = AnnotationSpec.builder(ClassName.get(PACKAGE, "Size"));
        if (shortest > 0) {
            size.addMember("min", "$L", shortest);
        }
        if (longest != null) {
            size.addMember("max", "$L", longest);
        }
        annotations.add(size.build());
    }

    /// @param side `Min` or `Max`
    private static void addLimit(
            List<AnnotationSpec> annotations, String side, Bounds.@Nullable Limit limit) {
        if (limit == null) {
            return;
        }
        BigDecimal number = limit.number();
        boolean isWhole = number.stripTrailingZeros().scale() <= 0 && fitsLong(number);
        if (isWhole && limit.inclusive()) {
            annotations.add(
                    AnnotationSpec.builder(ClassName.get(PACKAGE, side))
                            .addMember("value", "$LL", number.longValueExact())
                            .build());
            return;
        }
        AnnotationSpec.Builder decimal =
                AnnotationSpec.builder(ClassName.get(PACKAGE, "Decimal" + side))
                        .addMember("value", "$S", number.toPlainString());
        if (!limit.inclusive()) {
            decimal.addMember("inclusive", "$L", false);
        }
        annotations.add(decimal.build());
    }

    private static boolean fitsLong(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }
}
