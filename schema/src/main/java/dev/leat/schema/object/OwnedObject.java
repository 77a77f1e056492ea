package dev.leat.schema.object;

import dev.leat.schema.TableObject;

/// What belongs to one table or view.
public sealed interface OwnedObject extends TableObject
        permits Policy, Trigger, Rule, Statistics, Partitioning {}
