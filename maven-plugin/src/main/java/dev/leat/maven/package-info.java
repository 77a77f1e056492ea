/// Migrations as goals of Maven: what the `leat` command does, in a project's build.
///
/// Each goal is one class that Maven fills in from the project's configuration and runs on its own
/// thread; [LeatMojo] holds what all of them need: the schema's class, loaded from the project's
/// class path, the folder of migrations, the database. The descriptor that names goals and
/// parameters is `META-INF/maven/plugin.xml`; a test compares it with the classes. Start reading at
/// [LeatMojo].
@NullMarked
package dev.leat.maven;

import org.jspecify.annotations.NullMarked;
