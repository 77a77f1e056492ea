package dev.leat.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// A value that holds while a function runs, on its thread and on those that a
/// `StructuredTaskScope` forks in it: a `ScopedValue`, which is there from Java 25 on. Before that
/// it is never seen.
///
/// @param <V> what the functions take
final class InheritedScope<V> {
    private static final int SINCE = 25;
    private static final @Nullable Api API =
            Runtime.version().feature() < SINCE ? null : Api.find();

    private final @Nullable Object key = API == null ? null : API.newKey();

    /// The methods of `ScopedValue`, which what is compiled for Java 21 cannot mention.
    private record Api(
            MethodHandle newInstance,
            MethodHandle where,
            MethodHandle run,
            MethodHandle isBound,
            MethodHandle get) {

        static Api find() {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            try {
                Class<?> value = Class.forName("java.lang.ScopedValue");
                Class<?> carrier = Class.forName("java.lang.ScopedValue$Carrier");
                return new Api(
                        lookup.findStatic(value, "newInstance", MethodType.methodType(value)),
                        lookup.findStatic(
                                value,
                                "where",
                                MethodType.methodType(carrier, value, Object.class)),
                        lookup.findVirtual(
                                carrier, "run", MethodType.methodType(void.class, Runnable.class)),
                        lookup.findVirtual(value, "isBound", MethodType.methodType(boolean.class)),
                        lookup.findVirtual(value, "get", MethodType.methodType(Object.class)));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("ScopedValue is not as Java 25 has it", e);
            }
        }

        Object newKey() {
            return call(() -> newInstance.invoke());
        }

        static <T extends @Nullable Object> T call(Call<T> call) {
            try {
                return call.run();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new LinkageError("ScopedValue is not as Java 25 has it", e);
            }
        }
    }

    private interface Call<T extends @Nullable Object> {
        T run() throws Throwable;
    }

    /// {@return the value that holds here; `null` for none}
    @SuppressWarnings("unchecked") // only in(…) binds the key
    @Nullable V get() {
        Api api = API;
        Object bound = key;
        if (api == null || bound == null) {
            return null;
        }
        return Api.<@Nullable V>call(
                () -> (boolean) api.isBound.invoke(bound) ? (V) api.get.invoke(bound) : null);
    }

    /// {@return what the function makes of the value, which holds while it runs}
    <T extends @Nullable Object, X extends Exception> T in(V value, Work<V, T, X> work) throws X {
        Api api = API;
        Object unbound = key;
        if (api == null || unbound == null) {
            return work.apply(value);
        }
        Run<V, T, X> run = new Run<>(value, work);
        Api.call(() -> {
            Object carrier = api.where.invoke(unbound, (Object) value);
            api.run.invoke(carrier, (Runnable) run);
            return run;
        });
        return run.result();
    }

    /// What runs with the value.
    interface Work<V, T extends @Nullable Object, X extends Exception> {
        T apply(V value) throws X;
    }

    /// Keeps what a function returns or throws until it is outside.
    private static final class Run<V, T extends @Nullable Object, X extends Exception>
            implements Runnable {
        private final V value;
        private final Work<V, T, X> work;
        private @Nullable T result;
        private @Nullable Exception failure;

        Run(V value, Work<V, T, X> work) {
            this.value = value;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.apply(value);
            } catch (Exception e) {
                failure = e;
            }
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // the work throws X only, and gave the result
        T result() throws X {
            Exception thrown = failure;
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown != null) {
                throw (X) thrown;
            }
            return result;
        }
    }
}
