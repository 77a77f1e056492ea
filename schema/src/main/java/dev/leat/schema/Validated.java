package dev.leat.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Asks the annotation processor to put constraints of Jakarta Bean Validation on the types that it
/// writes for this table. The application needs `jakarta.validation-api`. For all tables of a
/// module there is the compiler's option `-Aleat.validation=jakarta`.
///
/// | Declaration | Constraint |
/// |---|---|
/// | NOT NULL | `@NotNull` |
/// | `varchar(n)`, `char(n)` | `@Size` |
/// | `numeric(p, s)` | `@Digits` |
/// | a check `price.ge(0)`, `price.between(1, 9)`, `price >= 0` | `@Min`, `@Max` |
/// | `price.gt(0)`, `price < 10.5` | `@DecimalMin`, `@DecimalMax` |
/// | `length(title).le(80)`, `length(title) <= 80` | `@Size` |
///
/// Checks are those of a column and those that the only constructor of the table says without a
/// condition, in Java or in SQL. Numbers are known where they stand in place, and columns where
/// they are whole numbers, `numeric` or texts in Java too. Of conditions that AND joins each counts
/// for itself; whatever else a check says is left to Postgres. Lengths are counted in Java's
/// characters, of which a letter outside of Unicode's first plane, as an emoji, has two.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Validated {}
