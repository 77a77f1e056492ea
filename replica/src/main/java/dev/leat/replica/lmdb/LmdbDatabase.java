package dev.leat.replica.lmdb;

/// A named database inside an environment: an ordered map from key bytes to value bytes.
///
/// It is opened by [LmdbTransaction#database] and stays valid, for every later transaction, once
/// the transaction that opened it has committed.
///
/// @param handle LMDB's number for it
/// @param name its name, for messages
public record LmdbDatabase(int handle, String name) {
    @Override
    public String toString() {
        return '"' + name + '"';
    }
}
