package org.qoltanba.client.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;

/**
 * The verdict on a card and on each of its signatures.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class CardReport {

    private final List<Entry> signatures;
    private final VerificationReport whole;

    CardReport(List<Entry> signatures) {
        this.signatures = List.copyOf(signatures);
        this.whole = whole(this.signatures);
    }

    /** A card is as good as its weakest signature. */
    private static VerificationReport whole(List<Entry> signatures) {
        List<SignerVerdict> signers = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : signatures) {
            if (entry.report().signers().isEmpty()) {
                return VerificationReport.formatFailure(
                        entry.report().findings().get(0));
            }
            signers.addAll(entry.report().signers());
            findings.addAll(entry.report().findings());
        }
        return VerificationReport.of(signers, findings);
    }

    /**
     * The verdict on the card.
     *
     * @return that of the weakest signature
     */
    public Indication indication() {
        return whole.indication();
    }

    /**
     * Why it is not {@link Indication#TOTAL_PASSED}.
     *
     * @return the weakest signature's reason; empty if passed
     */
    public Optional<SubIndication> subIndication() {
        return whole.subIndication();
    }

    /**
     * The verdict on each signature.
     *
     * @return an unmodifiable list in the order of the card
     */
    public List<Entry> signatures() {
        return signatures;
    }

    /**
     * All of it as one report, for {@code ReportPage} and {@code ReportJson}: the signers of all signatures in the order of
     * the card.
     *
     * @return the report
     */
    public VerificationReport asVerificationReport() {
        return whole;
    }

    @Override
    public String toString() {
        return "CardReport[" + whole.indication()
                + whole.subIndication().map(reason -> "/" + reason).orElse("") + ", " + signatures.size()
                + " signatures]";
    }

    /**
     * The verdict on one signature.
     *
     * @param signature the signature
     * @param report what its verification found, the rules for cards included (codes that begin with {@code CARD_})
     * @since 0.1.0
     */
    public record Entry(CardSignature signature, VerificationReport report) {

        /**
         * Checks that both are there.
         *
         * @param signature the signature
         * @param report what its verification found
         */
        public Entry {
            Objects.requireNonNull(signature, "signature");
            Objects.requireNonNull(report, "report");
        }
    }
}
