@NullMarked
package dev.leat.sync;

import org.jspecify.annotations.NullMarked;
