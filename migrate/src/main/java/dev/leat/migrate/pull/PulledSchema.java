package dev.leat.migrate.pull;

import java.util.List;

/// The Java of a database.
///
/// @param files one class each
/// @param definition the qualified name of the class that lists everything
/// @param notes what Java does not declare, one sentence each: it is left as it is in the database
public record PulledSchema(List<SourceFile> files, String definition, List<String> notes) {
    public PulledSchema {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }
}
