/// The database, as its tables declare it. Start reading at [ZeroStarter].
@NullMarked
package com.example.zerostarter;

import org.jspecify.annotations.NullMarked;
