package org.qoltanba.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;

class VerificationReportTest {

    private static final SignerVerdict PASSED = verdict(Indication.TOTAL_PASSED, null);
    private static final SignerVerdict UNDECIDED = verdict(Indication.INDETERMINATE, SubIndication.TRY_LATER);
    private static final SignerVerdict FAILED = verdict(Indication.TOTAL_FAILED, SubIndication.HASH_FAILURE);

    @Test
    void theWholeIsAsGoodAsItsWeakestSigner() {
        assertThat(VerificationReport.of(List.of(PASSED, PASSED), List.of()).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(VerificationReport.of(List.of(PASSED, UNDECIDED), List.of()).subIndication())
                .contains(SubIndication.TRY_LATER);

        VerificationReport mixed = VerificationReport.of(List.of(UNDECIDED, FAILED, PASSED), List.of());
        assertThat(mixed.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(mixed.subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(mixed.signers()).hasSize(3);
        assertThat(mixed).hasToString("VerificationReport[TOTAL_FAILED/HASH_FAILURE, 3 signers]");
    }

    @Test
    void nothingIsValidWithoutASigner() {
        assertThatThrownBy(() -> VerificationReport.of(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);

        VerificationReport report =
                VerificationReport.formatFailure(new Finding(Finding.Outcome.FAILED, "FORMAT", "No CMS."));
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.FORMAT_FAILURE);
        assertThat(report.findings()).extracting(Finding::code).containsExactly("FORMAT");
    }

    @Test
    void aVerdictGivesAReasonExactlyWhenItIsNotPassed() {
        assertThatThrownBy(() -> verdict(Indication.TOTAL_PASSED, SubIndication.TRY_LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> verdict(Indication.TOTAL_FAILED, null)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SignerVerdict.builder().build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSignatureIsNeverEmptyAndNeverPrinted() {
        assertThatThrownBy(() -> Signature.of(Bytes.of(new byte[0]))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Signature.of(Bytes.of(new byte[] {48, 0})))
                .isEqualTo(Signature.of(Bytes.of(new byte[] {48, 0})))
                .hasToString("Signature[2 bytes]");
    }

    private static SignerVerdict verdict(Indication indication, @Nullable SubIndication reason) {
        return SignerVerdict.builder().verdict(indication, reason).build();
    }
}
