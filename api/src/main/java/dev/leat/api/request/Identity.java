package dev.leat.api.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who sends a request, as far as the application's [Authenticator] knows.
public sealed interface Identity {

    /// A user whom the application vouches for.
    ///
    /// @param id the application's own id of the user; must equal the client's `userID`
    /// @param principal whatever else the authenticator found (a session, roles, a tenant); `null`
    ///   for nothing
    record User(String id, @Nullable Object principal) implements Identity {
        public User {
            Objects.requireNonNull(id, "id");
            if (id.isEmpty()) {
                throw new IllegalArgumentException(
                        "the id of a user is empty; use Identity.anonymous() for a caller who is"
                                + " not logged in");
            }
        }

        /// Without the principal, which may hold a token.
        @Override
        public String toString() {
            return "User[" + id + "]";
        }
    }

    /// Known to be nobody: not logged in.
    record Anonymous() implements Identity {}

    /// Not checked: the response names no user and the sync server trusts the client's claim.
    record Unverified() implements Identity {}

    static Identity user(String id) {
        return new User(id, null);
    }

    static Identity user(String id, @Nullable Object principal) {
        return new User(id, principal);
    }

    static Identity anonymous() {
        return new Anonymous();
    }

    static Identity unverified() {
        return new Unverified();
    }
}
