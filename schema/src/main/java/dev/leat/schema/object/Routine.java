package dev.leat.schema.object;

import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A function, a procedure or an aggregate, written in a language of the server.
///
/// ```java
/// static final Routine TOUCH = Routine.function("touch").returns("trigger").language("plpgsql").body("""
///         BEGIN
///           NEW.updated_at := now();
///           RETURN NEW;
///         END""");
/// ```
///
/// @param parameters in their order
/// @param returns what follows RETURNS; `null` for procedures and aggregates
/// @param attributes `IMMUTABLE`, `SECURITY DEFINER`, …; of an aggregate `sfunc = f`, …
/// @param body the source text; empty for aggregates
/// @param sqlBody whether the body is SQL that the server parses when it makes the routine
public record Routine(
        String schema,
        String name,
        Kind kind,
        List<Parameter> parameters,
        @Nullable String returns,
        String language,
        List<String> attributes,
        String body,
        boolean sqlBody)
        implements SchemaObject {

    /// What it is called with.
    public enum Kind {
        FUNCTION,
        PROCEDURE,
        AGGREGATE;

        /// {@return how an error calls it}
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// How a parameter is used.
    public enum Mode {
        IN,
        OUT,
        INOUT,
        VARIADIC
    }

    /// A parameter.
    ///
    /// @param name empty for none
    /// @param type as SQL
    /// @param defaultSql what it is when a call leaves it out; `null` if none may
    public record Parameter(Mode mode, String name, String type, @Nullable String defaultSql) {
        public Parameter {
            Objects.requireNonNull(mode, "mode");
            type = Words.sql("the type of parameter " + name, type);
        }

        /// {@return the parameter in a routine's identity: without its default}
        String identity() {
            return (mode == Mode.IN ? "" : mode.name() + " ")
                    + (name.isEmpty() ? "" : Identifier.quote(name) + " ")
                    + type;
        }

        String sql() {
            return identity() + (defaultSql == null ? "" : " DEFAULT " + defaultSql);
        }
    }

    public Routine {
        Words.name("schema", schema);
        Words.name(kind.word(), name);
        parameters = List.copyOf(parameters);
        attributes = List.copyOf(attributes);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(body, "body");
    }

    /// {@return a function in the schema `public`}
    public static Routine function(String name) {
        return new Routine(
                "public", name, Kind.FUNCTION, List.of(), "void", "sql", List.of(), "", false);
    }

    /// {@return a procedure in the schema `public`}
    public static Routine procedure(String name) {
        return new Routine(
                "public", name, Kind.PROCEDURE, List.of(), null, "sql", List.of(), "", false);
    }

    /// {@return an aggregate in the schema `public`}
    ///
    /// @param stateFunction what makes a new state of the old one and a row's values
    /// @param stateType the type of the state
    public static Routine aggregate(String name, String stateFunction, String stateType) {
        return new Routine(
                "public",
                name,
                Kind.AGGREGATE,
                List.of(),
                null,
                "",
                List.of("sfunc = " + stateFunction, "stype = " + stateType),
                "",
                false);
    }

    /// {@return in another schema}
    public Routine inSchema(String newSchema) {
        return new Routine(
                newSchema, name, kind, parameters, returns, language, attributes, body, sqlBody);
    }

    /// {@return with one more parameter}
    ///
    /// @param type as SQL
    public Routine parameter(String parameterName, String type) {
        return parameter(new Parameter(Mode.IN, parameterName, type, null));
    }

    /// {@return with one more parameter, which calls may leave out}
    ///
    /// @param defaultSql an expression
    public Routine parameter(String parameterName, String type, String defaultSql) {
        return parameter(new Parameter(Mode.IN, parameterName, type, defaultSql));
    }

    /// {@return with one more parameter}
    public Routine parameter(Parameter parameter) {
        return new Routine(
                schema,
                name,
                kind,
                Words.with(parameters, parameter),
                returns,
                language,
                attributes,
                body,
                sqlBody);
    }

    /// {@return giving this: `integer`, `SETOF post`, `TABLE (id uuid, n bigint)`, `trigger`}
    ///
    /// @throws IllegalArgumentException if it is no function
    public Routine returns(String newReturns) {
        if (kind != Kind.FUNCTION) {
            throw new IllegalArgumentException(describe() + " returns nothing by declaration");
        }
        return new Routine(
                schema,
                name,
                kind,
                parameters,
                Words.sql("what " + describe() + " returns", newReturns),
                language,
                attributes,
                body,
                sqlBody);
    }

    /// {@return in this language: `sql`, `plpgsql`, …}
    public Routine language(String newLanguage) {
        return new Routine(
                schema, name, kind, parameters, returns, newLanguage, attributes, body, sqlBody);
    }

    /// {@return with this source text}
    public Routine body(String newBody) {
        return new Routine(
                schema,
                name,
                kind,
                parameters,
                returns,
                language,
                attributes,
                Objects.requireNonNull(newBody, "body"),
                false);
    }

    /// {@return with a body of SQL that the server parses when it makes the routine, so that it
    /// knows what the routine depends on: `RETURN a + b` or `BEGIN ATOMIC …; END`}
    public Routine sqlBody(String newBody) {
        return new Routine(
                schema,
                name,
                kind,
                parameters,
                returns,
                "sql",
                attributes,
                Words.sql("the body of " + describe(), newBody),
                true);
    }

    /// {@return giving the same for the same parameters, forever}
    public Routine immutable() {
        return attribute("IMMUTABLE");
    }

    /// {@return giving the same for the same parameters within a statement}
    public Routine stable() {
        return attribute("STABLE");
    }

    /// {@return giving null for a null, without being called}
    public Routine strict() {
        return attribute("STRICT");
    }

    /// {@return run with the rights of its owner. Name a search path too: `set("search_path",
    /// "pg_catalog, pg_temp")`}
    public Routine securityDefiner() {
        return attribute("SECURITY DEFINER");
    }

    /// {@return fit for parallel workers}
    public Routine parallelSafe() {
        return attribute("PARALLEL SAFE");
    }

    /// {@return telling nothing about its parameters by errors or side effects}
    public Routine leakproof() {
        return attribute("LEAKPROOF");
    }

    /// {@return with this estimate of what a call costs, in units of `cpu_operator_cost`}
    public Routine cost(int units) {
        return attribute("COST " + units);
    }

    /// {@return with this estimate of how many rows a call gives}
    public Routine rows(int rows) {
        return attribute("ROWS " + rows);
    }

    /// {@return run with a setting of its own: `set("search_path", "pg_catalog, pg_temp")`}
    ///
    /// @param value as SQL takes it after `TO`
    public Routine set(String setting, String value) {
        return attribute("SET " + setting + " TO " + Words.sql("the value of " + setting, value));
    }

    /// {@return with one more attribute, as SQL}
    public Routine attribute(String attribute) {
        return new Routine(
                schema,
                name,
                kind,
                parameters,
                returns,
                language,
                Words.with(attributes, Words.sql("an attribute", attribute)),
                body,
                sqlBody);
    }

    /// {@return the parameters that tell it from others of the same name, with their names}
    public String identityArguments() {
        return parameters.stream()
                .filter(parameter -> parameter.mode() != Mode.OUT)
                .map(Parameter::identity)
                .collect(Collectors.joining(", "));
    }

    /// {@return the whole list of parameters, as SQL}
    public String argumentsSql() {
        return parameters.stream().map(Parameter::sql).collect(Collectors.joining(", "));
    }

    /// {@return the quoted name, with its schema unless that is `public`}
    public String qualifiedSql() {
        return Identifier.qualified(schema, name);
    }

    @Override
    public List<String> problems(dev.leat.schema.Schema in) {
        List<String> problems = new ArrayList<>();
        if (kind != Kind.AGGREGATE && body.isBlank()) {
            problems.add(describe() + " has no body; say body(…)");
        }
        if (kind != Kind.AGGREGATE && language.isBlank()) {
            problems.add(describe() + " has no language; say language(…)");
        }
        return problems;
    }

    @Override
    public String describe() {
        return kind.word() + " " + Words.shown(schema, name);
    }

    @Override
    public String identity() {
        return "routine "
                + schema
                + "."
                + name
                + parameters.stream()
                        .filter(parameter -> parameter.mode() != Mode.OUT)
                        .map(Parameter::type)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
