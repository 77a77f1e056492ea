-- A shop: catalogue, stock, carts, orders and payments, with derived totals and reports.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA catalogue;
CREATE SCHEMA sales;
CREATE SCHEMA reporting;

CREATE TYPE sales.order_status AS ENUM ('draft', 'placed', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded');
CREATE TYPE sales.payment_method AS ENUM ('card', 'transfer', 'invoice', 'gift card');
CREATE DOMAIN catalogue.money AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE DOMAIN catalogue.slug AS text CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
CREATE DOMAIN catalogue.currency AS char(3) DEFAULT 'EUR' NOT NULL CHECK (VALUE = upper(VALUE));
CREATE TYPE sales.address AS (line1 text, line2 text, city text, postcode varchar(16), country char(2));

CREATE TABLE catalogue.category (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id integer REFERENCES catalogue.category ON DELETE RESTRICT,
    slug catalogue.slug NOT NULL UNIQUE,
    name text NOT NULL,
    position smallint DEFAULT 0 NOT NULL,
    CHECK (parent_id <> id)
);
COMMENT ON TABLE catalogue.category IS 'A tree; the root has no parent';

CREATE TABLE catalogue.brand (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name citext NOT NULL UNIQUE,
    website text CHECK (website LIKE 'https://%')
);

CREATE TABLE catalogue.product (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    brand_id integer REFERENCES catalogue.brand ON DELETE SET NULL,
    sku varchar(32) NOT NULL,
    slug catalogue.slug NOT NULL,
    name text NOT NULL,
    description text DEFAULT '' NOT NULL,
    attributes jsonb DEFAULT '{}' NOT NULL CHECK (jsonb_typeof(attributes) = 'object'),
    tags text[] DEFAULT '{}' NOT NULL,
    price catalogue.money NOT NULL,
    currency catalogue.currency,
    weight_grams integer CHECK (weight_grams > 0),
    search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('english', description), 'B')) STORED,
    published_at timestamptz,
    retired_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT product_sku_key UNIQUE (sku),
    CONSTRAINT product_retired_after_published CHECK (retired_at IS NULL OR retired_at > published_at)
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX product_slug_live ON catalogue.product (slug) WHERE retired_at IS NULL;
CREATE INDEX product_search ON catalogue.product USING gin (search);
CREATE INDEX product_attributes ON catalogue.product USING gin (attributes jsonb_path_ops);
CREATE INDEX product_name_trgm ON catalogue.product USING gin (name gin_trgm_ops);
CREATE INDEX product_published ON catalogue.product (published_at DESC NULLS LAST) INCLUDE (name, price);
CREATE STATISTICS catalogue.product_price_brand (dependencies) ON brand_id, price FROM catalogue.product;

CREATE TABLE catalogue.product_category (
    product_id bigint NOT NULL REFERENCES catalogue.product ON DELETE CASCADE,
    category_id integer NOT NULL REFERENCES catalogue.category ON DELETE CASCADE,
    PRIMARY KEY (product_id, category_id)
);
CREATE INDEX ON catalogue.product_category (category_id);

CREATE TABLE catalogue.product_image (
    id bigserial PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES catalogue.product ON DELETE CASCADE,
    position integer NOT NULL,
    url text NOT NULL,
    alt text,
    UNIQUE (product_id, position) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE catalogue.price_period (
    product_id bigint NOT NULL REFERENCES catalogue.product ON DELETE CASCADE,
    valid tstzrange NOT NULL,
    price catalogue.money NOT NULL,
    CONSTRAINT price_period_no_overlap EXCLUDE USING gist (product_id WITH =, valid WITH &&)
);

CREATE TABLE catalogue.warehouse (
    code char(4) PRIMARY KEY,
    name text NOT NULL,
    location point
);

CREATE TABLE catalogue.stock (
    warehouse_code char(4) NOT NULL REFERENCES catalogue.warehouse ON UPDATE CASCADE,
    product_id bigint NOT NULL REFERENCES catalogue.product,
    quantity integer DEFAULT 0 NOT NULL,
    reserved integer DEFAULT 0 NOT NULL,
    available integer GENERATED ALWAYS AS (quantity - reserved) STORED,
    PRIMARY KEY (warehouse_code, product_id),
    CONSTRAINT stock_not_oversold CHECK (reserved BETWEEN 0 AND quantity)
);

CREATE TABLE sales.customer (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    email citext NOT NULL,
    name text NOT NULL,
    billing sales.address,
    shipping sales.address[],
    marketing boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT customer_email UNIQUE NULLS NOT DISTINCT (email, deleted_at)
);

CREATE TABLE sales.cart (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    customer_id uuid REFERENCES sales.customer ON DELETE CASCADE,
    expires_at timestamptz DEFAULT now() + interval '14 days' NOT NULL
);

CREATE TABLE sales.cart_line (
    cart_id uuid NOT NULL REFERENCES sales.cart ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES catalogue.product,
    quantity integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (cart_id, product_id)
);

CREATE SEQUENCE sales.order_number START WITH 100000 INCREMENT BY 1 CACHE 10;

CREATE TABLE sales.orders (
    id bigint GENERATED BY DEFAULT AS IDENTITY,
    number text DEFAULT 'S-' || nextval('sales.order_number')::text NOT NULL,
    customer_id uuid NOT NULL REFERENCES sales.customer,
    status sales.order_status DEFAULT 'draft' NOT NULL,
    placed_on date DEFAULT CURRENT_DATE NOT NULL,
    total catalogue.money DEFAULT 0 NOT NULL,
    ship_to sales.address,
    note text,
    PRIMARY KEY (id, placed_on)
) PARTITION BY RANGE (placed_on);
CREATE TABLE sales.orders_2024 PARTITION OF sales.orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sales.orders_2025 PARTITION OF sales.orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE sales.orders_rest PARTITION OF sales.orders DEFAULT;
CREATE INDEX orders_customer ON sales.orders (customer_id, placed_on DESC);
CREATE INDEX orders_open ON sales.orders (status) WHERE status IN ('placed', 'paid');

CREATE TABLE sales.order_line (
    order_id bigint NOT NULL,
    placed_on date NOT NULL,
    line smallint NOT NULL,
    product_id bigint NOT NULL REFERENCES catalogue.product,
    quantity integer NOT NULL CHECK (quantity > 0),
    unit_price catalogue.money NOT NULL,
    amount numeric GENERATED ALWAYS AS (quantity * unit_price) STORED,
    PRIMARY KEY (order_id, placed_on, line),
    FOREIGN KEY (order_id, placed_on) REFERENCES sales.orders (id, placed_on) ON DELETE CASCADE
);
CREATE INDEX ON sales.order_line (product_id);

CREATE TABLE sales.payment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL,
    placed_on date NOT NULL,
    method sales.payment_method NOT NULL,
    amount catalogue.money NOT NULL,
    reference text COLLATE "C",
    received_at timestamptz,
    CONSTRAINT payment_order FOREIGN KEY (order_id, placed_on) REFERENCES sales.orders (id, placed_on) MATCH FULL DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX payment_reference ON sales.payment (method, lower(reference)) NULLS NOT DISTINCT;

CREATE TABLE sales.coupon (
    code text PRIMARY KEY,
    percent numeric(5, 2) NOT NULL CHECK (percent > 0 AND percent <= 100),
    valid daterange NOT NULL,
    uses_left integer,
    CHECK (NOT isempty(valid))
);

CREATE TABLE sales.coupon_use (
    coupon text NOT NULL REFERENCES sales.coupon ON UPDATE CASCADE ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES sales.customer ON DELETE CASCADE,
    used_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (coupon, customer_id)
);

CREATE TABLE sales.review (
    product_id bigint NOT NULL REFERENCES catalogue.product ON DELETE CASCADE,
    customer_id uuid NOT NULL REFERENCES sales.customer ON DELETE CASCADE,
    stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    body text,
    PRIMARY KEY (product_id, customer_id)
);

CREATE FUNCTION sales.order_total(p_order bigint, p_placed date) RETURNS numeric LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT coalesce(sum(l.amount), 0) FROM sales.order_line l WHERE l.order_id = p_order AND l.placed_on = p_placed);

CREATE FUNCTION sales.update_total() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path TO '' AS $$
DECLARE
    target record := coalesce(NEW, OLD);
BEGIN
    UPDATE sales.orders SET total = sales.order_total(target.order_id, target.placed_on)
     WHERE id = target.order_id AND placed_on = target.placed_on;
    RETURN NULL;
END;
$$;
CREATE TRIGGER order_line_total AFTER INSERT OR UPDATE OF quantity, unit_price OR DELETE ON sales.order_line FOR EACH ROW EXECUTE FUNCTION sales.update_total();

CREATE FUNCTION catalogue.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;
CREATE TRIGGER product_touch BEFORE UPDATE ON catalogue.product FOR EACH ROW WHEN (OLD.price IS DISTINCT FROM NEW.price OR OLD.name <> NEW.name) EXECUTE FUNCTION catalogue.touch();

CREATE FUNCTION catalogue.median_state(numeric[], numeric) RETURNS numeric[] LANGUAGE sql IMMUTABLE AS 'SELECT $1 || $2';
CREATE FUNCTION catalogue.median_final(numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x)::numeric FROM unnest($1) x';
CREATE AGGREGATE catalogue.median(numeric) (SFUNC = catalogue.median_state, STYPE = numeric[], FINALFUNC = catalogue.median_final, INITCOND = '{}');

CREATE PROCEDURE sales.expire_carts(before timestamptz DEFAULT now()) LANGUAGE sql AS 'DELETE FROM sales.cart WHERE expires_at < before';

CREATE VIEW catalogue.live_product AS
    SELECT p.id, p.name, p.price, b.name AS brand, coalesce(sum(s.available), 0) AS available
      FROM catalogue.product p LEFT JOIN catalogue.brand b ON b.id = p.brand_id LEFT JOIN catalogue.stock s ON s.product_id = p.id
     WHERE p.published_at <= now() AND p.retired_at IS NULL
     GROUP BY p.id, b.id;
CREATE VIEW catalogue.sold_out AS SELECT id, name FROM catalogue.live_product WHERE available = 0;
CREATE RECURSIVE VIEW catalogue.category_path (id, path) AS
    SELECT c.id, c.name FROM catalogue.category c WHERE c.parent_id IS NULL
    UNION ALL
    SELECT c.id, p.path || ' / ' || c.name FROM catalogue.category c JOIN category_path p ON p.id = c.parent_id;

CREATE MATERIALIZED VIEW reporting.revenue AS
    SELECT date_trunc('month', o.placed_on)::date AS month, o.status, count(*) AS orders, sum(o.total) AS revenue, catalogue.median(o.total) AS median
      FROM sales.orders o GROUP BY 1, 2
    WITH NO DATA;
CREATE UNIQUE INDEX revenue_month ON reporting.revenue (month, status);
CREATE VIEW reporting.best_month AS SELECT month, revenue FROM reporting.revenue ORDER BY revenue DESC NULLS LAST LIMIT 1;

GRANT USAGE ON SCHEMA reporting TO public;
GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO public;
REVOKE EXECUTE ON PROCEDURE sales.expire_carts(timestamptz) FROM public;
COMMENT ON COLUMN sales.orders.number IS 'What the customer is told';
COMMENT ON MATERIALIZED VIEW reporting.revenue IS 'Refreshed every night';
CREATE PUBLICATION warehouse FOR TABLE catalogue.product (id, sku, name, price), catalogue.stock, sales.orders WITH (publish_via_partition_root = true);
