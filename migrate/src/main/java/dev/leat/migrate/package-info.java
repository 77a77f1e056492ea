@NullMarked
package dev.leat.migrate;

import org.jspecify.annotations.NullMarked;
