package dev.leat.sync.group;

import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.Cookie;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.up.UpMessage;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.sync.cvr.GroupRecord.Owner;
import dev.leat.sync.group.Subscription.Kind;
import dev.leat.sync.session.ClientConnection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may enter a client group, and what is taken over from whom it lets in. Used on the thread of
/// the group; each refusal is a [ProtocolException].
final class Admission {
    private final String groupId;
    private final GroupServices services;
    private final GroupSettings settings;
    private final ClientSchemaCheck schemaCheck;

    Admission(String groupId, GroupServices services, GroupSettings settings) {
        this.groupId = groupId;
        this.services = services;
        this.settings = settings;
        this.schemaCheck = new ClientSchemaCheck(services.tables());
    }

    /// {@return how far the client says it is, or null if it has nothing}
    @Nullable Cookie cookie(ClientConnection connection, GroupConfig group) {
        String text = connection.params().baseCookie();
        if (text == null) {
            return null;
        }
        if (!group.isStored() && text.compareTo(Cookie.EMPTY.format()) > 0) {
            throw new ProtocolException(ErrorKind.CLIENT_NOT_FOUND, "Client not found");
        }
        try {
            return Cookie.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(
                    ErrorKind.INVALID_CONNECTION_REQUEST_BASE_COOKIE,
                    "\"" + text + "\" is no cookie of this server: " + e.getMessage());
        }
    }

    /// {@return the refusal of a client that has seen what the replica has not}
    ProtocolException ahead(Cookie cookie, Cookie version) {
        return new ProtocolException(
                ErrorKind.INVALID_CONNECTION_REQUEST_BASE_COOKIE,
                "CVR is at version "
                        + version
                        + " and the replica at "
                        + services.engine().version()
                        + ", which did not reach the client's version "
                        + cookie
                        + " within "
                        + settings.cookieWait().toSeconds()
                        + " s");
    }

    /// Checks the client's user and schema against those of the group and of the replica.
    void check(ClientConnection connection, UpMessage.InitConnection init, GroupConfig group) {
        Owner user = new Owner(connection.params().userId());
        if (group.user() != null && !user.equals(group.user())) {
            throw new ProtocolException(
                    ErrorKind.UNAUTHORIZED,
                    "Client groups are pinned to a single userID. Connection userID does not match"
                            + " the userID of this client group.");
        }
        ClientSchema known = group.clientSchema();
        ClientSchema told = init.clientSchema();
        if (known == null && told == null) {
            throw new ProtocolException(
                    ErrorKind.INVALID_CONNECTION_REQUEST,
                    "The initConnection message for a new client group must include client schema.");
        }
        if (known != null && told != null && !known.equals(told)) {
            throw new ProtocolException(
                    ErrorKind.INVALID_CONNECTION_REQUEST,
                    "The provided client schema differs from the one of this client group. A client"
                            + " with another schema needs a client group of its own.");
        }
        ClientSchema schema = known == null ? told : known;
        if (schema != null) {
            checkSchema(schema);
        }
    }

    /// Checks that the replica has what the clients were built for.
    void checkSchema(ClientSchema schema) {
        List<String> problems = schemaCheck.problems(schema, services.source().snapshot());
        if (!problems.isEmpty()) {
            throw new ProtocolException(
                    ErrorKind.SCHEMA_VERSION_NOT_SUPPORTED, String.join("\n", problems));
        }
    }

    /// Takes over what a client that was let in says of itself.
    void adopt(ClientConnection connection, UpMessage.InitConnection init, GroupConfig group) {
        ClientSchema told = init.clientSchema();
        if (group.clientSchema() == null && told != null) {
            group.setClientSchema(told);
        }
        String profile = connection.params().profileId();
        group.setProfile(profile == null ? "cg" + groupId : profile);
        group.setUser(new Owner(connection.params().userId()));
    }

    /// {@return the clients that do not exist any more, by what a client says when it connects}
    Set<String> clientsGone(
            String self, UpMessage.InitConnection init, GroupConfig group, Set<String> connected) {
        Set<String> gone = new LinkedHashSet<>(init.deleted().clientIds());
        List<String> active = init.activeClients();
        if (active != null) {
            for (String client : group.clients()) {
                if (!active.contains(client) && !connected.contains(client)) {
                    gone.add(client);
                }
            }
        }
        gone.remove(self);
        return gone;
    }

    /// {@return the columns by which the clients know the rows of each table}
    Map<String, List<String>> primaryKeys(GroupConfig group) {
        Map<String, List<String>> keys = new HashMap<>();
        ClientSchema schema = group.clientSchema();
        if (schema != null) {
            schema.tables()
                    .forEach((name, table) -> {
                        if (!table.primaryKey().isEmpty()) {
                            keys.put(name, table.primaryKey());
                        }
                    });
        }
        return keys;
    }

    /// {@return the queries by which the group learns what became of its mutations}
    Map<Kind, Ast> internalQueries() {
        Map<Kind, Ast> internal = new LinkedHashMap<>();
        internal.put(Kind.LAST_MUTATION_IDS, ofGroup("clients"));
        internal.put(Kind.MUTATION_RESULTS, ofGroup("mutations"));
        return internal;
    }

    /// {@return whether an error of the API server means that the user must sign in again}
    static boolean isAboutCredentials(ErrorBody error) {
        return switch (error) {
            case ErrorBody.TransformFailed failed -> failed.isAuthFailure();
            case ErrorBody.PushFailed failed -> failed.isAuthFailure();
            case ErrorBody.Basic basic ->
                    basic.kind() == ErrorKind.UNAUTHORIZED
                            || basic.kind() == ErrorKind.AUTH_INVALIDATED;
            case ErrorBody.Backoff _, ErrorBody.Unknown _ -> false;
        };
    }

    private Ast ofGroup(String table) {
        return Ast.of(settings.shard() + "." + table)
                .withWhere(
                        new Comparison(
                                new Operand.Column("clientGroupID"),
                                Operator.EQ,
                                new Operand.Literal(groupId)));
    }
}
