package dev.leat.migrate.plan;

import dev.leat.migrate.depend.Part;

/// Something that is done to a part.
record Action(Verb verb, Part part) {
    /// What is done.
    enum Verb {
        /// The part goes; a type that is made anew steps aside.
        DROP,
        ALTER,
        CREATE,
        /// A column that exists loses its nulls, in a form that takes no long lock.
        FORBID_NULL,
        /// A constraint that holds for new rows is made to hold for all.
        VALIDATE,
        /// A type that stepped aside goes.
        PURGE
    }

    static Action drop(Part part) {
        return new Action(Verb.DROP, part);
    }

    static Action alter(Part part) {
        return new Action(Verb.ALTER, part);
    }

    static Action create(Part part) {
        return new Action(Verb.CREATE, part);
    }
}
