package dev.leat.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Asks the annotation processor to put constraints of Jakarta Bean Validation on the types that it
/// writes for this table: `@NotNull` where the column is NOT NULL, `@Size` for `varchar(n)` and
/// `char(n)`, `@Digits` for `numeric(p, s)`. The application needs `jakarta.validation-api`. For
/// all tables of a module there is the compiler's option `-Aleat.validation=jakarta`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Validated {}
