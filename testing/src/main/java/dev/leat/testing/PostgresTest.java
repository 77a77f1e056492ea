package dev.leat.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the tests of a class databases of their own: `@ExtendWith(PostgresExtension.class)` in one
/// word.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PostgresExtension.class)
public @interface PostgresTest {

    /// SQL that builds the database of every test in the class. It is run once, into a template
    /// that the tests' databases are copied from.
    String[] template() default {};

    /// Whether threads that a test started and left running fail it. Connections and slots always
    /// do.
    boolean checkThreads() default true;
}
