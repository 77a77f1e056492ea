package dev.leat.maven;

import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.apply.MigrateOptions;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/// What all goals have in common. Maven fills in the fields.
abstract class LeatMojo extends AbstractMojo {
    /// The class that implements `DatabaseDefinition`.
    @Nullable String definition;

    /// The folder of the migrations.
    File migrations = new File("migrations");

    /// The database; `DATABASE_URL` of the environment if it is not set.
    @Nullable String url;

    /// The project's classes and what they need.
    List<String> classpath = List.of();

    /// The publication that carries the synced tables.
    String publication = Generator.DEFAULT_PUBLICATION;

    /// Whether a database may be changed that is not on this machine.
    boolean allowRemote;

    /// How long to wait for a server that does not answer yet, in seconds.
    int wait = (int) MigrateOptions.WAIT.toSeconds();

    /// Whether to do nothing.
    boolean skip;

    /// A file of answers, one a line: `old->new`, or `destroy` and a path.
    @Nullable File answers;

    /// What was said with `-D`.
    Properties given = new Properties();

    /// Does what the goal is for.
    ///
    /// @throws MojoFailureException if what was looked at is not as it should be
    abstract void run(ClassLoader project) throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        GivenProperties.check(given);
        ClassLoader project = loader();
        thread.setContextClassLoader(project);
        try {
            run(project);
        } catch (RuntimeException e) {
            throw new MojoExecutionException(
                    GivenProperties.inWordsOf(String.valueOf(e.getMessage())), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ClassLoader loader() throws MojoExecutionException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classpath) {
            try {
                urls.add(new File(entry).toURI().toURL());
            } catch (MalformedURLException e) {
                throw new MojoExecutionException(
                        "the class path entry " + entry + " is no path", e);
            }
        }
        // Leat's own classes are the plugin's, so that both mean the same by them.
        return new URLClassLoader(
                "project", urls.toArray(URL[]::new), LeatMojo.class.getClassLoader());
    }

    /// {@return the name of the class that implements `DatabaseDefinition`}
    final String definitionName() throws MojoExecutionException {
        if (definition == null) {
            throw new MojoExecutionException(
                    "no database definition is named: configure <definition> with the class that implements DatabaseDefinition");
        }
        return definition;
    }

    final DatabaseDefinition definition(ClassLoader project) throws MojoExecutionException {
        String named = definitionName();
        try {
            Object made =
                    Class.forName(named, true, project).getDeclaredConstructor().newInstance();
            if (made instanceof DatabaseDefinition database) {
                return database;
            }
            throw new MojoExecutionException(
                    named + " does not implement dev.leat.schema.DatabaseDefinition");
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new MojoExecutionException(
                    "%s could not be loaded: %s. Is the project compiled before this goal?"
                            .formatted(named, e),
                    e);
        }
    }

    final MigrationFolder folder() {
        return new MigrationFolder(migrations.toPath());
    }

    final Generator generator() {
        return new Generator(folder(), publication, Clock.systemUTC());
    }

    final @Nullable ConnectionUrl urlIfNamed() {
        String named = url != null ? url : System.getenv("DATABASE_URL");
        return named == null || named.isBlank() ? null : direct(named);
    }

    /// {@return the way to a database: past the poolers of Neon and Supabase, which lose locks}
    static ConnectionUrl direct(String named) {
        return Databases.direct(ConnectionUrl.parse(named)).withApplicationName("leat");
    }

    /// {@return what the project answers to the questions of a change}
    final Answers answers(List<String> renames, List<String> allowDestructive) {
        Answers said = new Answers(renames, new LinkedHashSet<>(allowDestructive), false);
        return answers == null ? said : said.and(Answers.read(answers.toPath()));
    }

    /// @param what it does, for a person who has to mean it
    /// @throws MojoFailureException unless it was confirmed
    static void confirm(boolean yes, String what) throws MojoFailureException {
        if (!yes) {
            throw new MojoFailureException(what + ". If that is meant, pass -Dleat.yes=true");
        }
    }

    final ConnectionUrl url() throws MojoExecutionException {
        ConnectionUrl named = urlIfNamed();
        if (named == null) {
            throw new MojoExecutionException(
                    "no database is named: configure <url>, pass -Dleat.url, or set DATABASE_URL");
        }
        return named;
    }

    /// {@return the database, for a goal that changes it}
    final ConnectionUrl urlToChange() throws MojoExecutionException {
        ConnectionUrl named = url();
        if (!allowRemote && !Databases.isLoopback(named)) {
            throw new MojoExecutionException(
                    "the database %s is not on this machine, and this goal changes it. If that is meant, pass -Dleat.allowRemote=true"
                            .formatted(named));
        }
        return named;
    }

    final MigrateOptions options(ClassLoader project) {
        return MigrateOptions.defaults()
                .withWait(Duration.ofSeconds(wait))
                .withClasses(new JavaMigrations(project));
    }

    final Migrator migrator(ConnectionUrl database, ClassLoader project, @Nullable String upTo) {
        return new Migrator(database, folder(), options(project).withUpTo(upTo));
    }
}
