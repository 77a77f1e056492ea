package dev.leat.api.request;

/// Finds out who sends a request. Written by the application, called once per request.
///
/// The sync server forwards what the client gave it: `Authorization: Bearer ...`, the cookies and
/// headers that its settings allow.
///
/// ```java
/// Authenticator bySession = headers -> {
///     String token = headers.bearerToken();
///     if (token == null) {
///         return Identity.anonymous();
///     }
///     return sessions.find(token)
///             .map(session -> Identity.user(session.userId(), session))
///             .orElseThrow(() -> AuthenticationFailure.unauthorized("The session has expired"));
/// };
/// ```
///
/// Called from many threads at once.
@FunctionalInterface
public interface Authenticator {

    /// {@return who sends the request}
    ///
    /// @throws AuthenticationFailure to refuse the request with 401 or 403
    /// @throws Exception anything else fails the request as an internal error; the sync server
    ///   tries again
    Identity authenticate(RequestHeaders headers) throws Exception;

    /// {@return the authenticator of an application without users of its own}
    ///
    /// It vouches for nobody, so the sync server goes on with the user that the client claims to
    /// be.
    static Authenticator none() {
        return headers -> Identity.unverified();
    }
}
