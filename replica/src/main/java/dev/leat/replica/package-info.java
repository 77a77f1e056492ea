@NullMarked
package dev.leat.replica;

import org.jspecify.annotations.NullMarked;
