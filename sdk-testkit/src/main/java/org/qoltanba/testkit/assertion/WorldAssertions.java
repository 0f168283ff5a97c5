package org.qoltanba.testkit.assertion;

import org.qoltanba.testkit.dss.FakeDss;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.mailbox.FakeMailbox;
import org.qoltanba.testkit.sigex.FakeSigex;

/**
 * Assertions about what the services saw:
 *
 * <pre>{@code
 * assertThat(world.sigex()).hasDocument(id).signedBy(iin).notified("a@b.kz");
 * assertThat(world.dss()).hasOneTransaction().confirmedBy("ivanov").isCompleted();
 * assertThat(world.journal()).saw(on("POST", "/api"), 2);
 * }</pre>
 *
 * <p>They throw {@link AssertionError} and need no library. A static import of this {@code assertThat} may stand beside that of
 * AssertJ or Truth.
 *
 * @since 0.1.0
 */
public final class WorldAssertions {

    private WorldAssertions() {}

    /**
     * Begins a sentence about SIGEX.
     *
     * @param sigex of a world
     * @return what can be said
     */
    public static SigexAssert assertThat(FakeSigex sigex) {
        return new SigexAssert(sigex);
    }

    /**
     * Begins a sentence about CryptoPro DSS.
     *
     * @param dss of a world
     * @return what can be said
     */
    public static DssAssert assertThat(FakeDss dss) {
        return new DssAssert(dss);
    }

    /**
     * Begins a sentence about a mailbox.
     *
     * @param mailbox of a world
     * @return what can be said
     */
    public static MailboxAssert assertThat(FakeMailbox mailbox) {
        return new MailboxAssert(mailbox);
    }

    /**
     * Begins a sentence about the exchanges of a world.
     *
     * @param journal of a world
     * @return what can be said
     */
    public static JournalAssert assertThat(Journal journal) {
        return new JournalAssert(journal);
    }
}
