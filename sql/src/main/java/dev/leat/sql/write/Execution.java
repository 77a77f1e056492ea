package dev.leat.sql.write;

import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.result.StatementRunner;
import java.util.List;
import java.util.function.Consumer;

/// Renders writes and runs them.
final class Execution {
    private Execution() {}

    /// {@return the number of rows}
    static int execute(WriteBody body) {
        StatementRunner runner = body.target().session();
        List<? extends WriteBody> parts = body.parts();
        if (parts.isEmpty()) {
            return 0;
        }
        if (parts.size() == 1) {
            return runner.execute(render(parts.getFirst(), out -> {}));
        }
        return runner.together(together ->
                parts.stream().mapToInt(part -> together.execute(render(part, out -> {}))).sum());
    }

    /// {@return the statement}
    ///
    /// @param returning writes what comes back
    /// @throws UnsupportedOperationException if the server is too old for something in it
    static Rendered render(WriteBody body, Consumer<StatementWriter> returning) {
        return text(body, returning).render();
    }

    static SqlText text(WriteBody body, Consumer<StatementWriter> returning) {
        StatementRunner runner = body.target().runner();
        SqlText text = new SqlText(runner == null ? Tenancy.NOBODY : runner.tenancy());
        StatementWriter out = StatementWriter.to(text);
        body.write(out, () -> returning.accept(out));
        if (runner != null) {
            out.requirements().forEach(requirement -> requirement.check(runner.serverVersion()));
        }
        return text;
    }
}
