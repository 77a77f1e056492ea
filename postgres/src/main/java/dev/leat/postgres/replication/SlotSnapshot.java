package dev.leat.postgres.replication;

/// A slot that was just created, and the view of the data from which it goes on.
///
/// @param slot its name
/// @param consistentPoint the position from which it streams: what the snapshot shows was committed
///   before, everything later streams
/// @param snapshot the name for `SET TRANSACTION SNAPSHOT`, valid until the session that created
///   the slot runs another command or ends
public record SlotSnapshot(String slot, Lsn consistentPoint, String snapshot) {}
