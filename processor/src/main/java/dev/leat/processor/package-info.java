@NullMarked
package dev.leat.processor;

import org.jspecify.annotations.NullMarked;
