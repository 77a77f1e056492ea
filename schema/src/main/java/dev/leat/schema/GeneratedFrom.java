package dev.leat.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a type that the annotation processor wrote, so that it writes it anew instead of checking
/// it as one written by hand.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GeneratedFrom {
    /// {@return the table or view}
    Class<? extends RowSource<?>> value();
}
