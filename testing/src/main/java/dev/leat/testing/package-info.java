@NullMarked
package dev.leat.testing;

import org.jspecify.annotations.NullMarked;
