package dev.leat.migrate.pull;

import com.palantir.javapoet.CodeBlock;
import dev.leat.migrate.entity.CommentEntity;
import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PrivilegeEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.object.Comment;
import dev.leat.schema.object.DefaultPrivileges;
import dev.leat.schema.object.Grant;
import dev.leat.schema.object.Privilege;
import dev.leat.schema.object.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Grants, default privileges and the comments that do not stand at a table or column.
final class AccessSource {
    private final Context context;
    private final TypeSource types;
    private final ObjectSource objects;

    AccessSource(Context context, TypeSource types, ObjectSource objects) {
        this.context = context;
        this.types = types;
        this.objects = objects;
    }

    /// {@return each as an expression}
    List<CodeBlock> write() {
        List<CodeBlock> written = new ArrayList<>();
        for (PrivilegeEntity privilege : context.all(PrivilegeEntity.class)) {
            add(written, grant(privilege), privilege);
        }
        for (DefaultPrivilegeEntity privilege : context.all(DefaultPrivilegeEntity.class)) {
            add(written, defaultPrivilege(privilege), privilege);
        }
        for (CommentEntity comment : context.all(CommentEntity.class)) {
            if (comment.on() != Entity.Kind.TABLE && !isOfTableColumn(comment)) {
                add(written, comment(comment), comment);
            }
        }
        return written;
    }

    private void add(List<CodeBlock> written, @Nullable CodeBlock code, Entity entity) {
        if (code == null) {
            context.notes.add(
                    "the %s %s is one that Java cannot say; it is left out"
                            .formatted(entity.kind().word(), entity.path()));
        } else {
            written.add(code);
        }
    }

    private @Nullable CodeBlock grant(PrivilegeEntity privilege) {
        CodeBlock privileges = privileges(privilege.privileges());
        CodeBlock target = target(privilege.on(), privilege.object());
        if (privileges == null || target == null) {
            return null;
        }
        return CodeBlock.of(
                "$T.$L.$L$L$L",
                Grant.class,
                privileges.isEmpty()
                        ? CodeBlock.of("nothing()")
                        : CodeBlock.of("of($L)", privileges),
                privilege.on() == Entity.Kind.SCHEMA
                        ? CodeBlock.of("onSchema($S)", privilege.object().getFirst())
                        : CodeBlock.of("on($L)", target),
                to(privilege.grantee()),
                privilege.grantable() ? ".withGrantOption()" : "");
    }

    private static @Nullable CodeBlock privileges(List<String> names) {
        List<String> known = Arrays.stream(Privilege.values()).map(Privilege::name).toList();
        if (!known.containsAll(names)) {
            return null;
        }
        return names.stream()
                .map(name -> CodeBlock.of("$T.$L", Privilege.class, name))
                .collect(CodeBlock.joining(", "));
    }

    private static CodeBlock to(String grantee) {
        return grantee.equals("public")
                ? CodeBlock.of(".toPublic()")
                : CodeBlock.of(".to($S)", grantee);
    }

    private @Nullable CodeBlock defaultPrivilege(DefaultPrivilegeEntity privilege) {
        CodeBlock privileges = privileges(privilege.privileges());
        if (privileges == null || privileges.isEmpty()) {
            return null;
        }
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "$T.of($T.$L, $L)",
                DefaultPrivileges.class,
                DefaultPrivileges.Objects.class,
                privilege.objects(),
                privileges);
        if (privilege.schema() != null) {
            code.add(".inSchema($S)", privilege.schema());
        }
        if (!privilege.owner().isEmpty()) {
            code.add(".madeBy($T.existing($S))", Role.class, privilege.owner());
        }
        code.add(to(privilege.grantee()));
        if (privilege.grantable()) {
            code.add(".withGrantOption()");
        }
        return code.build();
    }

    private @Nullable CodeBlock comment(CommentEntity comment) {
        List<String> object = comment.object();
        return switch (comment.on()) {
            case PRIMARY_KEY,
                    UNIQUE,
                    CHECK,
                    EXCLUSION,
                    FOREIGN_KEY,
                    INDEX,
                    TRIGGER,
                    POLICY,
                    RULE,
                    STATISTICS -> {
                TableName table =
                        object.size() == 3 ? new TableName(object.get(0), object.get(1)) : null;
                yield table == null || context.isPartition(table)
                        ? null
                        : CodeBlock.of(
                                "$T.onPart($L, $S, $S)",
                                Comment.class,
                                context.constant(table),
                                object.get(2),
                                comment.text());
            }
            default -> {
                CodeBlock target = target(comment.on(), object);
                yield target == null
                        ? null
                        : CodeBlock.of("$T.on($L, $S)", Comment.class, target, comment.text());
            }
        };
    }

    private boolean isOfTableColumn(CommentEntity comment) {
        List<String> object = comment.object();
        return comment.on() == Entity.Kind.COLUMN
                && context.all(dev.leat.migrate.entity.TableEntity.class).stream()
                        .anyMatch(table -> table.address().equals(object.subList(0, 2)));
    }

    /// {@return the constant of an object; `null` if there is none}
    private @Nullable CodeBlock target(Entity.Kind kind, List<String> object) {
        String path = object.stream().collect(Collectors.joining("."));
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> {
                TableName table = new TableName(object.get(0), object.get(1));
                yield context.isPartition(table) ? null : context.constant(table);
            }
            case COLUMN -> {
                TableName table = new TableName(object.get(0), object.get(1));
                yield context.hasField(table, object.get(2))
                        ? context.column(table, object.get(2))
                        : null;
            }
            case SEQUENCE -> objects.sequence(path);
            case FUNCTION -> objects.routine(path);
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, COLLATION -> {
                for (Entity.OfSchema type : context.all(Entity.OfSchema.class)) {
                    if (type.kind() == kind && type.address().equals(object)) {
                        yield types.reference(type);
                    }
                }
                yield null;
            }
            case SCHEMA -> {
                CodeBlock schema = objects.other(path);
                yield schema == null && path.equals("public")
                        ? CodeBlock.of(
                                "$T.of($S)", dev.leat.schema.object.PostgresSchema.class, path)
                        : schema;
            }
            case EXTENSION, PUBLICATION, EVENT_TRIGGER -> objects.other(path);
            default -> null;
        };
    }
}
