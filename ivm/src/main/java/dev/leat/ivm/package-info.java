@NullMarked
package dev.leat.ivm;

import org.jspecify.annotations.NullMarked;
