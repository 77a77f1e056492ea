@NullMarked
package dev.leat.query;

import org.jspecify.annotations.NullMarked;
