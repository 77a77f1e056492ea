-- A database as somebody else made it: plain SQL, nothing of Leat's.
CREATE SCHEMA shop;

CREATE TYPE shop.order_status AS ENUM ('new', 'paid', 'shipped', 'cancelled');

CREATE TABLE shop.customer (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    email varchar(200) UNIQUE,
    born date,
    tags text[] NOT NULL DEFAULT '{}',
    scores integer[],
    profile jsonb,
    notes json,
    visits bigint NOT NULL DEFAULT 0,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE shop."order" (
    id bigint PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES shop.customer ON DELETE CASCADE,
    status shop.order_status NOT NULL DEFAULT 'new',
    placed_at timestamp NOT NULL DEFAULT '2026-01-02 03:04:05.678901',
    total numeric(12, 2)
);

CREATE TABLE public.product (
    sku text,
    region text,
    title text NOT NULL,
    price double precision,
    weight real,
    in_stock boolean NOT NULL DEFAULT true,
    opens time,
    picture bytea,
    PRIMARY KEY (sku, region)
);

CREATE TABLE shop.order_line (
    order_id bigint REFERENCES shop."order" ON DELETE CASCADE,
    line_no smallint,
    sku text NOT NULL,
    region text NOT NULL,
    quantity integer NOT NULL,
    PRIMARY KEY (order_id, line_no),
    FOREIGN KEY (sku, region) REFERENCES public.product
);

-- No primary key and no unique index: it cannot be synced, and must not stop anything else.
CREATE TABLE shop.audit_log (
    at timestamptz NOT NULL DEFAULT now(),
    note text
);

INSERT INTO public.product (sku, region, title, price, weight, opens, picture) VALUES
    ('tea', 'de', 'Tee', 3.5, 0.25, '07:08:09.5', '\x00ff'),
    ('tea', 'uk', 'Tea', 2.75, 0.25, NULL, NULL),
    ('cup', 'de', 'Tasse', 12, 0.4, '24:00:00', NULL),
    ('éclair', 'fr', 'Éclair 😀', 4.25, 0.1, NULL, NULL);

INSERT INTO shop.customer (id, name, email, born, tags, scores, profile, notes, visits, created_at) VALUES
    ('00000000-0000-4000-8000-000000000001', 'Ada', 'ada@example.org', '1815-12-10', '{first,"two, words"}', '{1,NULL,3}',
     '{"level": 3, "langs": ["en", null]}', '"text"', 9007199254740991, '2024-05-06 07:08:09.123456+00'),
    ('00000000-0000-4000-8000-000000000002', 'Bob', NULL, NULL, '{}', NULL, NULL, NULL, 0, '2024-05-06 07:08:09+02'),
    ('00000000-0000-4000-8000-000000000003', 'Zoë', 'zoe@example.org', '1969-12-31', '{x}', '{}', '[]', 'null', -5, '1969-12-31 23:59:59.5+00');

INSERT INTO shop."order" (id, customer_id, status, total) VALUES
    (1, '00000000-0000-4000-8000-000000000001', 'new', 10.25),
    (2, '00000000-0000-4000-8000-000000000001', 'paid', NULL),
    (3, '00000000-0000-4000-8000-000000000003', 'shipped', 0.10);

INSERT INTO shop.order_line VALUES
    (1, 1, 'tea', 'de', 2), (1, 2, 'cup', 'de', 1), (2, 1, 'tea', 'uk', 5), (3, 1, 'éclair', 'fr', 1);

INSERT INTO shop.audit_log (note) VALUES ('opened');

CREATE PUBLICATION shop_live FOR TABLES IN SCHEMA shop, TABLE public.product;
