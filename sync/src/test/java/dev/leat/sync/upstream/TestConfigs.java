package dev.leat.sync.upstream;

import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.config.SyncConfigReader;
import dev.leat.sync.session.Credentials;
import java.util.HashMap;
import java.util.Map;

/// Settings for tests: loopback, any free port.
public final class TestConfigs {
    private TestConfigs() {}

    public static SyncConfig config(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ZERO_UPSTREAM_DB", "postgresql://nobody@127.0.0.1:1/none");
        environment.put("LEAT_HOST", "127.0.0.1");
        environment.put("ZERO_PORT", "0");
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return SyncConfigReader.read(environment).config();
    }

    public static Credentials credentials(String userId, String token) {
        return new Credentials(userId, token, null, null, Map.of(), Map.of(), Map.of(), null, null);
    }
}
