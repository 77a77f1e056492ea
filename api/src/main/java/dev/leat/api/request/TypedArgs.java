package dev.leat.api.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/// Reads the first argument into a Java type, and turns Jackson's complaints into sentences that
/// hold neither class names nor the values that were sent.
record TypedArgs<A>(Class<A> type) implements Args<A> {
    private static final JsonMapper MAPPER = ArgsMapper.create();

    TypedArgs {
        Objects.requireNonNull(type, "type");
    }

    @Override
    public A decode(List<JsonNode> args) throws InvalidArguments {
        JsonNode first = first(args);
        if (first.isNull()) {
            first = nothing();
        }
        RequiredComponents.check(first, type);
        try {
            return MAPPER.treeToValue(first, type);
        } catch (ValueInstantiationException e) {
            throw new InvalidArguments(path(e), refusal(e), e);
        } catch (MismatchedInputException e) {
            throw new InvalidArguments(path(e), "must be " + expected(e.getTargetType()), e);
        } catch (InputCoercionException e) {
            throw new InvalidArguments(path(e), "must be " + expected(e.getTargetType()), e);
        } catch (JacksonException e) {
            throw new InvalidArguments(path(e), "cannot be read", e);
        }
    }

    /// {@return what stands for an argument that was not sent: a record may need nothing}
    private JsonNode nothing() throws InvalidArguments {
        JsonNode empty = JsonNodeFactory.instance.objectNode();
        if (type.isRecord() && RequiredComponents.needsNone(type)) {
            return empty;
        }
        throw new InvalidArguments("", "one argument is expected, none was sent");
    }

    static JsonNode first(List<JsonNode> args) {
        return args.isEmpty() ? NullNode.getInstance() : args.get(0);
    }

    private static String refusal(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        String message = cause == null ? null : cause.getMessage();
        boolean written =
                cause instanceof IllegalArgumentException || cause instanceof ApplicationError;
        return written && message != null ? message : "is not valid";
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : e.getPath()) {
            String property = reference.getPropertyName();
            if (property == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(property);
            }
        }
        return path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == float.class || type == Double.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number in the range of "
                    + type.getSimpleName().toLowerCase(Locale.ROOT);
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class || type == LocalDate.class) {
            return "a time in milliseconds since 1970 or in ISO form";
        }
        if (type == Optional.class) {
            return "a value of another type";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }
}
