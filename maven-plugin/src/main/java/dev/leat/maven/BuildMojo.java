package dev.leat.maven;

import dev.leat.migrate.bundle.BundleWriter;
import dev.leat.migrate.history.Migration;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// `leat:build`: writes one file that applies the migrations wherever there is a Java runtime.
public final class BuildMojo extends LeatMojo {
    /// The file to write.
    File file = new File("app-migrations.jar");

    /// What the file says it was built from.
    String revision = "";

    @Override
    void run(ClassLoader project) {
        List<Path> paths = classpath.stream().map(Path::of).toList();
        List<Migration> migrations =
                new BundleWriter(folder(), revision, paths).write(file.toPath());
        getLog().info("wrote %s with %d migrations".formatted(file, migrations.size()));
    }
}
