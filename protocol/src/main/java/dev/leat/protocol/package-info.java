@NullMarked
package dev.leat.protocol;

import org.jspecify.annotations.NullMarked;
