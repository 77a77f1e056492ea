/// The database, as its tables declare it. Start reading at [Chat].
@NullMarked
package com.example.chat;

import org.jspecify.annotations.NullMarked;
