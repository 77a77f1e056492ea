package dev.leat.schema.object;

/// What a role may do with an object.
public enum Privilege {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE,
    REFERENCES,
    TRIGGER,
    USAGE,
    CREATE,
    EXECUTE
}
