package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part;
import dev.leat.migrate.depend.Part.Side;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// In which order tables become logged, or stop being so: a table whose rows are logged must not
/// refer to one whose rows are not.
final class LoggedOrder {
    private final Difference difference;

    LoggedOrder(Difference difference) {
        this.difference = difference;
    }

    /// @param wait the first comes before the second
    void waits(BiConsumer<Action, Action> wait) {
        for (Entity entity : difference.before().values()) {
            if (!(entity instanceof ForeignKeyEntity key) || key.table().equals(key.target())) {
                continue;
            }
            Action referring = Action.alter(table(key.table()));
            Action target = Action.alter(table(key.target()));
            Boolean one = unlogged(key.table());
            Boolean other = unlogged(key.target());
            if (Boolean.FALSE.equals(one) && Boolean.FALSE.equals(other)) {
                wait.accept(target, referring);
            } else if (Boolean.TRUE.equals(one) && Boolean.TRUE.equals(other)) {
                wait.accept(referring, target);
            }
        }
    }

    private static Part table(TableName name) {
        return new Part(
                new Entity.Key(Kind.TABLE, List.of(name.schema(), name.name())), Side.ITSELF);
    }

    /// {@return what the table becomes; `null` if it stays what it is}
    private @Nullable Boolean unlogged(TableName name) {
        Entity.Key key = table(name).key();
        return difference.before().get(key) instanceof TableEntity old
                        && difference.after().get(key) instanceof TableEntity now
                        && old.unlogged() != now.unlogged()
                ? Boolean.valueOf(now.unlogged())
                : null;
    }
}
