package dev.leat.migrate.change;

import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.OtherObject;
import java.util.ArrayList;
import java.util.List;

/// What differs and cannot be planned, in words: nobody is to take silence for equality.
final class LeftAlone {
    private LeftAlone() {}

    /// {@return a sentence for each object that no entity can express and that only one side has,
    /// or has otherwise}
    static List<String> between(Catalog from, Catalog to) {
        List<String> texts = new ArrayList<>();
        for (OtherObject each : to.others()) {
            if (each.setting() == null && !from.others().contains(each)) {
                texts.add(
                        "%s %s is missing or different, and nothing is done about it: write a migration by hand. It is to be: %s"
                                .formatted(each.kind(), each.path(), each.definition()));
            }
        }
        for (OtherObject each : from.others()) {
            boolean there =
                    to.others().stream()
                            .anyMatch(other ->
                                    other.kind().equals(each.kind())
                                            && other.path().equals(each.path()));
            if (each.setting() == null && !there) {
                texts.add(
                        "%s %s is left as it is: Leat cannot express it."
                                .formatted(each.kind(), each.path()));
            }
        }
        return texts;
    }
}
