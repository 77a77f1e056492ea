@NullMarked
package dev.leat.sql;

import org.jspecify.annotations.NullMarked;
