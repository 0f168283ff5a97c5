package org.qoltanba.client.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds that every sequence of delays keeps, whatever happens. */
class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, 987654321})
    void noDelayLeavesItsBounds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            oneLife(random, "seed " + seed + ", round " + round);
        }
    }

    private static void oneLife(SplittableRandom random, String which) {
        long first = random.nextLong(1, 5_000_000_000L);
        long longest = first + random.nextLong(0, 60_000_000_000L);
        PollSchedule schedule =
                new PollSchedule(Duration.ofNanos(first), 1 + random.nextDouble() * 2, Duration.ofNanos(longest));
        Duration lifetime = Duration.ofSeconds(random.nextInt(-10, 4_000));
        Duration grace = Duration.ofSeconds(random.nextInt(0, 10));
        // Monotonic time may be anything, near its wrap-around too
        long now = random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - random.nextInt(1_000);
        long begin = now;
        boolean expires = random.nextBoolean();
        Pace pace = new Pace(schedule, expires ? NOW.plus(lifetime) : null, grace, NOW, now);
        long end = Math.max(0, lifetime.plus(grace).toNanos());
        int failures = 0;
        for (int step = 0; step < 200; step++) {
            boolean last = pace.isLast(now);
            assertThat(last).as(which).isEqualTo(expires && now - begin >= end);
            @Nullable Duration hint = random.nextInt(4) == 0 ? Duration.ofMillis(random.nextLong(0, 10_000_000)) : null;
            long next;
            if (random.nextInt(3) == 0) {
                failures++;
                if (!pace.survivesFailure(last)) {
                    assertThat(last || failures > Pace.FAILURES_IN_A_ROW)
                            .as(which)
                            .isTrue();
                    return;
                }
                next = pace.nextAfterFailure(now, hint, random);
            } else if (last) {
                return;
            } else {
                failures = 0;
                next = pace.next(now, hint, random);
            }
            long delay = next - now;
            assertThat(delay).as(which).isNotNegative();
            boolean cut = expires && !last && next - begin >= end;
            if (cut) {
                assertThat(next - begin)
                        .as("%s: the last poll is at the deadline", which)
                        .isEqualTo(end);
            } else if (hint != null && !last) {
                long asked = Math.min(Duration.ofHours(1).toNanos(), Math.max(100_000_000L, hint.toNanos()));
                assertThat(delay).as(which).isEqualTo(asked);
            } else if (failures == 0) {
                assertThat(delay).as(which).isBetween(first / 2, longest);
            } else {
                assertThat(delay)
                        .as(which)
                        .isBetween(Math.min(first / 2, 500_000_000L), Math.max(longest, 60_000_000_000L));
            }
            now = next;
        }
    }

    @Test
    void aScheduleGrowsToItsCapAndStaysThere() {
        PollSchedule schedule = PollSchedule.DEFAULT;
        assertThat(schedule.nanosAfter(0)).isEqualTo(1_000_000_000L);
        assertThat(schedule.nanosAfter(1)).isEqualTo(1_500_000_000L);
        assertThat(schedule.nanosAfter(6)).isEqualTo(10_000_000_000L);
        assertThat(schedule.nanosAfter(Integer.MAX_VALUE)).isEqualTo(10_000_000_000L);
        PollSchedule constant = new PollSchedule(Duration.ofSeconds(3), 1, Duration.ofSeconds(3));
        assertThat(constant.nanosAfter(1_000)).isEqualTo(3_000_000_000L);
    }

    @Test
    void aScheduleThatCannotBeIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new PollSchedule(Duration.ZERO, 1, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollSchedule(second, 1, Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollSchedule(second, 0.9, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollSchedule(second, Double.NaN, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WaitingLimits(0, 1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WaitingLimits(1, 0, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeadlineBeyondReachIsNone() {
        Pace pace = new Pace(PollSchedule.DEFAULT, Instant.MAX.minusSeconds(100), Duration.ZERO, NOW, 0);
        assertThat(pace.isLast(Long.MAX_VALUE)).isFalse();
        assertThat(pace.next(0, null, new SplittableRandom(1))).isBetween(500_000_000L, 1_000_000_000L);
    }
}
