package dev.leat.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;

/// A table or view under another name within a statement, for joining it with itself:
///
/// ```java
/// Employees boss = alias(EMPLOYEES, "boss");
/// db.select(EMPLOYEES.name, boss.name)
///         .from(EMPLOYEES)
///         .leftJoin(boss).on(EMPLOYEES.bossId.eq(boss.id))
/// ```
///
/// An alias is another instance of the same class, so it has the same typed columns. It is made
/// with the constructor without parameters, private or not. Keep one that is used often in a
/// constant.
public final class Alias {
    private Alias() {}

    /// {@return the same table or view under another name}
    ///
    /// @throws IllegalArgumentException if its class has no constructor without parameters, or it
    ///   cannot be called
    @SuppressWarnings("unchecked") // the constructor is that of the source's own class
    public static <S extends RowSource<?>> S alias(S source, String name) {
        Objects.requireNonNull(name, "name");
        Class<?> type = source.getClass();
        RowSource<?> other;
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!constructor.trySetAccessible()) {
                throw new IllegalArgumentException(
                        "%s cannot get the alias %s: open the package of %s to dev.leat.schema"
                                .formatted(source, name, type.getName()));
            }
            other = (RowSource<?>) constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "%s cannot get the alias %s: %s needs a constructor without parameters"
                            .formatted(source, name, type.getName()),
                    e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "%s cannot get the alias %s: the constructor of %s failed"
                            .formatted(source, name, type.getName()),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s cannot get the alias %s".formatted(source, name), e);
        }
        if (!other.serverName().equals(source.serverName())) {
            throw new IllegalArgumentException(
                    "%s cannot get the alias %s: the constructor without parameters of %s makes %s"
                            .formatted(source, name, type.getName(), other));
        }
        other.alias(name);
        return (S) other;
    }
}
