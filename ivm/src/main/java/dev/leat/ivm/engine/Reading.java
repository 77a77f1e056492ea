package dev.leat.ivm.engine;

import dev.leat.ivm.view.ViewSnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Several views at one version.
///
/// @param version the version of all of them: the newest commit that the engine has published
/// @param views the rows of each view asked for, in that order
public record Reading(String version, Map<View, ViewSnapshot> views) {
    public Reading {
        views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
    }
}
