package dev.leat.query.ast;

/// JSON that is not an AST: says where and what.
public final class AstFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AstFormatException(String path, String found) {
        super(
                path.isEmpty()
                        ? "the query is malformed: " + found
                        : "the query is malformed at " + path + ": " + found);
    }
}
