package org.qoltanba.api.signature;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a signature as a whole and on each of its signers (ETSI EN 319 102-1). A verifier does not throw on a
 * bad signature; it reports.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class VerificationReport {

    private final Indication indication;
    private final @Nullable SubIndication subIndication;
    private final List<SignerVerdict> signers;
    private final List<Finding> findings;

    private VerificationReport(
            Indication indication,
            @Nullable SubIndication subIndication,
            List<SignerVerdict> signers,
            List<Finding> findings) {
        this.indication = indication;
        this.subIndication = subIndication;
        this.signers = List.copyOf(signers);
        this.findings = List.copyOf(findings);
    }

    /**
     * A container whose signers were judged. The whole is as good as its weakest signer: one failed signer fails it, one
     * undecided signer leaves it undecided.
     *
     * @param signers the verdicts in the order of the container; at least one
     * @param findings what was found about the container itself
     * @return the report
     * @throws IllegalArgumentException if there is no signer
     */
    public static VerificationReport of(List<SignerVerdict> signers, List<Finding> findings) {
        SignerVerdict weakest = weakest(signers);
        return new VerificationReport(
                weakest.indication(), weakest.subIndication().orElse(null), signers, findings);
    }

    /**
     * A container that could not be judged as a signature at all.
     *
     * @param finding why
     * @return a report of {@link Indication#TOTAL_FAILED} with {@link SubIndication#FORMAT_FAILURE} and no signers
     */
    public static VerificationReport formatFailure(Finding finding) {
        Objects.requireNonNull(finding, "finding");
        return new VerificationReport(
                Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE, List.of(), List.of(finding));
    }

    private static SignerVerdict weakest(List<SignerVerdict> signers) {
        for (Indication worst : List.of(Indication.TOTAL_FAILED, Indication.INDETERMINATE, Indication.TOTAL_PASSED)) {
            for (SignerVerdict signer : signers) {
                if (signer.indication() == worst) {
                    return signer;
                }
            }
        }
        throw new IllegalArgumentException("A report needs at least one signer; use formatFailure for none.");
    }

    /**
     * The verdict on the whole.
     *
     * @return that of the weakest signer
     */
    public Indication indication() {
        return indication;
    }

    /**
     * Why it is not {@link Indication#TOTAL_PASSED}.
     *
     * @return the weakest signer's reason; empty if passed
     */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(subIndication);
    }

    /**
     * The verdict on each signer.
     *
     * @return an unmodifiable list in the order of the container; empty if it could not be read
     */
    public List<SignerVerdict> signers() {
        return signers;
    }

    /**
     * What was found about the container itself.
     *
     * @return an unmodifiable list
     */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return "VerificationReport[" + indication + (subIndication == null ? "" : "/" + subIndication) + ", "
                + signers.size() + " signers]";
    }
}
