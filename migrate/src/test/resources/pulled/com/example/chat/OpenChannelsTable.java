package com.example.chat;

import dev.leat.schema.Column;
import dev.leat.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * The view `public.open_channels`.
 */
public final class OpenChannelsTable extends View<OpenChannels> {
    public static final OpenChannelsTable OPEN_CHANNELS = new OpenChannelsTable();

    public final Column<@Nullable Long> id = bigint("id").nullable();

    public final Column<@Nullable String> name = text("name").nullable();

    public final Column<@Nullable String> topic = text("topic").nullable();

    private OpenChannelsTable() {
        super("open_channels");
        checkOption(View.CheckOption.CASCADED);
        query("SELECT id,\n"
                        + "    name,\n"
                        + "    topic\n"
                        + "   FROM public.channel\n"
                        + "  WHERE ((kind = 'public'::public.channel_kind) AND (NOT archived))");
    }
}
