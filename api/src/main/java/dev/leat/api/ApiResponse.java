package dev.leat.api;

import java.util.Objects;

/// The answer to an HTTP request.
///
/// @param status the HTTP status
/// @param contentType with its charset
/// @param body text, to be sent as UTF-8
public record ApiResponse(int status, String contentType, String body) {
    public ApiResponse {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    static ApiResponse json(String body) {
        return new ApiResponse(200, "application/json", body);
    }

    /// {@return an error that no protocol message describes; the text is for a person}
    static ApiResponse text(int status, String body) {
        return new ApiResponse(status, "text/plain; charset=utf-8", body);
    }
}
