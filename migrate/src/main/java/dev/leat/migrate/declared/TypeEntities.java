package dev.leat.migrate.declared;

import dev.leat.migrate.entity.CollationEntity;
import dev.leat.migrate.entity.CompositeTypeEntity;
import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.RangeTypeEntity;
import dev.leat.schema.EnumType;
import dev.leat.schema.object.Collation;
import dev.leat.schema.object.CompositeType;
import dev.leat.schema.object.Domain;
import dev.leat.schema.object.RangeType;
import java.util.Comparator;

/// Enum types, domains, composite types, range types and collations.
final class TypeEntities {
    private TypeEntities() {}

    static void add(EntityList out, EnumType<?> type) {
        out.add(type.schema(), new EnumEntity(type.schema(), type.name(), type.labels()));
    }

    static void add(EntityList out, Domain<?> domain) {
        out.add(
                domain.schema(),
                new DomainEntity(
                        domain.schema(),
                        domain.name(),
                        domain.base().type().sql(),
                        !domain.notNull(),
                        domain.defaultSql(),
                        domain.collation(),
                        domain.checks().stream()
                                .map(check ->
                                        new DomainEntity.Check(check.name(), check.sql(), false))
                                .sorted(Comparator.comparing(DomainEntity.Check::name))
                                .toList()));
    }

    static void add(EntityList out, CompositeType<?> type) {
        out.add(
                type.schema(),
                new CompositeTypeEntity(
                        type.schema(),
                        type.name(),
                        type.attributes().stream()
                                .map(attribute ->
                                        new CompositeTypeEntity.Attribute(
                                                attribute.name(),
                                                attribute.type().sql(),
                                                attribute.collation()))
                                .toList()));
    }

    static void add(EntityList out, RangeType type) {
        out.add(type.schema(), new RangeTypeEntity(type.schema(), type.name(), type.options()));
    }

    static void add(EntityList out, Collation collation) {
        out.add(
                collation.schema(),
                new CollationEntity(collation.schema(), collation.name(), collation.options()));
    }
}
