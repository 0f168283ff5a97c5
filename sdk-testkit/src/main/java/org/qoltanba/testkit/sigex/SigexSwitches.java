package org.qoltanba.testkit.sigex;

import java.util.Map;
import java.util.Objects;

/**
 * What the SIGEX contract leaves open, with the value assumed where nothing is said, area by area. Switches may be turned
 * while the fake runs; they bind the calls that come after.
 *
 * <pre>{@code
 * world.sigex().switches().limits().pageSize(2);
 * world.sigex().switches().outages().ocspAvailable(false);
 * }</pre>
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexSwitches {

    private final SigexLimitSwitches limits = new SigexLimitSwitches();
    private final SigexDocumentSwitches documents = new SigexDocumentSwitches();
    private final SigexSignatureSwitches signatures = new SigexSignatureSwitches();
    private final SigexSignInSwitches signIn = new SigexSignInSwitches();
    private final SigexAccessSwitches access = new SigexAccessSwitches();
    private final SigexArchiveSwitches archive = new SigexArchiveSwitches();
    private final SigexMailSwitches mails = new SigexMailSwitches();
    private final SigexWebhookSwitches webhooks = new SigexWebhookSwitches();
    private final SigexEgovSwitches egov = new SigexEgovSwitches();
    private final SigexOutageSwitches outages = new SigexOutageSwitches();
    private volatile boolean refusesUnknownMembers = true;
    private volatile Map<String, String> refusalTexts = Map.of();

    SigexSwitches() {}

    /**
     * How much the service takes and gives at once.
     *
     * @return to be turned at any time
     */
    public SigexLimitSwitches limits() {
        return limits;
    }

    /**
     * What becomes of documents.
     *
     * @return to be turned at any time
     */
    public SigexDocumentSwitches documents() {
        return documents;
    }

    /**
     * How signatures are read and shown.
     *
     * @return to be turned at any time
     */
    public SigexSignatureSwitches signatures() {
        return signatures;
    }

    /**
     * How people sign in.
     *
     * @return to be turned at any time
     */
    public SigexSignInSwitches signIn() {
        return signIn;
    }

    /**
     * Who may do what.
     *
     * @return to be turned at any time
     */
    public SigexAccessSwitches access() {
        return access;
    }

    /**
     * Who pays for the archive, and when somebody is warned.
     *
     * @return to be turned at any time
     */
    public SigexArchiveSwitches archive() {
        return archive;
    }

    /**
     * What mails look like.
     *
     * @return to be turned at any time
     */
    public SigexMailSwitches mails() {
        return mails;
    }

    /**
     * How webhooks are sent.
     *
     * @return to be turned at any time
     */
    public SigexWebhookSwitches webhooks() {
        return webhooks;
    }

    /**
     * How signing by phone goes.
     *
     * @return to be turned at any time
     */
    public SigexEgovSwitches egov() {
        return egov;
    }

    /**
     * What is out of order.
     *
     * @return to be turned at any time
     */
    public SigexOutageSwitches outages() {
        return outages;
    }

    /**
     * Whether a request with members the contract does not name is refused with {@code Invalid JSON request structure},
     * so that a misspelt member does not go unnoticed (section 2.4; not published). It is.
     *
     * @param refuses false to ignore them
     * @return this
     */
    public SigexSwitches refusesUnknownMembers(boolean refuses) {
        refusesUnknownMembers = refuses;
        return this;
    }

    /**
     * Which refusals are told with the text of another one (section 16, question 2: the texts are known, which situation gets
     * which is mostly inferred). None. What is refused, and what becomes of it, stays the same; a refusal that a test has
     * asked for, {@link FakeSigex#refusesNext}, is told as it was asked for.
     *
     * @param instead what is said, by what would be said; both are texts of section 4.2, word for word
     * @return this
     * @throws IllegalArgumentException if SIGEX has no such text
     */
    public SigexSwitches refusalTexts(Map<String, String> instead) {
        Map<String, String> all = Map.copyOf(Objects.requireNonNull(instead, "instead"));
        all.forEach((assumed, said) -> {
            requireKnown(assumed);
            requireKnown(said);
        });
        refusalTexts = all;
        return this;
    }

    private static void requireKnown(String text) {
        if (Refusal.of(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "SIGEX has no message '" + text + "'. Its messages are those of GET /api/strings, word for word.");
        }
    }

    /** What is said when something is refused. */
    String text(Refusal refusal) {
        return refusalTexts.getOrDefault(refusal.message(), refusal.message());
    }

    boolean refusesUnknownMembers() {
        return refusesUnknownMembers;
    }
}
