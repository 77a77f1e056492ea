/// Reading and writing JSON where a mistake must be told to its author.
///
/// [JsonObject] takes fields out of an object and names the path of what is wrong; [JsonArray] does
/// the same for lists; [Json] is a value that is only passed on; [JsonText] parses and prints. All
/// are used by one thread at a time and hold nothing. Start reading at [JsonObject].
@NullMarked
package dev.leat.protocol.json;

import org.jspecify.annotations.NullMarked;
