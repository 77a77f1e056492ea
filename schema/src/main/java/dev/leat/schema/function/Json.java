package dev.leat.schema.function;

import dev.leat.schema.Condition;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON: `getText(POSTS.meta, "lang").eq("en")`.
///
/// What asks with `@>`, `?` and paths is for `jsonb`. JSON that a function gives arrives as text.
public final class Json {
    private Json() {}

    // ---- parts

    /// {@return the value of a key, as JSON; null where there is none}
    public static Expression<@Nullable String> get(Expression<?> json, String key) {
        return Calls.operator(DataType.JSONB, true, json, "->", Functions.value(key));
    }

    /// {@return the element at a place, from 0, or from the end if negative}
    public static Expression<@Nullable String> get(Expression<?> json, int place) {
        return Calls.operator(DataType.JSONB, true, json, "->", Functions.value(place));
    }

    /// {@return the value of a key, as text without quotes}
    public static Expression<@Nullable String> getText(Expression<?> json, String key) {
        return Calls.operator(DataType.TEXT, true, json, "->>", Functions.value(key));
    }

    /// {@return the element at a place, as text without quotes}
    public static Expression<@Nullable String> getText(Expression<?> json, int place) {
        return Calls.operator(DataType.TEXT, true, json, "->>", Functions.value(place));
    }

    /// {@return the value at the end of a path of keys and places, as JSON}
    public static Expression<@Nullable String> at(Expression<?> json, String... path) {
        return Calls.operator(DataType.JSONB, true, json, "#>", path(path));
    }

    /// {@return the value at the end of a path of keys and places, as text without quotes}
    public static Expression<@Nullable String> textAt(Expression<?> json, String... path) {
        return Calls.operator(DataType.TEXT, true, json, "#>>", path(path));
    }

    private static Expression<List<String>> path(String... path) {
        return Functions.value(DataType.TEXT.array(), List.of(path));
    }

    // ---- conditions

    /// {@return a condition: the JSON has everything that the other has}
    ///
    /// @param other JSON
    public static Condition contains(Expression<?> json, String other) {
        return Calls.condition(json, "@>", Functions.value(DataType.JSONB, other));
    }

    /// {@return a condition: the JSON has nothing that the other does not have}
    ///
    /// @param other JSON
    public static Condition containedBy(Expression<?> json, String other) {
        return Calls.condition(json, "<@", Functions.value(DataType.JSONB, other));
    }

    /// {@return a condition: the object has the key, or the array the text}
    public static Condition hasKey(Expression<?> json, String key) {
        return Calls.condition(json, "?", Functions.value(key));
    }

    /// {@return a condition: it has one of the keys}
    public static Condition hasAnyKey(Expression<?> json, String... keys) {
        return Calls.condition(json, "?|", path(keys));
    }

    /// {@return a condition: it has all of the keys}
    public static Condition hasAllKeys(Expression<?> json, String... keys) {
        return Calls.condition(json, "?&", path(keys));
    }

    /// {@return a condition: a JSON path finds something}
    public static Condition pathExists(Expression<?> json, String path) {
        return Calls.condition(json, "@?", jsonPath(path));
    }

    /// {@return a condition: a JSON path's predicate holds: `$.n > 3`}
    public static Condition pathMatches(Expression<?> json, String path) {
        return Calls.condition(json, "@@", jsonPath(path));
    }

    private static Expression<String> jsonPath(String path) {
        Expression<String> text = Functions.value(path);
        return Formula.of(
                DataType.TEXT,
                false,
                out -> out.sql("CAST(").expression(text).sql(" AS jsonpath)"));
    }

    // ---- change

    /// {@return the JSON with a value set at the end of a path}
    ///
    /// @param value JSON
    public static <T extends @Nullable Object> Expression<T> set(
            Expression<T> json, String value, String... path) {
        return Calls.callLike(
                json,
                json.isNullable(),
                "jsonb_set",
                json,
                path(path),
                Functions.value(DataType.JSONB, value));
    }

    /// {@return both objects in one, the second one's values counting}
    public static <T extends @Nullable Object> Expression<T> merge(
            Expression<T> json, Expression<? extends T> other) {
        return Formula.like(
                json,
                json.isNullable() || other.isNullable(),
                out -> out.sql("(").expression(json).sql(" || ").expression(other).sql(")"));
    }

    /// {@return the JSON without a key}
    public static <T extends @Nullable Object> Expression<T> removeKey(
            Expression<T> json, String key) {
        Expression<String> name = Functions.value(key);
        return Formula.like(
                json,
                json.isNullable(),
                out -> out.sql("(").expression(json).sql(" - ").expression(name).sql(")"));
    }

    // ---- building

    /// {@return an object of these keys and values, in the map's order}
    public static Expression<String> object(Map<String, ? extends Expression<?>> values) {
        List<Expression<?>> arguments = new ArrayList<>();
        values.forEach((key, value) -> {
            arguments.add(Functions.value(key));
            arguments.add(value);
        });
        return Calls.call(
                DataType.JSONB,
                false,
                "jsonb_build_object",
                arguments.toArray(Expression<?>[]::new));
    }

    /// {@return an array of these values}
    public static Expression<String> array(Expression<?>... values) {
        return Calls.call(DataType.JSONB, false, "jsonb_build_array", values);
    }

    /// {@return any value as JSON}
    public static Expression<String> toJson(Expression<?> value) {
        return Calls.call(DataType.JSONB, value.isNullable(), "to_jsonb", value);
    }

    /// {@return the number of elements of a JSON array; an error of the statement for other JSON}
    public static Expression<Integer> arrayLength(Expression<?> json) {
        return Calls.call(DataType.INTEGER, json.isNullable(), "jsonb_array_length", json);
    }

    /// {@return what the JSON is: `object`, `array`, `string`, `number`, `boolean`, `null`}
    public static Expression<String> typeOf(Expression<?> json) {
        return Calls.call(DataType.TEXT, json.isNullable(), "jsonb_typeof", json);
    }
}
