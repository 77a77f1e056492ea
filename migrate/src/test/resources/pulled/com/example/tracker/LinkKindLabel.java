package com.example.tracker;

import dev.leat.schema.EnumType;

/**
 * The enum type `tracker.link_kind`.
 */
public enum LinkKindLabel {
    BLOCKS("blocks"),

    DUPLICATES("duplicates"),

    RELATES_TO("relates to"),

    IS_PART_OF("is part of");

    public static final EnumType<LinkKindLabel> TYPE =
            EnumType.of("link_kind", LinkKindLabel.class, each -> each.label).inSchema("tracker");

    private final String label;

    LinkKindLabel(String label) {
        this.label = label;
    }
}
