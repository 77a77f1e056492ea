/// Data for the tracker: as much as wanted, the same for the same seed.
///
/// In come a number of rows and a seed; out goes a filled database, by COPY in one transaction.
/// [TrackerData] decides what there is, [Words] what it says, [CopyTable] how it gets in.
/// Everything happens on the caller's thread. Start reading at [TrackerData].
@NullMarked
package dev.leat.examples.tracker.data;

import org.jspecify.annotations.NullMarked;
