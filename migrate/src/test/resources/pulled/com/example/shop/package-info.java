/// The database, as its tables declare it. Start reading at [Shop].
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
