package org.qoltanba.testkit;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which world there is now, and how long: that of whoever made it, or that of the test which is running. */
final class WorldOfTheTest {

    /** Who decides how long a world lives. */
    private enum Phase {
        /** Whoever created this object: the world lives until it is closed, or the first test takes it over. */
        OWN,
        /** A test that is running. */
        IN_A_TEST,
        /** The next test, so there is none. */
        BETWEEN_TESTS,
        /** Nobody ever again. */
        CLOSED
    }

    private final Supplier<World> worlds;
    private final ReentrantLock lock = new ReentrantLock();
    private Phase phase = Phase.OWN;
    private @Nullable ExtensionContext test;
    private @Nullable World world;

    WorldOfTheTest(Supplier<World> worlds) {
        this.worlds = worlds;
    }

    World get() {
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                throw new IllegalStateException("This FakeServices is closed. Create another one.");
            }
            if (phase == Phase.BETWEEN_TESTS) {
                throw new IllegalStateException("Between tests there is no world: every test has its own. Use"
                        + " FakeServices in @BeforeEach and in tests, not in @BeforeAll or @AfterAll.");
            }
            World current = world;
            if (current == null) {
                current = worlds.get();
                world = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** From here on worlds live for a test each. */
    void leaveToTests() {
        lock.lock();
        try {
            if (world != null && phase == Phase.OWN) {
                throw new IllegalStateException("This FakeServices was used before the first test. A world lives for"
                        + " one test: what was made with it would be unknown to the tests. Make it in @BeforeEach.");
            }
            phase = Phase.BETWEEN_TESTS;
        } finally {
            lock.unlock();
        }
    }

    void begin(ExtensionContext next) {
        lock.lock();
        try {
            if (test != null) {
                throw new IllegalStateException(
                        "The test '" + test.getDisplayName() + "' is still running with this FakeServices. Tests"
                                + " that run at the same time need an instance field each, not a static one.");
            }
            phase = Phase.IN_A_TEST;
            test = next;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the world of a test; none if the test was refused before it began, since the world is then another one's. */
    @Nullable
    World end(ExtensionContext ended) {
        lock.lock();
        try {
            if (!ended.equals(test)) {
                return null;
            }
            test = null;
        } finally {
            lock.unlock();
        }
        return end(Phase.BETWEEN_TESTS);
    }

    void close() {
        end(Phase.CLOSED);
    }

    private @Nullable World end(Phase next) {
        World ended;
        lock.lock();
        try {
            ended = world;
            world = null;
            phase = phase == Phase.CLOSED ? Phase.CLOSED : next;
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            ended.close();
        }
        return ended;
    }
}
