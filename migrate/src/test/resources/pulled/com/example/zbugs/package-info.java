/// The database, as its tables declare it. Start reading at [Zbugs].
@NullMarked
package com.example.zbugs;

import org.jspecify.annotations.NullMarked;
