package dev.leat.migrate.catalog;

/// When a trigger or rule fires, by its code in the catalog.
final class Enabled {
    private Enabled() {}

    static String of(String code) {
        return switch (code) {
            case "O" -> "ENABLE";
            case "D" -> "DISABLE";
            case "R" -> "ENABLE REPLICA";
            case "A" -> "ENABLE ALWAYS";
            default ->
                    throw new IllegalStateException(
                            "a trigger or rule whose state is not known: " + code);
        };
    }
}
