package dev.leat.migrate.plan;

import java.util.Set;

/// How a plan is to be made.
///
/// @param allowed paths of the objects whose loss is accepted: `public.post`, `public.post.title`
/// @param allowEverything whether any loss is accepted
/// @param onlySimple whether every change is made by its plain statement in one transaction, as for
///   a database that nobody else uses. Else indexes, constraints and NOT NULL of tables that exist
///   are made in the form that lets others go on writing, which takes steps outside of the
///   transaction
/// @param serverVersion the major version of the server that will run it; 15 if it is not known
public record PlanOptions(
        Set<String> allowed, boolean allowEverything, boolean onlySimple, int serverVersion) {
    private static final int OLDEST = 15;

    public PlanOptions {
        allowed = Set.copyOf(allowed);
    }

    /// {@return options that allow no loss and take the forms for a database in use}
    public static PlanOptions safe() {
        return new PlanOptions(Set.of(), false, false, OLDEST);
    }

    /// {@return options for a database that nobody else uses}
    public static PlanOptions simple() {
        return new PlanOptions(Set.of(), false, true, OLDEST);
    }

    /// {@return these options, with the loss of these objects accepted}
    ///
    /// @param paths `public.post`, `public.post.title`
    public PlanOptions allowing(Set<String> paths) {
        return new PlanOptions(paths, allowEverything, onlySimple, serverVersion);
    }

    /// {@return these options, with any loss accepted}
    public PlanOptions allowingEverything() {
        return new PlanOptions(allowed, true, onlySimple, serverVersion);
    }

    /// {@return these options, for a server of that major version}
    public PlanOptions onServer(int version) {
        return new PlanOptions(allowed, allowEverything, onlySimple, version);
    }
}
