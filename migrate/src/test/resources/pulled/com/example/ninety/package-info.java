/// The database, as its tables declare it. Start reading at [Ninety].
@NullMarked
package com.example.ninety;

import org.jspecify.annotations.NullMarked;
