package dev.leat.maven;

import dev.leat.migrate.squash.Squash;
import org.apache.maven.plugin.MojoFailureException;

/// `leat:squash`: makes one migration of all that there are.
public final class SquashMojo extends LeatMojo {
    /// Words for the name of the new migration.
    String name = "squashed";

    /// What becomes of migrations by hand: `REFUSE`, `KEEP` their texts and all others', or
    /// `LEAVE_OUT`.
    Squash.ByHand byHand = Squash.ByHand.REFUSE;

    /// Whether it is meant.
    boolean yes;

    @Override
    void run(ClassLoader project) throws MojoFailureException {
        confirm(yes, "one migration takes the place of all in " + folder().directory());
        Squash.Result result = new Squash(folder()).squash(name, byHand);
        getLog().info(
                        "wrote %s in place of %d migrations; run leat:check, then commit"
                                .formatted(result.written(), result.replaced().size()));
    }
}
