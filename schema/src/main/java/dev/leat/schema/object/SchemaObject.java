package dev.leat.schema.object;

import dev.leat.schema.DatabaseObject;

/// What belongs to the database rather than to one table.
public sealed interface SchemaObject extends DatabaseObject
        permits PostgresSchema,
                Extension,
                Role,
                Collation,
                Domain,
                CompositeType,
                RangeType,
                Sequence,
                Routine,
                Publication,
                EventTrigger,
                Grant,
                DefaultPrivileges,
                Comment,
                Renamed,
                SqlObject {}
