-- A chat server: workspaces, channels, messages, with row-level security and a search index.
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS ltree;

CREATE TYPE presence AS ENUM ('online', 'away', 'do not disturb', 'offline');
CREATE TYPE channel_kind AS ENUM ('public', 'private', 'direct', 'group');
CREATE TYPE member_role AS ENUM ('guest', 'member', 'admin', 'owner');
CREATE COLLATION natural_order (provider = icu, locale = 'en-u-kn-true');

CREATE FUNCTION current_account() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('chat.account', true), '')::bigint $$;
CREATE FUNCTION snowflake() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN (extract(epoch FROM clock_timestamp()) * 1000)::bigint << 22 | (random() * 4194303)::bigint;
END
$$;

CREATE TABLE account (
    id bigint DEFAULT snowflake() PRIMARY KEY,
    login text NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    display_name text COLLATE natural_order,
    presence presence DEFAULT 'offline' NOT NULL,
    settings jsonb DEFAULT '{"theme": "light", "sounds": true}' NOT NULL,
    last_seen timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT login_shape CHECK (login ~ '^[a-z][a-z0-9_.-]{2,30}$')
);
CREATE UNIQUE INDEX account_login ON account (lower(login));
CREATE UNIQUE INDEX account_email ON account ((lower(email)));

CREATE TABLE session (
    token_hash bytea PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    address inet,
    agent text,
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE workspace (
    id bigint DEFAULT snowflake() PRIMARY KEY,
    name text NOT NULL,
    domain text UNIQUE,
    retention interval,
    quota_bytes bigint DEFAULT 5 * 1024 * 1024 * 1024::bigint NOT NULL
);

CREATE TABLE workspace_member (
    workspace_id bigint REFERENCES workspace ON DELETE CASCADE,
    account_id bigint REFERENCES account ON DELETE CASCADE,
    role member_role DEFAULT 'member' NOT NULL,
    joined_at timestamptz DEFAULT now() NOT NULL,
    PRIMARY KEY (workspace_id, account_id)
);
CREATE UNIQUE INDEX one_owner ON workspace_member (workspace_id) WHERE role = 'owner';

CREATE TABLE channel (
    id bigint DEFAULT snowflake() PRIMARY KEY,
    workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
    kind channel_kind DEFAULT 'public' NOT NULL,
    name text,
    topic text DEFAULT '' NOT NULL,
    path ltree,
    archived boolean DEFAULT false NOT NULL,
    message_count bigint DEFAULT 0 NOT NULL,
    CONSTRAINT named_unless_direct CHECK ((name IS NULL) = (kind = 'direct')),
    CONSTRAINT channel_name UNIQUE (workspace_id, name)
);
CREATE INDEX channel_path ON channel USING gist (path gist_ltree_ops (siglen = 16));

CREATE TABLE channel_member (
    channel_id bigint NOT NULL REFERENCES channel ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    last_read_id bigint,
    muted_until timestamptz DEFAULT '-infinity',
    notify smallint DEFAULT 1 NOT NULL,
    PRIMARY KEY (channel_id, account_id) INCLUDE (last_read_id)
);

CREATE TABLE message (
    id bigint DEFAULT snowflake() NOT NULL,
    channel_id bigint NOT NULL REFERENCES channel ON DELETE CASCADE,
    author_id bigint REFERENCES account ON DELETE SET NULL,
    thread_id bigint,
    body text NOT NULL,
    edited_at timestamptz,
    search tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED,
    PRIMARY KEY (channel_id, id),
    CONSTRAINT message_thread FOREIGN KEY (channel_id, thread_id) REFERENCES message (channel_id, id) ON DELETE SET NULL (thread_id),
    CONSTRAINT message_length CHECK (char_length(body) <= 40000)
) PARTITION BY HASH (channel_id);
CREATE TABLE message_0 PARTITION OF message FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE message_1 PARTITION OF message FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE message_2 PARTITION OF message FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE message_3 PARTITION OF message (body DEFAULT '(empty)') FOR VALUES WITH (MODULUS 4, REMAINDER 3) WITH (autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX message_author ON message (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX message_search ON message USING gin (search) WITH (fastupdate = off);

CREATE TABLE attachment (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL,
    name text NOT NULL,
    mime text NOT NULL,
    size_bytes bigint NOT NULL CHECK (size_bytes > 0),
    checksum bit(256),
    thumbnail bytea,
    FOREIGN KEY (channel_id, message_id) REFERENCES message ON DELETE CASCADE
);
ALTER TABLE attachment ALTER COLUMN thumbnail SET STORAGE EXTERNAL;

CREATE TABLE reaction (
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    emoji varchar(64) NOT NULL,
    PRIMARY KEY (channel_id, message_id, account_id, emoji),
    FOREIGN KEY (channel_id, message_id) REFERENCES message (channel_id, id) ON DELETE CASCADE
);

CREATE TABLE mention (
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (account_id, channel_id, message_id),
    FOREIGN KEY (channel_id, message_id) REFERENCES message (channel_id, id) ON DELETE CASCADE
);

CREATE TABLE emoji (
    workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
    shortcode text NOT NULL CHECK (shortcode = lower(shortcode)),
    url text,
    alias_of text,
    PRIMARY KEY (workspace_id, shortcode),
    FOREIGN KEY (workspace_id, alias_of) REFERENCES emoji (workspace_id, shortcode) ON DELETE CASCADE,
    CHECK (num_nonnulls(url, alias_of) = 1)
);

CREATE TABLE invite (
    code text DEFAULT encode(gen_random_bytes(9), 'base64') PRIMARY KEY,
    workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
    role member_role DEFAULT 'member' NOT NULL CHECK (role <> 'owner'),
    uses_left integer DEFAULT 1 CHECK (uses_left >= 0),
    expires_at timestamptz DEFAULT now() + '7 days'::interval NOT NULL
);

CREATE UNLOGGED TABLE typing (
    channel_id bigint NOT NULL,
    account_id bigint NOT NULL,
    until timestamptz NOT NULL,
    PRIMARY KEY (channel_id, account_id)
);

CREATE TABLE webhook (
    id serial PRIMARY KEY,
    channel_id bigint NOT NULL REFERENCES channel ON DELETE CASCADE,
    secret text NOT NULL,
    events text[] DEFAULT ARRAY['message', 'reaction']::text[] NOT NULL,
    failures smallserial
);

CREATE TABLE audit (
    at timestamptz DEFAULT clock_timestamp() NOT NULL,
    actor bigint,
    action text NOT NULL,
    details jsonb
);
CREATE INDEX audit_at ON audit USING brin (at) WITH (pages_per_range = 32);
CREATE TABLE audit_admin (reason text NOT NULL) INHERITS (audit);
CREATE RULE audit_is_append_only AS ON UPDATE TO audit DO INSTEAD NOTHING;

CREATE FUNCTION count_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE channel c SET message_count = message_count + n.count
      FROM (SELECT channel_id, count(*) FROM added GROUP BY channel_id) n WHERE c.id = n.channel_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER message_counted AFTER INSERT ON message REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_message();

CREATE FUNCTION announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_ARGV[0], NEW.id::text);
    RETURN NEW;
END
$$;
CREATE TRIGGER channel_announced AFTER INSERT OR UPDATE ON channel FOR EACH ROW EXECUTE FUNCTION announce('channels');
CREATE CONSTRAINT TRIGGER account_announced AFTER INSERT ON account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION announce('accounts');
ALTER TABLE account ENABLE ALWAYS TRIGGER account_announced;

CREATE VIEW unread AS
    SELECT m.account_id, m.channel_id, count(x.id) FILTER (WHERE x.id > coalesce(m.last_read_id, 0)) AS unread
      FROM channel_member m LEFT JOIN message x USING (channel_id) GROUP BY 1, 2;
CREATE VIEW my_channels WITH (security_invoker = true) AS
    SELECT c.*, u.unread FROM channel c JOIN unread u ON u.channel_id = c.id WHERE u.account_id = current_account();
CREATE VIEW open_channels AS SELECT id, name, topic FROM channel WHERE kind = 'public' AND NOT archived WITH CASCADED CHECK OPTION;

ALTER TABLE channel ENABLE ROW LEVEL SECURITY;
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
CREATE POLICY channel_visible ON channel FOR SELECT
    USING (kind = 'public' OR EXISTS (SELECT 1 FROM channel_member m WHERE m.channel_id = channel.id AND m.account_id = current_account()));
CREATE POLICY message_visible ON message FOR SELECT USING (channel_id IN (SELECT c.id FROM channel c));
CREATE POLICY message_written ON message FOR INSERT WITH CHECK (author_id = current_account());
CREATE POLICY message_edited ON message FOR UPDATE USING (author_id = current_account()) WITH CHECK (author_id = current_account());
CREATE POLICY never_archived ON message AS RESTRICTIVE FOR ALL USING (NOT (SELECT c.archived FROM channel c WHERE c.id = message.channel_id));
ALTER TABLE message REPLICA IDENTITY FULL;

CREATE PUBLICATION chat FOR TABLE channel WHERE (NOT archived), message, reaction WITH (publish = 'insert, update, delete');
COMMENT ON POLICY message_visible ON message IS 'Whoever sees the channel sees its messages';
COMMENT ON FUNCTION snowflake() IS 'Ids that sort by time';
