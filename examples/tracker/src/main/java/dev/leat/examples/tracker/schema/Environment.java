package dev.leat.examples.tracker.schema;

import org.jspecify.annotations.Nullable;

/// Where a problem was seen; one JSON value in the database and in the browser.
///
/// @param os the operating system with its version
/// @param browser the browser with its version; `null` if none was involved
public record Environment(String os, @Nullable String browser) {}
