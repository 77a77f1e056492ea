package dev.leat.migrate.pull;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.OtherObject;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.ViewEntity;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Writes the Java that declares a live database.
///
/// ```java
/// PulledSchema schema = Pull.from(url, CatalogScope.all(), "com.example.shop", "Shop", "leat_synced");
/// schema.files().forEach(file -> write(root.resolve(file.path()), file.text()));
/// ```
public final class Pull {
    private final String packageName;
    private final ClassName definition;
    private final Context context;
    private final @Nullable String synced;
    private final Map<TableName, List<ViewColumns.ViewColumn>> viewColumns;

    private Pull(
            Catalog catalog,
            Map<TableName, List<ViewColumns.ViewColumn>> viewColumns,
            String packageName,
            String definition,
            String publication) {
        this.packageName = packageName;
        this.viewColumns = viewColumns;
        context = new Context(packageName, catalog.entities());
        this.definition = context.names.reserve(definition);
        synced =
                context.all(PublicationEntity.class).contains(new PublicationEntity(publication))
                                && context.all(PublishedTableEntity.class).stream()
                                        .noneMatch(each ->
                                                each.publication().equals(publication)
                                                        && each.where() != null)
                        ? publication
                        : null;
        for (OtherObject other : catalog.others()) {
            context.notes.add(
                    "the %s %s is one that Java cannot say; it stays as it is"
                            .formatted(other.kind(), other.path()));
        }
    }

    /// {@return the Java of a database}
    ///
    /// @param scope what of the database counts
    /// @param packageName the package of all classes
    /// @param definition the simple name of the class that lists everything
    /// @param publication the publication whose tables become the synced ones, if it is there and
    ///   such as Leat makes it: every operation, no row filter, partitions under their root
    /// @throws SQLException as the driver does
    public static PulledSchema from(
            ConnectionUrl url,
            CatalogScope scope,
            String packageName,
            String definition,
            String publication)
            throws SQLException {
        Objects.requireNonNull(scope, "scope");
        try (Connection connection = url.connect()) {
            Catalog catalog = CatalogReader.read(connection, scope);
            Map<TableName, List<ViewColumns.ViewColumn>> views = ViewColumns.read(connection);
            views.keySet().removeIf(view -> !isPresent(catalog, view));
            return new Pull(catalog, views, packageName, definition, publication).write();
        }
    }

    private static boolean isPresent(Catalog catalog, TableName view) {
        return catalog.entities().stream()
                .filter(each ->
                        each instanceof ViewEntity || each instanceof MaterializedViewEntity)
                .anyMatch(each -> each.address().equals(List.of(view.schema(), view.name())));
    }

    private PulledSchema write() {
        TypeSource types =
                new TypeSource(context, context.names.reserve(definition.simpleName() + "Types"));
        ObjectSource objects =
                new ObjectSource(
                        context,
                        context.names.reserve(definition.simpleName() + "Objects"),
                        synced);
        TableSource tables = new TableSource(context, synced);
        ViewSource views = new ViewSource(context, viewColumns);
        List<TableEntity> roots =
                context.all(TableEntity.class).stream()
                        .filter(table -> table.partitionOf() == null)
                        .toList();
        tables.nameFields(roots.stream().map(TableEntity::table).toList());
        views.nameFields();
        types.write();
        List<TypeSpec> classes = new ArrayList<>(types.files());
        List<CodeBlock> syncedTables = new ArrayList<>();
        List<CodeBlock> serverTables = new ArrayList<>();
        for (TableEntity table : roots) {
            classes.add(tables.write(table));
            (tables.published(table.table()) == null ? serverTables : syncedTables)
                    .add(context.constant(table.table()));
            notePartitions(table.table());
        }
        List<CodeBlock> listed = new ArrayList<>();
        for (ViewEntity view : context.all(ViewEntity.class)) {
            classes.add(views.write(view));
            listed.add(context.constant(new TableName(view.schema(), view.name())));
        }
        for (MaterializedViewEntity view : context.all(MaterializedViewEntity.class)) {
            classes.add(views.write(view));
            listed.add(context.constant(new TableName(view.schema(), view.name())));
        }
        objects.write();
        for (Constants constants : List.of(types.constants(), objects.constants())) {
            if (!constants.isEmpty()) {
                classes.add(constants.build());
                listed.addAll(constants.references());
            }
        }
        for (var type : context.all(dev.leat.migrate.entity.EnumEntity.class)) {
            listed.add(types.reference(type));
        }
        listed.addAll(new AccessSource(context, types, objects).write());
        classes.add(definition(syncedTables, serverTables, listed));
        List<SourceFile> files = new ArrayList<>(classes.stream().map(this::file).toList());
        files.add(packageInfo());
        return new PulledSchema(files, definition.canonicalName(), context.notes);
    }

    /// What a partition has besides its table's, Java does not say.
    private void notePartitions(TableName root) {
        for (TableEntity partition : context.all(TableEntity.class)) {
            if (root.equals(partition.partitionOf())) {
                for (Entity.OfTable part : context.of(partition.table(), Entity.OfTable.class)) {
                    if (!(part instanceof TableEntity)) {
                        context.notes.add(
                                "the partition %s has the %s %s of its own, which Java cannot say"
                                        .formatted(
                                                partition.table(),
                                                part.kind().word(),
                                                part instanceof ColumnEntity column
                                                        ? column.name()
                                                        : part.address().getLast()));
                    }
                }
            }
        }
    }

    private TypeSpec definition(
            List<CodeBlock> syncedTables, List<CodeBlock> serverTables, List<CodeBlock> objects) {
        TypeSpec.Builder type =
                TypeSpec.classBuilder(definition)
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .addSuperinterface(DatabaseDefinition.class)
                        .addJavadoc("Everything that the database consists of.")
                        .addMethod(list("synced", Tables.class, syncedTables));
        if (!serverTables.isEmpty()) {
            type.addMethod(list("serverOnly", Tables.class, serverTables));
        }
        if (!objects.isEmpty()) {
            type.addMethod(list("objects", DatabaseObjects.class, objects));
        }
        return type.build();
    }

    private static MethodSpec list(String name, Class<?> type, List<CodeBlock> elements) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $T.of(\n$L)", type, CodeBlock.join(elements, ",\n"))
                .build();
    }

    private SourceFile file(TypeSpec type) {
        JavaFile file =
                JavaFile.builder(packageName, type)
                        .indent("    ")
                        .skipJavaLangImports(true)
                        .build();
        return new SourceFile(folder() + type.name() + ".java", LineBreaks.in(file.toString()));
    }

    private SourceFile packageInfo() {
        return new SourceFile(
                folder() + "package-info.java",
                """
                /// The database, as its tables declare it. Start reading at [%s].
                @NullMarked
                package %s;

                import org.jspecify.annotations.NullMarked;
                """
                        .formatted(definition.simpleName(), packageName));
    }

    private String folder() {
        return packageName.replace('.', '/') + "/";
    }
}
