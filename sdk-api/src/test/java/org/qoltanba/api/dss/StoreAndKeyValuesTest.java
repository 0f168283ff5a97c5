package org.qoltanba.api.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.secret.Secret;

/** Values around the Document Store and keys without a certificate. */
class StoreAndKeyValuesTest {

    private static final StoredDocumentId ID = new StoredDocumentId("a");

    @Test
    void aHashIsWhatTheStoreWrites() {
        assertThat(new StoredDocumentHash("SHA-256", "q+/A==")).hasToString("q+/A==");
        assertThat(StoredDocumentHash.of(new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[] {10, (byte) 255})))
                        .value())
                .isEqualTo("0aff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../info", "a b", "a=b", "===", "я"})
    void whatIsNoHashIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredDocumentHash("SHA-256", value));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredDocumentHash("SHA-256", "a".repeat(257)));
    }

    @Test
    void aConversionSaysHowFarItIs() {
        DocumentConversion done = new DocumentConversion(ID, DocumentStatus.COMPLETED, "html", null);
        DocumentConversion failed = new DocumentConversion(ID, DocumentStatus.ERROR, null, "no module");

        assertThat(done.isCompleted()).isTrue();
        assertThat(done.format()).contains("html");
        assertThat(done.reason()).isEmpty();
        assertThat(failed.isCompleted()).isFalse();
        assertThat(failed.reason()).contains("no module");
        assertThat(failed).hasToString("DocumentConversion[a, Error]");
    }

    @Test
    void aKeyIsAskedForByIdentifiersAndShowsNoPin() {
        DssKeySpec spec = DssKeySpec.gost256().parameters("1.2.643.7.1.2.1.1.1").pin(Secret.of("1234"));

        assertThat(spec.algorithm()).isEqualTo("1.2.643.7.1.1.1.1");
        assertThat(spec.parameters()).contains("1.2.643.7.1.2.1.1.1");
        assertThat(spec.pin()).isPresent();
        assertThat(spec).hasToString("DssKeySpec[1.2.643.7.1.1.1.1]");
        assertThat(DssKeySpec.gost512().algorithm()).isEqualTo("1.2.643.7.1.1.1.2");
        assertThat(DssKeySpec.gost512().pin()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "GOST", "3.1", "1.02", "1..2", "1.2."})
    void whatIsNoObjectIdentifierIsRefused(String oid) {
        assertThatIllegalArgumentException().isThrownBy(() -> DssKeySpec.of(oid));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DssKeySpec.gost256().parameters(oid));
    }

    @Test
    void identifiersOfKeysAreText() {
        assertThat(new DssKeyId("k")).hasToString("k");
        assertThatIllegalArgumentException().isThrownBy(() -> new DssKeyId(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new DssKeyId("a\nb"));
    }

    @Test
    void uploadsMayBeLinkedAndAnnounced() {
        UploadOptions options = UploadOptions.temporary().linkedTo(ID).announcedWith("S");

        assertThat(options.linkedDocument()).contains(ID);
        assertThat(options.snippet()).contains("S");
        assertThat(options.isTemporary()).isTrue();
        assertThat(options.belongingTo(ID).snippet()).contains("S");
    }
}
