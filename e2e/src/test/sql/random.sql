-- Small domains on purpose, so that random conditions meet random rows.
CREATE SCHEMA work;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

CREATE TABLE team (id text PRIMARY KEY, name text NOT NULL, size integer, active boolean NOT NULL);

CREATE TABLE person (
    id integer PRIMARY KEY,
    team_id text,
    boss_id integer,
    name text NOT NULL,
    nick varchar(20),
    score double precision,
    mood mood,
    born date,
    seen_at timestamptz,
    extra jsonb
);

CREATE TABLE work.task (
    person_id integer,
    no bigint,
    title text NOT NULL,
    done boolean,
    weight numeric(8, 3),
    PRIMARY KEY (person_id, no)
);

CREATE TABLE tag (id text PRIMARY KEY, label text NOT NULL);

CREATE TABLE work.task_tag (
    person_id integer,
    no bigint,
    tag_id text,
    PRIMARY KEY (person_id, no, tag_id)
);

CREATE TABLE marker (id integer PRIMARY KEY, n integer NOT NULL);
INSERT INTO marker VALUES (1, 0);

CREATE PUBLICATION random_live FOR TABLE team, person, work.task, tag, work.task_tag, marker;
