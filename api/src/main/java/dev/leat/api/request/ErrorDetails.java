package dev.leat.api.request;

import dev.leat.protocol.json.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of an application error's details.
public final class ErrorDetails {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorDetails.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ErrorDetails() {}

    /// {@return the details as JSON, `null` if there are none or if they cannot be written}
    ///
    /// Details that cannot be written are logged and left out: the message must arrive all the
    /// same.
    public static @Nullable Json of(ApplicationError error) {
        Object details = error.details();
        if (details == null) {
            return null;
        }
        try {
            return new Json(MAPPER.writeValueAsString(details));
        } catch (JacksonException e) {
            LOG.error(
                    "the details of an application error cannot be written as JSON: {}",
                    details.getClass().getName(),
                    e);
            return null;
        }
    }
}
