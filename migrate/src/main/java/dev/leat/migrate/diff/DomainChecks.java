package dev.leat.migrate.diff;

import dev.leat.migrate.entity.DomainEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.Entity.Kind;
import dev.leat.migrate.snapshot.Rename;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Constraints of domains that only got another name: mostly one that was derived from the
/// domain's.
final class DomainChecks {
    private DomainChecks() {}

    /// {@return renames of constraints that went and came with the same content}
    ///
    /// @param model the old schema, with the domains under their new names
    static List<Rename> renamed(List<Entity> model, List<Entity> after) {
        Map<Entity.Key, DomainEntity> next = new HashMap<>();
        for (Entity entity : after) {
            if (entity instanceof DomainEntity domain) {
                next.put(domain.key(), domain);
            }
        }
        List<Rename> renames = new ArrayList<>();
        for (Entity entity : next.isEmpty() ? List.<Entity>of() : model) {
            if (entity instanceof DomainEntity old) {
                DomainEntity now = next.get(old.key());
                if (now != null && old.type().equals(now.type())) {
                    renamed(old, now, renames);
                }
            }
        }
        return renames;
    }

    private static void renamed(DomainEntity old, DomainEntity now, List<Rename> renames) {
        List<DomainEntity.Check> come = new ArrayList<>(now.checks());
        come.removeIf(check -> isCalled(old, check.name()));
        for (DomainEntity.Check check : old.checks()) {
            if (isCalled(now, check.name())) {
                continue;
            }
            for (DomainEntity.Check each : come) {
                if (each.expression().equals(check.expression())
                        && each.notValid() == check.notValid()) {
                    renames.add(
                            new Rename(
                                    Kind.DOMAIN,
                                    List.of(old.schema(), old.name(), check.name()),
                                    List.of(old.schema(), old.name(), each.name())));
                    come.remove(each);
                    break;
                }
            }
        }
    }

    private static boolean isCalled(DomainEntity domain, String name) {
        return domain.checks().stream().anyMatch(each -> each.name().equals(name));
    }
}
