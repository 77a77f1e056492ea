package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardSchemaTest {

    @Test
    void anAppAndAShardMakeASchema() {
        assertThat(new ShardSchema("zero_0").table("clients")).isEqualTo("\"zero_0\".\"clients\"");
        assertThat(new ShardSchema("My_App2_17").name()).isEqualTo("My_App2_17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "public",
                "zero_",
                "_0",
                "zero-0",
                "zero_0\"; DROP TABLE issue; --",
                "zero_0.clients",
                "zerö_0",
                "zero_0\n",
                "a23456789012345678901234567890123456789012345678901234567890_0"
            })
    void anythingElseIsRefused(String name) {
        assertThatThrownBy(() -> new ShardSchema(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<app>_<shard number>");
    }
}
