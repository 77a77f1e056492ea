package dev.leat.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How a table names what it gives no name to. It is inherited, so that one base class decides for
/// all tables of an adopted database:
///
/// ```java
/// @Naming(columns = ColumnCase.CAMEL_CASE, constraints = ConstraintNames.DRIZZLE)
/// abstract class AppTable<R> extends Table<R> { … }
/// ```
///
/// It is an annotation because the annotation processor must know the names too.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Naming {
    /// {@return how the name of a field becomes that of a column declared without one, as `text()`}
    ColumnCase columns() default ColumnCase.SNAKE_CASE;

    /// {@return how keys, checks and indexes without a name are called}
    ConstraintNames constraints() default ConstraintNames.POSTGRES;
}
