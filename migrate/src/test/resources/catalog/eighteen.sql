-- What PostgreSQL 18 added.
CREATE EXTENSION btree_gist;
CREATE TABLE plain (id integer PRIMARY KEY);
CREATE TABLE room (
    id integer,
    during daterange,
    doubled integer GENERATED ALWAYS AS (id * 2) VIRTUAL,
    PRIMARY KEY (id, during WITHOUT OVERLAPS)
);
CREATE TABLE stay (
    room integer,
    during daterange,
    guest text,
    note text,
    CONSTRAINT stay_room FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD during),
    CONSTRAINT stay_once UNIQUE (guest, during WITHOUT OVERLAPS),
    CONSTRAINT stay_checked CHECK (room > 0) NOT ENFORCED
);
CREATE TABLE guest (room integer, CONSTRAINT loose FOREIGN KEY (room) REFERENCES plain (id) NOT ENFORCED);
ALTER TABLE stay ADD CONSTRAINT stay_note NOT NULL note NOT VALID;
ALTER TABLE stay ADD CONSTRAINT stay_guest NOT NULL guest;
CREATE PUBLICATION generated FOR TABLE plain WITH (publish_generated_columns = stored);
