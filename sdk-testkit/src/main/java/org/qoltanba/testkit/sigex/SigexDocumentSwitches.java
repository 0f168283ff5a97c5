package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DigestAlgorithm;

/**
 * What the SIGEX contract leaves open about documents (sections 5.5, 7.28, 7.36 and 16). A part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexDocumentSwitches {

    private volatile Set<String> digests = Set.of(Algorithms.SHA_256);
    private volatile boolean exportedNeedsViewRight = true;
    private volatile boolean listsUnfinished;
    private volatile boolean restrictsWhenSettingsChange = true;
    private volatile boolean sequenceEnds = true;
    private volatile boolean untilIsIncluded;
    private volatile boolean showsUnfinished;
    private volatile boolean packagesNeedFeature = true;
    private volatile @Nullable Duration unfinishedLifetime;

    SigexDocumentSwitches() {}

    /**
     * Which digests every document gets, besides those that its signatures use (section 16, questions 8 and 9). SHA-256.
     * A signature with another digest is refused with {@code Digests values update required} until the document has been
     * sent once more.
     *
     * @param algorithms SHA-256 is always among them
     * @return this
     * @throws IllegalArgumentException if the fake cannot compute one of them
     */
    public SigexDocumentSwitches digests(DigestAlgorithm... algorithms) {
        Objects.requireNonNull(algorithms, "algorithms");
        Set<String> wanted = new LinkedHashSet<>();
        wanted.add(Algorithms.SHA_256);
        for (DigestAlgorithm algorithm : algorithms) {
            if (!Algorithms.isDigest(algorithm.oid())) {
                throw new IllegalArgumentException(
                        "This SIGEX cannot compute " + algorithm + "; name SHA-256, SHA-384 or SHA-512.");
            }
            wanted.add(algorithm.oid());
        }
        digests = Set.copyOf(wanted);
        return this;
    }

    /**
     * Whether finding a document by its signature needs the right to see the document (section 12.2; inferred). It does.
     *
     * @param needsRight false to tell everybody who has the signature
     * @return this
     */
    public SigexDocumentSwitches exportedNeedsViewRight(boolean needsRight) {
        exportedNeedsViewRight = needsRight;
        return this;
    }

    /**
     * Whether documents whose content the service has not got yet are listed (section 7.36; not published). They are not.
     *
     * @param lists true to list them, with the size 0
     * @return this
     */
    public SigexDocumentSwitches listsUnfinished(boolean lists) {
        listsUnfinished = lists;
        return this;
    }

    /**
     * Whether {@code switchToPrivateAfterLimitReached} takes effect at once when settings are changed so that the limit is
     * reached with that, without a further signature (section 5.5; inferred). It does.
     *
     * @param restricts false to wait for the next signature or digest
     * @return this
     */
    public SigexDocumentSwitches restrictsWhenSettingsChange(boolean restricts) {
        restrictsWhenSettingsChange = restricts;
        return this;
    }

    /**
     * Whether a document whose signers come one after the other takes no signature beyond the end of the list (section 5.5;
     * inferred). It takes none: {@code Signature does not conform to document settings requirements}.
     *
     * @param ends false to take further ones of anybody
     * @return this
     */
    public SigexDocumentSwitches sequenceEnds(boolean ends) {
        sequenceEnds = ends;
        return this;
    }

    /**
     * Whether lists of documents and packages hold what was stored at the very time {@code until} (section 16, question 16).
     * They do not, so that paging by it comes to an end.
     *
     * @param included true to list it
     * @return this
     */
    public SigexDocumentSwitches untilIsIncluded(boolean included) {
        untilIsIncluded = included;
        return this;
    }

    /**
     * Whether the signature of a document is shown before the service has got its content (section 7.3; an empty list was
     * observed). It is not.
     *
     * @param shows true to show it
     * @return this
     */
    public SigexDocumentSwitches showsUnfinished(boolean shows) {
        showsUnfinished = shows;
        return this;
    }

    /**
     * Whether registering a package needs a subscription with that feature (section 3.6; inferred). It does: {@code Feature is
     * not available on current subscription level}.
     *
     * @param needed false to let every information system
     * @return this
     */
    public SigexDocumentSwitches packagesNeedFeature(boolean needed) {
        packagesNeedFeature = needed;
        return this;
    }

    /**
     * How long a registration waits for the content of the document (section 16, question 12). For ever. After less, there is
     * no such document any more, and its signature can be registered anew. Documents of packages wait for ever.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexDocumentSwitches unfinishedLifetime(Duration duration) {
        unfinishedLifetime = SwitchValues.positive(duration, "duration");
        return this;
    }

    Optional<Duration> unfinishedLifetime() {
        return Optional.ofNullable(unfinishedLifetime);
    }

    Set<String> digests() {
        return digests;
    }

    boolean exportedNeedsViewRight() {
        return exportedNeedsViewRight;
    }

    boolean listsUnfinished() {
        return listsUnfinished;
    }

    boolean restrictsWhenSettingsChange() {
        return restrictsWhenSettingsChange;
    }

    boolean sequenceEnds() {
        return sequenceEnds;
    }

    boolean untilIsIncluded() {
        return untilIsIncluded;
    }

    boolean showsUnfinished() {
        return showsUnfinished;
    }

    boolean packagesNeedFeature() {
        return packagesNeedFeature;
    }
}
