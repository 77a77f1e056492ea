package dev.leat.sql;

import static dev.leat.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Table;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Relations by several columns, to the same table, and through a junction with a key of several.
@PostgresTest
class CompositeKeyTest {
    record Node(String tenant, int id, @Nullable Integer parent) {}

    record Edge(String tenant, int low, int high) {}

    record Tree(int id, @Nullable Node up, List<Tree2> children) {}

    record Tree2(int id, List<Node> children) {}

    record Linked(int id, List<Node> linked) {}

    static final Nodes NODES = new Nodes();
    static final Edges EDGES = new Edges();

    static final class Nodes extends Table<Node> {
        public final Column<String> tenant = text("tenant");
        public final Column<Integer> id = integer("id");
        public final Column<@Nullable Integer> parent = integer("parent").nullable();
        public final One<Node> up =
                one(List.of(tenant, parent), () -> List.of(NODES.tenant, NODES.id));
        public final Many<Node> children =
                many(List.of(tenant, id), () -> List.of(NODES.tenant, NODES.parent));
        public final Many<Node> linked =
                many(List.of(tenant, id), () -> List.of(EDGES.tenant, EDGES.low))
                        .throughAll(
                                () -> List.of(EDGES.tenant, EDGES.high),
                                () -> List.of(NODES.tenant, NODES.id));

        private Nodes() {
            super("node");
            primaryKey(tenant, id);
        }
    }

    static final class Edges extends Table<Edge> {
        public final Column<String> tenant = text("tenant");
        public final Column<Integer> low = integer("low");
        public final Column<Integer> high = integer("high");

        private Edges() {
            super("edge");
        }
    }

    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        database.execute(
                "CREATE TABLE node (tenant text, id integer, parent integer, PRIMARY KEY (tenant, id))",
                "CREATE TABLE edge (tenant text, low integer, high integer)",
                "INSERT INTO node VALUES ('a', 1, NULL), ('a', 2, 1), ('a', 3, 2), ('b', 1, NULL), ('b', 2, 1)",
                "INSERT INTO edge VALUES ('a', 1, 3), ('a', 1, 2), ('b', 1, 1)");
        db = Database.of(database.dataSource());
    }

    @Test
    void aTreeOfOneTableIsReadLevelByLevelWithinItsTenant() {
        assertThat(
                        db.run(
                                from(NODES)
                                        .where(NODES.tenant.eq("a"))
                                        .related(NODES.up)
                                        .related(NODES.children, c -> c.related(NODES.children)),
                                Tree.class))
                .containsExactly(
                        new Tree(1, null, List.of(new Tree2(2, List.of(new Node("a", 3, 2))))),
                        new Tree(2, new Node("a", 1, null), List.of(new Tree2(3, List.of()))),
                        new Tree(3, new Node("a", 2, 1), List.of()));
    }

    @Test
    void aJunctionByTwoColumnsStaysWithinTheTenant() {
        assertThat(
                        db.run(
                                from(NODES).whereExists(NODES.linked).related(NODES.linked),
                                Linked.class))
                .containsExactly(
                        new Linked(1, List.of(new Node("a", 2, 1), new Node("a", 3, 2))),
                        new Linked(1, List.of(new Node("b", 1, null))));
    }

    @Test
    void aTableWithoutAKeyIsReadAndWritten() {
        assertThat(db.deleteFrom(EDGES).where(EDGES.low.eqColumn(EDGES.high)).returning().list())
                .containsExactly(new Edge("b", 1, 1));
        assertThat(db.run(from(EDGES).orderBy(EDGES.high.desc()).limit(1)))
                .containsExactly(new Edge("a", 1, 3));
    }
}
