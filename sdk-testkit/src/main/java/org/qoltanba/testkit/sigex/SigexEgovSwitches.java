package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.phone.MixSigning;

/**
 * What the SIGEX contract leaves open about signing by phone (sections 7.50 to 7.52, 10.1 and 14). A part of
 * {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexEgovSwitches {

    private volatile Duration lifetime = Duration.ofMinutes(15);
    private volatile @Nullable Duration linkLifetime;
    private volatile int operationLimit = 10_000;
    private volatile boolean answersRepeatedCalls = true;
    private volatile MixSigning mixSigning = MixSigning.BY_CONTENT;

    SigexEgovSwitches() {}

    /**
     * How long a signing by phone may take (section 14; about 15 minutes, observed). 15 minutes.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexEgovSwitches lifetime(Duration duration) {
        lifetime = SwitchValues.positive(duration, "duration");
        return this;
    }

    /**
     * How long a QR code and the launch links can be opened (section 7.50 says only that they work once). As long as the
     * operation lasts; after less, the app is told {@code QR signing operation is not active} though the operation goes on.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexEgovSwitches linkLifetime(Duration duration) {
        linkLifetime = SwitchValues.positive(duration, "duration");
        return this;
    }

    /**
     * How many signings by phone may be open at the same time (section 10.1; not published). 10,000; further ones are
     * refused with {@code Too much users use QR signing}.
     *
     * @param operations at least 1
     * @return this
     */
    public SigexEgovSwitches operationLimit(int operations) {
        operationLimit = SwitchValues.positive(operations, "operations");
        return this;
    }

    /**
     * Whether a long request of a signing by phone whose answer was lost is answered again (section 7.51: a client may
     * repeat it until an answer arrives). It is.
     *
     * @param answers false to refuse the repeated request, as one that comes out of order
     * @return this
     */
    public SigexEgovSwitches answersRepeatedCalls(boolean answers) {
        answersRepeatedCalls = answers;
        return this;
    }

    /**
     * What the app makes of the signing method {@code MIX_SIGN}, of which the contract has no more than the name (section
     * 7.51). Each document by what it holds: XML as XML, anything else as CMS without the document inside.
     *
     * @param treatment what to make of it
     * @return this
     */
    public SigexEgovSwitches mixSigning(MixSigning treatment) {
        mixSigning = Objects.requireNonNull(treatment, "treatment");
        return this;
    }

    /**
     * What the app makes of {@code MIX_SIGN} now.
     *
     * @return as set last
     */
    public MixSigning mixSigning() {
        return mixSigning;
    }

    /** When an operation that is opened now ends. */
    Instant endOfOperation(Instant now) {
        return now.plus(lifetime);
    }

    /** When the links of an operation that is opened now cannot be opened any more: with the operation, or before. */
    Instant endOfLinks(Instant now) {
        return Optional.ofNullable(linkLifetime)
                .map(now::plus)
                .filter(end -> end.isBefore(endOfOperation(now)))
                .orElseGet(() -> endOfOperation(now));
    }

    int operationLimit() {
        return operationLimit;
    }

    boolean answersRepeatedCalls() {
        return answersRepeatedCalls;
    }
}
