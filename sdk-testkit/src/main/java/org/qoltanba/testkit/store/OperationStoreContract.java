package org.qoltanba.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.StoredOperation;

/**
 * What {@link OperationStore} promises, as tests for JUnit 5. Whoever writes a store extends this class:
 *
 * <pre>{@code
 * class OurStoreTest extends OperationStoreContract {
 *     protected OperationStore store() { return store; }        // empty at the beginning of each test
 *     protected void pass(Duration time) throws Exception { clock.advance(time); }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // users of JUnit have JUnit
public abstract class OperationStoreContract {

    private static final String DESK = "contracts";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LONGER = LEASE.plusSeconds(1);

    /** For subclasses. */
    protected OperationStoreContract() {}

    /**
     * The store to test.
     *
     * @return within a test always the same, and empty at the beginning
     */
    protected abstract OperationStore store();

    /**
     * Lets time pass for the store, by moving its clock, or the leases it has written down.
     *
     * @param time some minutes
     * @throws Exception if time cannot be made to pass, which fails the test
     */
    protected abstract void pass(Duration time) throws Exception;

    private static StoredOperation operation(String reference) {
        return StoredOperation.of(DESK, "Fake", "id of " + reference, reference);
    }

    private String joined() {
        String node = UUID.randomUUID().toString();
        store().join(node, LEASE);
        return node;
    }

    /** Operations come back as they were given. */
    @Test
    public void whatIsRecordedComesBackWhole() {
        StoredOperation whole = StoredOperation.of(DESK, "Подпись", "1/2 \"three\" ’four’", "Договор № 17, 100 %")
                .withResumeToken(ResumeToken.parse("1.dss." + "a".repeat(2000)))
                .withExpiresAt(Instant.parse("2026-11-21T09:05:00.123Z"))
                .withSignals(List.of("Fake/one", "Fake/two words"));
        StoredOperation bare = operation("bare");
        String first = joined();
        assertTrue(store().add(whole, first));
        assertTrue(store().add(bare, first));
        store().leave(first);

        List<StoredOperation> taken = store().take(DESK, joined(), 10);

        assertEquals(List.of(whole, bare), taken);
        assertEquals("Договор № 17, 100 %", taken.get(0).reference());
        assertEquals("Подпись", taken.get(0).service());
        assertEquals(whole.signals(), taken.get(0).signals());
        assertEquals(whole.resumeToken(), taken.get(0).resumeToken());
        assertEquals(whole.expiresAt(), taken.get(0).expiresAt());
    }

    /** Names and texts may be as long as they may be. */
    @Test
    public void theLongestTextsAreKept() {
        String text = "я".repeat(StoredOperation.LONGEST_TEXT);
        String name = "ы".repeat(StoredOperation.LONGEST_NAME);
        StoredOperation longest = StoredOperation.of(name, name, text, text)
                .withResumeToken(ResumeToken.parse("x".repeat(2048)))
                .withSignals(Collections.nCopies(StoredOperation.MOST_SIGNALS, text));
        store().add(longest, "nobody");

        assertEquals(List.of(longest), store().take(name, joined(), 1));
    }

    /** Recording the same operation again changes nothing. */
    @Test
    public void recordingTwiceIsHarmless() {
        String node = joined();
        assertTrue(store().add(operation("17"), node));
        assertTrue(store().add(operation("17"), node));
        assertFalse(store().add(operation("17"), joined()));
        store().leave(node);

        assertEquals(1, store().take(DESK, joined(), 10).size());
    }

    /** What has changed on the way is what comes back, and old news concerns it no longer. */
    @Test
    public void whatHasChangedComesBackAsItIs() {
        StoredOperation before = operation("17")
                .withResumeToken(ResumeToken.parse("before"))
                .withExpiresAt(Instant.parse("2026-11-21T09:05:00Z"))
                .withSignals(List.of("Fake/before", "Fake/both"));
        StoredOperation after = operation("17")
                .withResumeToken(ResumeToken.parse("after"))
                .withExpiresAt(Instant.parse("2026-11-21T09:08:00Z"))
                .withSignals(List.of("Fake/both", "Fake/after"));
        String node = joined();
        assertTrue(store().add(before, node));
        assertTrue(store().update(after, node));
        assertTrue(store().update(after, node));

        store().tell("Fake/before");
        assertEquals(Set.of(), store().news(node));
        store().tell("Fake/after");
        assertEquals(Set.of(after.key()), store().news(node));
        store().leave(node);
        List<StoredOperation> taken = store().take(DESK, joined(), 10);
        assertEquals(List.of(after), taken);
        assertEquals(after.resumeToken(), taken.get(0).resumeToken());
        assertEquals(after.expiresAt(), taken.get(0).expiresAt());
        assertEquals(after.signals(), taken.get(0).signals());
    }

    /** Only who holds an operation changes it, and only until it has ended. */
    @Test
    public void whoDoesNotHoldItChangesNothing() {
        StoredOperation operation = operation("17").withResumeToken(ResumeToken.parse("before"));
        StoredOperation changed = operation.withResumeToken(ResumeToken.parse("after"));
        String node = joined();
        assertFalse(store().update(changed, node));
        store().add(operation, node);
        assertFalse(store().update(changed, joined()));
        assertFalse(store().update(changed, "nobody"));
        store().leave(node);
        String heir = joined();
        assertEquals(
                Optional.of(ResumeToken.parse("before")),
                store().take(DESK, heir, 10).get(0).resumeToken());
        assertFalse(store().update(changed, node));
        store().end(operation, heir);
        assertFalse(store().update(changed, heir));
    }

    /**
     * What a living node holds nobody else gets.
     *
     * @throws Exception if time cannot be made to pass, which fails the test
     */
    @Test
    public void aLivingNodeKeepsWhatItHolds() throws Exception {
        String node = joined();
        store().add(operation("17"), node);
        for (int i = 0; i < 5; i++) {
            pass(LEASE.dividedBy(2));
            assertTrue(store().renew(node, LEASE));
            assertEquals(List.of(), store().take(DESK, joined(), 10));
        }
    }

    /**
     * A node whose lease has run out loses everything for good.
     *
     * @throws Exception if time cannot be made to pass, which fails the test
     */
    @Test
    public void aDeadNodesOperationsAreTakenOver() throws Exception {
        String dead = joined();
        store().add(operation("17"), dead);
        pass(LONGER);
        String heir = joined();

        assertEquals(List.of(operation("17")), store().take(DESK, heir, 10));

        assertFalse(store().renew(dead, LEASE));
        assertFalse(
                store().deliver(operation("17"), dead, OperationState.COMPLETED).granted());
        assertFalse(store().end(operation("17"), dead));
        assertEquals(List.of(), store().take(DESK, dead, 10));
        assertTrue(
                store().deliver(operation("17"), heir, OperationState.COMPLETED).granted());
    }

    /**
     * A lease that ran out unnoticed goes on.
     *
     * @throws Exception if time cannot be made to pass, which fails the test
     */
    @Test
    public void nobodyIsDeadBeforeSomebodyFindsItSo() throws Exception {
        String late = joined();
        store().add(operation("17"), late);
        pass(LONGER);
        assertTrue(store().renew(late, LEASE));

        assertEquals(List.of(), store().take(DESK, joined(), 10));
    }

    /** What a node leaves can be taken at once, and what is recorded for a dead or unknown one too. */
    @Test
    public void whatIsLeftIsFree() {
        String gone = joined();
        store().add(operation("1"), gone);
        store().leave(gone);
        store().leave(gone);
        store().leave("nobody");
        store().add(operation("2"), gone);
        store().add(operation("3"), "nobody");

        assertEquals(3, store().take(DESK, joined(), 10).size());
        assertFalse(store().renew(gone, LEASE));
        assertFalse(store().renew("nobody", LEASE));
    }

    /** A name serves one node. */
    @Test
    public void namesAreNotUsedTwice() {
        String node = joined();
        assertThrows(IllegalArgumentException.class, () -> store().join(node, LEASE));
        assertTrue(store().renew(node, LEASE));
    }

    /** Desks share a store without seeing each other's operations. */
    @Test
    public void aDeskTakesItsOwn() {
        store().add(operation("17"), "nobody");
        store().add(StoredOperation.of("other", "Fake", "id of 17", "17"), "nobody");

        assertEquals(List.of(operation("17")), store().take(DESK, joined(), 10));
        assertEquals(1, store().take("other", joined(), 10).size());
    }

    /** Taking is bounded, the oldest first, and everybody's turn comes. */
    @Test
    public void takingIsBounded() {
        for (int i = 0; i < 7; i++) {
            store().add(operation("" + i), "nobody");
        }
        String node = joined();
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<StoredOperation> some = store().take(DESK, node, 3);
            assertTrue(some.size() <= 3);
            some.forEach(operation -> references.add(operation.reference()));
        }
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6"), references);
        assertThrows(IllegalArgumentException.class, () -> store().take(DESK, node, 0));
    }

    /**
     * The first outcome is recorded, and every delivery counted.
     *
     * @throws Exception if time cannot be made to pass, which fails the test
     */
    @Test
    public void anOutcomeIsRecordedOnce() throws Exception {
        String first = joined();
        store().add(operation("17"), first);
        assertEquals(
                new Delivery(true, 0, OperationState.COMPLETED),
                store().deliver(operation("17"), first, OperationState.COMPLETED));
        pass(LONGER);
        String second = joined();
        store().take(DESK, second, 10);

        assertEquals(
                new Delivery(true, 1, OperationState.COMPLETED),
                store().deliver(operation("17"), second, OperationState.FAILED));
        assertTrue(store().end(operation("17"), second));
        assertTrue(store().end(operation("17"), second));

        assertEquals(
                new Delivery(false, 2, OperationState.COMPLETED),
                store().deliver(operation("17"), second, OperationState.FAILED));
        assertThrows(
                IllegalArgumentException.class, () -> store().deliver(operation("17"), second, OperationState.WAITING));
        assertThrows(
                IllegalArgumentException.class,
                () -> store().deliver(operation("17"), second, OperationState.DETACHED));
    }

    /**
     * A late node may deliver as long as nobody has taken over.
     *
     * @throws Exception if time cannot be made to pass, which fails the test
     */
    @Test
    public void anOutcomeAtHandIsBetterThanANewAttempt() throws Exception {
        String late = joined();
        store().add(operation("17"), late);
        pass(LONGER);
        store().take("another desk", joined(), 10);

        assertTrue(
                store().deliver(operation("17"), late, OperationState.COMPLETED).granted());
        assertTrue(store().end(operation("17"), late));
        assertEquals(List.of(), store().take(DESK, joined(), 10));
    }

    /**
     * What has ended is never taken again, nor recorded again.
     *
     * @throws Exception if time cannot be made to pass, which fails the test
     */
    @Test
    public void whatHasEndedStaysEnded() throws Exception {
        String node = joined();
        store().add(operation("17"), node);
        store().deliver(operation("17"), node, OperationState.FAILED);
        store().end(operation("17"), node);
        pass(LONGER);

        assertEquals(List.of(), store().take(DESK, joined(), 10));
        assertFalse(store().add(operation("17"), joined()));
        assertEquals(0, store().forget(Duration.ofDays(1)));
        assertEquals(1, store().forget(Duration.ofSeconds(1)));
        assertTrue(store().add(operation("17"), joined()));
    }

    /** Nothing is known of an operation nobody has recorded. */
    @Test
    public void theUnknownIsRefused() {
        String node = joined();
        assertEquals(Delivery.UNKNOWN, store().deliver(operation("17"), node, OperationState.FAILED));
        assertFalse(store().end(operation("17"), node));
        assertEquals(Optional.empty(), Delivery.UNKNOWN.recorded());
    }

    /** News reaches the node that holds the operation, once, even if it came before the node. */
    @Test
    public void newsReachesTheHolder() {
        StoredOperation one = operation("1").withSignals(List.of("Fake/a", "Fake/both"));
        StoredOperation two = operation("2").withSignals(List.of("Fake/both"));
        String first = joined();
        String second = joined();
        store().add(one, first);
        store().add(two, second);
        store().tell("Fake/both");
        store().tell("Fake/both");
        store().tell("Fake/unheard of");

        assertEquals(Set.of(one.key()), store().news(first));
        assertEquals(Set.of(), store().news(first));
        assertEquals(Set.of(two.key()), store().news(second));

        store().tell("Fake/a");
        store().leave(first);
        store().take(DESK, second, 10);
        assertEquals(Set.of(one.key()), store().news(second));
        store().end(one, second);
        store().tell("Fake/a");
        assertEquals(Set.of(), store().news(second));
        assertEquals(Set.of(), store().news("nobody"));
    }

    /** Many nodes that take at the same time share the operations, and none is taken twice. */
    @Test
    public void manyNodesShare() {
        int count = 200;
        int nodes = 4;
        for (int i = 0; i < count; i++) {
            store().add(operation("" + i), "nobody");
        }
        List<String> names = IntStream.range(0, nodes).mapToObj(i -> joined()).toList();
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        names.parallelStream().forEach(node -> {
            for (int empty = 0; empty < nodes; ) {
                List<StoredOperation> some = store().take(DESK, node, 7);
                some.forEach(operation -> taken.add(operation.reference()));
                empty = some.isEmpty() ? empty + 1 : 0;
            }
        });
        assertEquals(new HashSet<>(taken).size(), taken.size(), "taken twice");
        String last = joined();
        assertEquals(count, taken.size() + store().take(DESK, last, count).size());
    }
}
