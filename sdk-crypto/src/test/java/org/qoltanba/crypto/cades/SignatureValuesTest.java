package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

/** Signature values without container, and digests by name. */
class SignatureValuesTest {

    private static Bytes reversed(Bytes value) {
        byte[] octets = value.toArray();
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return Bytes.of(reversed);
    }

    /** The value of a CMS signature, and what it is a signature of: the signed attributes. */
    private record Value(Bytes value, DocumentSource signed) {

        static Value of(TestIssuer person) throws CMSException, IOException {
            SignerInformation signer = new CMSSignedData(
                            signer(person).sign(DOCUMENT).encoded().toArray())
                    .getSignerInfos()
                    .getSigners()
                    .iterator()
                    .next();
            return new Value(
                    Bytes.of(signer.getSignature()),
                    DocumentSource.of("attributes", Bytes.of(signer.getEncodedSignedAttributes())));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GOST_2012_256", "GOST_2012_512", "KAZAKH_2004", "KAZAKH_2015_512"})
    void aValueIsOfOneDocumentAndOneKey(KeyKind kind) throws Exception {
        TestIssuer root = TestIssuer.root(kind);
        TestIssuer person = root.person(kind);
        Value value = Value.of(person);

        assertThat(SignatureValues.verify(value.value(), value.signed(), person.certificate()))
                .contains(true);
        assertThat(SignatureValues.verify(reversed(value.value()), value.signed(), person.certificate()))
                .contains(true);
        assertThat(SignatureValues.verify(value.value(), document("Another."), person.certificate()))
                .contains(false);
        assertThat(SignatureValues.verify(value.value(), value.signed(), root.certificate()))
                .contains(false);
        assertThat(SignatureValues.verify(Bytes.of(new byte[3]), value.signed(), person.certificate()))
                .contains(false);
    }

    @Test
    void aKeyThatLeavesOpenHowItSignsDecidesNothing() throws Exception {
        TestIssuer person = TestIssuer.root(KeyKind.RSA_2048).person(KeyKind.RSA_2048);
        Value value = Value.of(person);

        assertThat(SignatureValues.verify(value.value(), value.signed(), person.certificate()))
                .isEmpty();
    }

    @Test
    void digestsAreComputedByName() {
        // FIPS 180-4 and RFC 6986, of the empty document
        DocumentSource empty = DocumentSource.text("empty.txt", "");

        assertThat(hex(empty, DigestAlgorithm.SHA_256)).startsWith("e3b0c44298fc1c14");
        assertThat(hex(empty, DigestAlgorithm.SHA_512)).startsWith("cf83e1357eefb8bd");
        assertThat(hex(empty, DigestAlgorithm.GOST_R_3411_2012_256)).startsWith("3f539a213e97c802");
        assertThatThrownBy(() -> DocumentDigests.digest(empty, DigestAlgorithm.ofOid("1.2.3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.2.3");
    }

    private static String hex(DocumentSource document, DigestAlgorithm algorithm) {
        return HexFormat.of()
                .formatHex(DocumentDigests.digest(document, algorithm).value().toArray());
    }
}
