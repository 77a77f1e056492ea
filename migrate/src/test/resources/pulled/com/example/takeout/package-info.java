/// The database, as its tables declare it. Start reading at [Takeout].
@NullMarked
package com.example.takeout;

import org.jspecify.annotations.NullMarked;
