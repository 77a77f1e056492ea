/// From a commit to changes of views.
@NullMarked
package dev.leat.ivm.delta;

import org.jspecify.annotations.NullMarked;
