package dev.leat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.Leat;
import org.junit.jupiter.api.Test;

/// The README's first command.
class DemoTest {
    @Test
    void theDemonstrationChecksOut() {
        String home = Repository.e2e().getParent().toString();

        int exit = Leat.run("demo", "--check", "--port", "0", "--rows", "1000", "--home", home);

        assertThat(exit).isZero();
    }
}
