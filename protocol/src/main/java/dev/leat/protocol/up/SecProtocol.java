package dev.leat.protocol.up;

import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The value of `Sec-WebSocket-Protocol` in the upgrade request: the first message and the token.
///
/// A browser lets a page set no other header of the request, so the client hides JSON in this one:
/// base64 in the standard alphabet, then percent-encoded. The server must answer with the very same
/// text.
///
/// @param initConnection the first message, if it fitted
/// @param authToken the token, null or empty for none; never to be logged
public record SecProtocol(
        UpMessage.@Nullable InitConnection initConnection, @Nullable String authToken) {

    /// @throws InvalidMessageException if the text is not what a client would have sent
    public static SecProtocol decode(String header) {
        String json;
        try {
            // A plus is a plus here: only %2B may stand for it in a form, so it is escaped first.
            String base64 =
                    URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.US_ASCII);
            json = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException(
                    "Sec-WebSocket-Protocol is not percent-encoded base64: " + e.getMessage(), e);
        }
        JsonObject object = JsonObject.of(JsonText.parse(json), "Sec-WebSocket-Protocol");
        UpMessage.InitConnection init = null;
        if (object.has("initConnectionMessage")) {
            UpMessage message = UpJson.read(object.tree("initConnectionMessage"));
            if (!(message instanceof UpMessage.InitConnection first)) {
                throw object.invalid("initConnectionMessage", "is not an initConnection message");
            }
            init = first;
        }
        return new SecProtocol(init, object.optionalString("authToken"));
    }

    /// {@return the header's value}
    public String encode() {
        String json =
                JsonText.write(out -> {
                    out.writeStartObject();
                    if (initConnection != null) {
                        out.writeName("initConnectionMessage");
                        UpJson.write(out, initConnection);
                    }
                    if (authToken != null) {
                        out.writeStringProperty("authToken", authToken);
                    }
                    out.writeEndObject();
                });
        return Base64.getEncoder()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8))
                .replace("+", "%2B")
                .replace("/", "%2F")
                .replace("=", "%3D");
    }

    @Override
    public String toString() {
        return "SecProtocol[initConnection=" + initConnection + "]";
    }
}
