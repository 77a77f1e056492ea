package dev.leat.migrate.plan;

import dev.leat.migrate.depend.SqlTokens;
import dev.leat.migrate.depend.SqlTokens.Token;
import dev.leat.migrate.depend.SqlTokens.Type;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.migrate.entity.TableEntity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Bodies of functions that Postgres reads when they are made.
final class SqlBodies {
    private SqlBodies() {}

    /// {@return whether the entity is a function in SQL that was written for another search path:
    /// it names, without a schema, what is in another schema than `public`}
    ///
    /// @param all what there is in the end
    static boolean areOfAnotherPath(Entity entity, Map<Entity.Key, Entity> all) {
        if (!(entity instanceof FunctionEntity function)
                || function.sqlBody()
                || !"sql".equals(function.language())
                || function.attributes().stream().anyMatch(each -> each.startsWith("SET "))) {
            return false;
        }
        Set<String> words = new HashSet<>();
        List<Token> tokens = SqlTokens.of(function.body());
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualified = i > 0 && tokens.get(i - 1).is(".");
            if (tokens.get(i).type() == Type.NAME && !qualified) {
                words.add(tokens.get(i).value());
            }
        }
        Set<String> elsewhere = new HashSet<>();
        for (Entity each : all.values()) {
            String name = name(each);
            if (words.contains(name)) {
                if (each.address().getFirst().equals("public")) {
                    words.remove(name);
                    elsewhere.remove(name);
                } else {
                    elsewhere.add(name);
                }
            }
        }
        return !elsewhere.isEmpty();
    }

    /// {@return what a body may call it; empty for what it cannot speak of}
    private static String name(Entity entity) {
        return switch (entity) {
            case TableEntity table -> table.table().name();
            case Entity.OfSchema it -> it.name();
            default -> "";
        };
    }
}
