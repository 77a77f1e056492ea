package dev.leat.protocol.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.ProtocolVersion;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.down.DownMessage;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.down.MutationPatch;
import dev.leat.protocol.down.PokePart;
import dev.leat.protocol.down.QueryPatch;
import dev.leat.protocol.down.RowPatch;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationResult;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.protocol.up.UpMessage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Pins the shape of every message to the range of protocol versions that it serves.
///
/// When this fails, a message gained, lost or changed a field. Ask what clients of every version in
/// the range make of that; then, if it is right, put the description that the failure shows into
/// `wire-model.txt`, with a new range if it is a new version.
class WireModelTest {
    private static final List<Class<?>> ROOTS =
            List.of(
                    UpMessage.class,
                    DesiredPatch.class,
                    DesiredPatch.Definition.class,
                    InspectRequest.class,
                    ClientSchema.class,
                    ClientSchema.ColumnType.class,
                    ClientDeletion.class,
                    PushBody.class,
                    Mutation.class,
                    MutationResult.class,
                    DownMessage.class,
                    PokePart.class,
                    QueryPatch.class,
                    RowPatch.class,
                    MutationPatch.class,
                    InspectResponse.class,
                    ErrorBody.class,
                    ErrorKind.class,
                    FailureReason.class,
                    Origin.class,
                    NamedQuery.class,
                    TransformedQuery.class,
                    ErroredQuery.class,
                    TransformResponse.class,
                    PushResponse.class);

    @Test
    void theWireModelIsTheOneThatWasReviewed() throws IOException {
        String expected;
        try (InputStream file =
                Objects.requireNonNull(
                        WireModelTest.class.getResourceAsStream(
                                "/dev/leat/protocol/golden/wire-model.txt"))) {
            expected = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(describe()).isEqualTo(expected);
    }

    private static String describe() {
        String versions =
                "protocol versions " + ProtocolVersion.OLDEST + " to " + ProtocolVersion.NEWEST;
        return versions
                + ", binary pokes from "
                + ProtocolVersion.BINARY_POKES
                + "\n"
                + ROOTS.stream().map(WireModelTest::describe).collect(Collectors.joining());
    }

    private static String describe(Class<?> type) {
        if (type.isSealed()) {
            return type.getSimpleName()
                    + "\n"
                    + Arrays.stream(type.getPermittedSubclasses())
                            .map(part -> "  " + describe(part))
                            .collect(Collectors.joining());
        }
        if (type.isEnum()) {
            return type.getSimpleName() + " " + Arrays.toString(type.getEnumConstants()) + "\n";
        }
        return type.getSimpleName()
                + Arrays.stream(type.getRecordComponents())
                        .map(WireModelTest::describe)
                        .collect(Collectors.joining(", ", "(", ")\n"));
    }

    private static String describe(RecordComponent component) {
        String type =
                component.getGenericType().getTypeName().replaceAll("[a-z]+\\.(?=[A-Za-z])", "");
        return component.getName() + ": " + type.replaceAll(".*\\$(?=\\w+$)", "");
    }
}
