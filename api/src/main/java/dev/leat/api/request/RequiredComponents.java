package dev.leat.api.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Demands a value for every component of a record that is neither `@Nullable` nor an `Optional`,
/// in the records inside it too.
///
/// Done on the JSON before a record is built, so that a missing title is reported as such and not
/// as whatever the record's constructor makes of a null.
final class RequiredComponents {
    private RequiredComponents() {}

    static void check(JsonNode json, Class<?> type) throws InvalidArguments {
        check(json, type, "");
    }

    /// {@return whether every component of the record may be left out}
    static boolean needsNone(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).allMatch(RequiredComponents::isOptional);
    }

    private static void check(JsonNode json, Type type, String path) throws InvalidArguments {
        if (type instanceof Class<?> record && record.isRecord()) {
            if (!json.isObject()) {
                throw new InvalidArguments(path, "must be an object");
            }
            for (RecordComponent component : record.getRecordComponents()) {
                checkComponent(json, component, path);
            }
        } else if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw) {
            Type element = generic.getActualTypeArguments()[0];
            if (Optional.class == raw) {
                check(json, element, path);
            } else if (Collection.class.isAssignableFrom(raw)) {
                int index = 0;
                for (JsonNode each : json) {
                    check(each, element, path + "[" + index++ + "]");
                }
            }
        }
    }

    private static void checkComponent(JsonNode json, RecordComponent component, String path)
            throws InvalidArguments {
        String name = nameOf(component);
        String childPath = path.isEmpty() ? name : path + "." + name;
        JsonNode child = json.get(name);
        if (child != null && !child.isNull()) {
            check(child, component.getGenericType(), childPath);
        } else if (!isOptional(component)) {
            throw new InvalidArguments(childPath, "is missing");
        }
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }

    private static boolean isOptional(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return component.getType() == Optional.class
                || JsonNode.class.isAssignableFrom(component.getType())
                || isNullable(type)
                || isNullable(component.getAccessor());
    }

    /// By simple name, so that the annotation of any library counts.
    private static boolean isNullable(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
