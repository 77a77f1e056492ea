package dev.leat.replica.upstream;

import java.util.List;

/// The names that belong to one shard of one application, as the reference names them.
///
/// The slot is our own and does not begin with `<app>_<shard>_`: a stock server beside us drops
/// idle slots of that form.
///
/// @param appId the application
/// @param shardNum the shard
public record ShardNames(String appId, int shardNum) {
    /// {@return the schema that the shards of the application share}
    public String appSchema() {
        return appId;
    }

    /// {@return the schema of this shard}
    public String shardSchema() {
        return appId + "_" + shardNum;
    }

    /// {@return the publication of every table of `public`, used if none is configured}
    public String publicPublication() {
        return "_" + appId + "_public_" + shardNum;
    }

    /// {@return the publication of the tables that client state is in}
    public String metadataPublication() {
        return "_" + appId + "_metadata_" + shardNum;
    }

    /// {@return all publications that are streamed}
    ///
    /// @param configured those of the user; may be empty
    public List<String> publications(List<String> configured) {
        if (configured.isEmpty()) {
            return List.of(publicPublication(), metadataPublication());
        }
        List<String> all = new java.util.ArrayList<>(configured);
        all.add(metadataPublication());
        return List.copyOf(all);
    }

    /// {@return what the names of the shard's slots begin with}
    public String slotPrefix() {
        return "leat_" + appId + "_" + shardNum + "_";
    }

    /// {@return whether a slot of that name is one of this shard's: a number follows the prefix,
    /// which alone could also begin the names of another application}
    public boolean isSlot(String slot) {
        return slot.startsWith(slotPrefix())
                && slot.substring(slotPrefix().length()).matches("[0-9]+");
    }

    /// {@return what the names of the shard's event triggers begin with}
    public String triggerPrefix() {
        return "leat_" + appId + "_" + shardNum + "_";
    }

    /// {@return the prefix of logical messages that say that the schema changed}
    public String schemaMessage() {
        return "leat/" + appId + "/" + shardNum + "/schema";
    }

    /// {@return the prefix of logical messages that say that copied tables may take their place}
    public String swapMessage() {
        return "leat/" + appId + "/" + shardNum + "/swap";
    }
}
