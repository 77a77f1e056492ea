/// One file that brings databases up to date wherever there is a Java runtime, without the project
/// it was built from.
///
/// [BundleWriter] puts the migrations, the runner and what it needs into a jar; [Main] is what then
/// runs in it: it waits for the server, applies what is pending, and ends with an exit code.
/// Everything runs on the caller's thread. Start reading at [BundleWriter].
@NullMarked
package dev.leat.migrate.bundle;

import org.jspecify.annotations.NullMarked;
