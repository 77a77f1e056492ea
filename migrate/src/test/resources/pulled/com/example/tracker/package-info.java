/// The database, as its tables declare it. Start reading at [Tracker].
@NullMarked
package com.example.tracker;

import org.jspecify.annotations.NullMarked;
