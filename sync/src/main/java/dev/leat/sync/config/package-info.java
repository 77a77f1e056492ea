/// The settings of a sync server.
///
/// [SyncConfig] is what the rest of the server reads. [SyncConfigReader] makes one out of
/// environment variables under the names that the stock server uses (`ZERO_*`), so that Leat can
/// take its place; it finds every problem before it complains, in one [ConfigException], and tells
/// which settings have no effect here ([IgnoredSettings]). No message ever shows the value of a
/// secret. Values only, no threads. Start reading at [SyncConfigReader].
@NullMarked
package dev.leat.sync.config;

import org.jspecify.annotations.NullMarked;
