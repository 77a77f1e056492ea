package dev.leat.sql.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Picks each of some values as often as its weight says.
final class Weights<T> {
    private final List<T> values = new ArrayList<>();
    private final List<Long> until = new ArrayList<>();
    private long total;

    Weights(Map<T, Integer> weights) {
        weights.forEach((value, weight) -> {
            if (weight < 0) {
                throw new IllegalArgumentException(
                        "the weight of %s is negative: %d".formatted(value, weight));
            }
            total += weight;
            values.add(value);
            until.add(total);
        });
        if (total == 0) {
            throw new IllegalArgumentException("no weight is positive: " + weights);
        }
    }

    T pick(RandomGenerator random) {
        long at = random.nextLong(total);
        for (int i = 0; i < values.size(); i++) {
            if (at < until.get(i)) {
                return values.get(i);
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
