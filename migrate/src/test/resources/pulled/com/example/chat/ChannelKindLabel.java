package com.example.chat;

import dev.leat.schema.EnumType;

/**
 * The enum type `public.channel_kind`.
 */
public enum ChannelKindLabel {
    PUBLIC,

    PRIVATE,

    DIRECT,

    GROUP;

    public static final EnumType<ChannelKindLabel> TYPE =
            EnumType.of("channel_kind", ChannelKindLabel.class);
}
