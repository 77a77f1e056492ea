package dev.leat.sql.graph;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a result whose rows are of several levels: related rows wait under their keys until the
/// row comes that they belong to.
///
/// Of one result.
final class LinkedRows {
    private final Layout layout;
    private final ResultSet result;

    /// By the number of the level.
    private final List<Map<Object, Group>> waiting = new ArrayList<>();

    private @Nullable Group lastGroup;

    private LinkedRows(Layout layout, ResultSet result) {
        this.layout = layout;
        this.result = result;
        layout.parts().forEach(part -> waiting.add(new HashMap<>()));
    }

    /// Rows of one key. Several rows may have them.
    private static final class Group {
        private final int level;
        private final Object key;
        private final List<Object> rows = new ArrayList<>();
        private final List<Object> shown = Collections.unmodifiableList(rows);
        private boolean found;

        Group(int level, Object key) {
            this.level = level;
            this.key = key;
        }
    }

    /// {@return what is made of the rows of the root}
    static List<Object> read(Layout layout, ResultSet result) throws SQLException {
        return new LinkedRows(layout, result).read();
    }

    private List<Object> read() throws SQLException {
        List<Object> roots = new ArrayList<>();
        Iterator<Layout.Part> levels = layout.parts().iterator();
        Layout.Part level = levels.next();
        while (result.next()) {
            @Nullable Object key = key(level.link(), level.key());
            while (key == null && levels.hasNext()) {
                level = levels.next();
                key = key(level.link(), level.key());
            }
            refuseDisorder(level.number());
            Object row = row(level);
            if (key == null) {
                roots.add(row);
            } else {
                group(level.number(), key).rows.add(row);
            }
        }
        layout.parts().forEach(this::refuseLost);
        return roots;
    }

    /// Most rows are of the group of the row before.
    private Group group(int level, Object key) {
        Group last = lastGroup;
        if (last == null || last.level != level || !last.key.equals(key)) {
            last = waiting.get(level).computeIfAbsent(key, absent -> new Group(level, key));
            lastGroup = last;
        }
        return last;
    }

    private Object row(Layout.Part part) throws SQLException {
        List<Layout.Place> places = part.places();
        @Nullable Object[] values = new @Nullable Object[places.size()];
        for (int i = 0; i < values.length; i++) {
            Layout.Place place = places.get(i);
            values[i] =
                    switch (place.slot()) {
                        case Level.Slot.Value value -> value.reader().read(result, place.at());
                        case Level.Slot.Packed rows ->
                                BinaryRows.read(rows, result.getBytes(place.at()));
                        case Level.Slot.Linked rows -> related(rows, place);
                    };
        }
        return part.level().assembly().make(values);
    }

    private @Nullable Object related(Level.Slot.Linked linked, Layout.Place place)
            throws SQLException {
        Object key = key(linked.link(), place.at());
        Group group = key == null ? null : waiting.get(place.below()).get(key);
        if (group == null) {
            return linked.one() ? null : List.of();
        }
        group.found = true;
        return linked.one() ? group.rows.getFirst() : group.shown;
    }

    private @Nullable Object key(@Nullable Link link, int at) throws SQLException {
        return switch (link == null ? null : link.key()) {
            case null -> null;
            case WHOLE_NUMBER -> {
                long key = result.getLong(at);
                yield key == 0 && result.wasNull() ? null : key;
            }
            case UUID -> result.getObject(at, UUID.class);
            case TEXT -> result.getString(at);
        };
    }

    /// Postgres gives the parts of a UNION ALL one after the other, unless it reads them from other
    /// servers at the same time.
    private void refuseDisorder(int level) throws SQLException {
        for (int i = 0; i < level; i++) {
            Layout.Part earlier = layout.parts().get(i);
            if (key(earlier.link(), earlier.key()) != null) {
                throw new IllegalStateException(
                        "related rows came after the rows that they belong to; is one of the tables foreign? Set its option async_capable to false");
            }
        }
    }

    /// Postgres found them, so it takes other texts for equal than Java does.
    private void refuseLost(Layout.Part part) {
        Link link = part.link();
        if (link != null && waiting.get(part.number()).values().stream().anyMatch(g -> !g.found)) {
            throw new IllegalStateException(
                    "rows of %s belong to rows whose %s is equal to their %s in Postgres, but not in Java; does its collation take different texts for equal? Declare it at both columns: collate(…)"
                            .formatted(link.child().table(), link.parent(), link.child()));
        }
    }
}
