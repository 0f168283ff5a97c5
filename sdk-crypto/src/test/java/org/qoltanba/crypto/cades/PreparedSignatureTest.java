package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.SeededRunner;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;

class PreparedSignatureTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer AUTHORITY = ROOT.authority("CN=Authority");
    private static final TestIssuer PERSON = AUTHORITY.person(KeyKind.P_256);

    private static List<SignerCertificate> chain(TestIssuer person) {
        return person.chain().stream().map(Certificates::of).toList();
    }

    private static SignaturePreparer preparer(TestIssuer person) {
        return SignaturePreparer.of(chain(person)).clock(new FixedClock(TestIssuer.NOW));
    }

    /** Somewhere else. */
    private static Bytes signElsewhere(TestIssuer person, String algorithm, Bytes octets) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(person.pair().getPrivate());
            signature.update(octets.toArray());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bytes signElsewhere(TestIssuer person, Bytes octets) {
        return signElsewhere(person, person.kind().signature(), octets);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "P_384", "P_521"})
    void isCompletedAfterARestart(KeyKind kind) throws Exception {
        TestIssuer person = AUTHORITY.person(kind);
        String kept = preparer(person).prepare(DOCUMENT).toText();
        PreparedSignature resumed = PreparedSignature.parse(kept);
        assertThat(resumed.toText()).isEqualTo(kept);
        assertThat(resumed.certificate()).isEqualTo(person.certificate());
        assertThat(resumed.packaging()).isEqualTo(SignaturePackaging.DETACHED);
        assertThat(resumed.digestToBeSigned().value())
                .isEqualTo(Bytes.of(MessageDigest.getInstance(
                                resumed.digestToBeSigned().algorithm().displayName())
                        .digest(resumed.toBeSigned().toArray())));

        var signature = resumed.complete(signElsewhere(person, resumed.toBeSigned()));

        assertThat(only(verifier(ROOT, AUTHORITY).verify(signature, DOCUMENT)).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(verifier(ROOT, AUTHORITY).verify(signature, DOCUMENT)).claimedSigningTime())
                .contains(TestIssuer.NOW);
    }

    @Test
    void takesTheDocumentInsideWhenItIsCompleted() {
        PreparedSignature prepared = PreparedSignature.parse(
                preparer(PERSON).prepare(DOCUMENT, SignatureOptions.attached()).toText());
        Bytes value = signElsewhere(PERSON, prepared.toBeSigned());

        var signature = prepared.complete(value, SignatureValueForm.CMS, DOCUMENT);

        assertThat(verifier(ROOT, AUTHORITY).verify(signature).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThatThrownBy(() -> prepared.complete(value))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("Give the document");
        assertThatThrownBy(() ->
                        prepared.complete(value, SignatureValueForm.CMS, TestSignatures.document("Something else.")))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("not the one this signature was prepared for");
    }

    @Test
    void checksTheDocumentOfADetachedSignatureToo() {
        PreparedSignature prepared = preparer(PERSON).prepare(DOCUMENT);
        Bytes value = signElsewhere(PERSON, prepared.toBeSigned());
        assertThat(SignatureContent.of(prepared.complete(value, SignatureValueForm.CMS, DOCUMENT)))
                .isEmpty();
        assertThatThrownBy(() ->
                        prepared.complete(value, SignatureValueForm.CMS, TestSignatures.document("Something else.")))
                .isInstanceOf(SigningFailedException.class);
    }

    @Test
    void preparesForADigestAndForPss() {
        TestIssuer person = AUTHORITY.person(KeyKind.RSA_2048);
        SignaturePreparer preparer = preparer(person).pss(true);
        Digest digest = new Digest(preparer.digestAlgorithm(), digestOfDocument());
        PreparedSignature prepared =
                PreparedSignature.parse(preparer.prepareDigest(digest).toText());
        PreparedSignature classic = preparer.pss(false).prepareDigest(digest);
        Bytes value = signElsewhere(person, classic.toBeSigned());

        assertThat(only(verifier(ROOT, AUTHORITY).verify(classic.complete(value), DOCUMENT))
                        .algorithm())
                .isEqualTo("SHA-256 with RSA");
        assertThatThrownBy(() -> prepared.complete(signElsewhere(person, prepared.toBeSigned())))
                .as("not PSS")
                .isInstanceOf(SigningFailedException.class);
    }

    private static Bytes digestOfDocument() {
        try {
            return Bytes.of(
                    MessageDigest.getInstance("SHA-256").digest(DOCUMENT.open().readAllBytes()));
        } catch (GeneralSecurityException | java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void refusesValuesThatDoNotBelong() {
        PreparedSignature prepared = preparer(PERSON).prepare(DOCUMENT);
        TestIssuer other = AUTHORITY.person(KeyKind.P_256);
        for (Bytes wrong : List.of(
                signElsewhere(other, prepared.toBeSigned()),
                signElsewhere(PERSON, Bytes.of(new byte[3])),
                Bytes.of(new byte[0]),
                Bytes.of(new byte[64]))) {
            assertThatThrownBy(() -> prepared.complete(wrong))
                    .isInstanceOf(SigningFailedException.class)
                    .hasMessageContaining("SIGNATURE_VALUE");
        }
    }

    @Test
    void refusesLevelsItCannotMakeAndPeopleWhoMayNotSign() {
        assertThatThrownBy(() -> preparer(PERSON)
                        .prepare(DOCUMENT, new SignatureOptions(CadesLevel.B_T, SignaturePackaging.DETACHED)))
                .isInstanceOf(SigningFailedException.class);
        SignaturePreparer late = preparer(PERSON).clock(new FixedClock(TestIssuer.NOW.plusSeconds(400L * 86_400)));
        assertThatThrownBy(() -> late.prepare(DOCUMENT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("is valid from");
    }

    @Test
    void statesWhatASignerStates() {
        SignatureStatements statements = SignatureStatements.none().committingTo(CommitmentType.PROOF_OF_ORIGIN);
        PreparedSignature prepared = PreparedSignature.parse(
                preparer(PERSON).stating(statements).prepare(DOCUMENT).toText());
        var signature = prepared.complete(signElsewhere(PERSON, prepared.toBeSigned()));
        assertThat(verifier(ROOT, AUTHORITY).verify(signature, DOCUMENT).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void refusesDamagedText() {
        String text = preparer(PERSON).prepare(DOCUMENT).toText();
        assertThat(text).matches("[A-Za-z0-9._-]+").startsWith("QPS1.DETACHED.");
        SeededRunner.run(500, random -> {
            StringBuilder damaged = new StringBuilder(text);
            int position = random.nextInt(text.length());
            char other = "abcXYZ019._-".charAt(random.nextInt(12));
            if (random.nextBoolean()) {
                damaged.setLength(position);
            } else if (damaged.charAt(position) != other) {
                damaged.setCharAt(position, other);
            } else {
                return;
            }
            assertThatThrownBy(() -> PreparedSignature.parse(damaged.toString()))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        assertThatThrownBy(() -> PreparedSignature.parse("QPS2.A.B"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
        assertThatThrownBy(() -> PreparedSignature.parse("x".repeat(300_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheCertificateAndNotThePerson() {
        assertThat(preparer(PERSON).prepare(DOCUMENT).toString()).doesNotContain("TESTOV");
        assertThat(preparer(PERSON).toString()).doesNotContain("TESTOV").contains("ECDSA");
    }
}
