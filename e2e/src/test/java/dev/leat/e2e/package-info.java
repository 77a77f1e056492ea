/// The published client against the whole system, as its users run it.
///
/// The sync server is always a process of its own, started with `ZERO_*` settings only. With
/// `-Dleat.e2e.peer=stock` the same tests run against the stock server instead, which shows that
/// they state the peer's behaviour; where Leat promises more, a test says so and is skipped then.
/// Clients run in Node and are driven by `dev.leat.cli.client`.
///
/// Each fixture owns the processes it starts and ends them by their handles. Start at `ShopTest`.
@NullMarked
package dev.leat.e2e;

import org.jspecify.annotations.NullMarked;
