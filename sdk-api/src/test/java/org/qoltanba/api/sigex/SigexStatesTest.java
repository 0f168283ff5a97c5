package org.qoltanba.api.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SigexStatesTest {

    @Test
    void anEventIsAboutSomething() {
        DocumentId document = DocumentId.of("Ab3dEf6hIj9kLm2n");
        PackageId wholePackage = PackageId.of("Zx1cVb2nMa3sDf4g");

        SigexEvent signed = SigexEvent.of(document, wholePackage, 17L, null);
        assertThat(signed.documentId()).contains(document);
        assertThat(signed.packageId()).contains(wholePackage);
        assertThat(signed.signId()).hasValue(17);
        assertThat(signed.egovOperationId()).isEmpty();
        assertThat(SigexEvent.of(null, null, null, "42").egovOperationId()).contains("42");
        assertThat(SigexEvent.of(document, null, null, null).signId()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigexEvent.of(null, null, 17L, null))
                .withMessageContaining("a document, a package or an eGov operation");
    }

    @Test
    void equalEventsAreRecognizedSoThatDuplicatesAreHarmless() {
        DocumentId document = DocumentId.of("Ab3dEf6hIj9kLm2n");
        SigexEvent event = SigexEvent.of(document, null, 17L, null);

        assertThat(event).isEqualTo(SigexEvent.of(document, null, 17L, null));
        assertThat(event).hasSameHashCodeAs(SigexEvent.of(document, null, 17L, null));
        assertThat(event).isNotEqualTo(SigexEvent.of(document, null, 18L, null));
        assertThat(event).isNotEqualTo(SigexEvent.of(document, null, 17L, "42"));
        assertThat(event).isNotEqualTo(SigexEvent.of(document, PackageId.of("Zx1cVb2nMa3sDf4g"), 17L, null));
        assertThat(event).hasToString(event.toString()).asString().contains("Ab3dEf6hIj9kLm2n", "17");
    }

    @Test
    void statesOfAnEgovOperationAreOpen() {
        assertThat(EgovStatus.of("meta")).isSameAs(EgovStatus.SCANNED);
        assertThat(EgovStatus.of("data")).isEqualTo(EgovStatus.DOWNLOADED).hasSameHashCodeAs(EgovStatus.DOWNLOADED);
        assertThat(EgovStatus.of("paused").isKnown()).isFalse();
        assertThat(EgovStatus.of("paused")).isEqualTo(EgovStatus.of("paused")).hasToString("paused");
        assertThat(EgovStatus.of("paused").isTerminal()).isFalse();
        assertThat(EgovStatus.of("done").isTerminal()).isTrue();
        assertThat(EgovStatus.of("canceled").isTerminal()).isTrue();
        assertThat(EgovStatus.of("fail").isTerminal()).isTrue();
        assertThat(EgovStatus.NEW.isTerminal()).isFalse();
        assertThat(EgovStatus.NEW.value()).isEqualTo("new");
    }

    @Test
    void aRunIsCompleteOnlyWhenNothingIsLeft() {
        assertThat(new BulkProgress(3, 2, 1, 0, 0, true, true).isComplete()).isTrue();
        assertThat(new BulkProgress(3, 2, 1, 0, 0, false, true).isComplete()).isFalse();
        assertThat(new BulkProgress(3, 2, 1, 0, 0, true, false).isComplete()).isFalse();
        assertThat(new BulkProgress(3, 1, 1, 1, 0, true, true).isComplete()).isFalse();
        assertThat(new BulkProgress(3, 1, 1, 0, 1, true, true).isComplete()).isFalse();
    }

    @Test
    void anOriginalIsKeptInOnePlaceOrTheOther() {
        assertThat(new OriginalStorage(false, false).isKept()).isFalse();
        assertThat(new OriginalStorage(true, false).isKept()).isTrue();
        assertThat(new OriginalStorage(false, true).isKept()).isTrue();
    }

    @Test
    void aPackageHasAnIdentifierThatFitsInAPath() {
        assertThat(PackageId.of("Zx1cVb2nMa3sDf4g")).hasToString("Zx1cVb2nMa3sDf4g");
        assertThatIllegalArgumentException().isThrownBy(() -> PackageId.of("../settings"));
    }

    @Test
    void anInformationSystemNeedsHttps() {
        assertThat(SigexEndpoint.production().address()).isEqualTo(URI.create("https://sigex.kz"));
        assertThat(SigexEndpoint.production().informationSystem()).isEmpty();
        assertThat(SigexEndpoint.production().trusted()).isEmpty();
        assertThat(SigexEndpoint.production()).hasToString("SigexEndpoint[https://sigex.kz]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigexEndpoint.production().trusting())
                .withMessageContaining("at least one certificate");
    }
}
