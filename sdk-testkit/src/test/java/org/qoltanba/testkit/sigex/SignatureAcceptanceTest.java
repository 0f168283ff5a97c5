package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract section 6: which signatures are taken, and with which words the others are refused. */
class SignatureAcceptanceTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_NONE)
    void takesSignaturesOfEveryKeyTheAuthorityIssues(KeyAlgorithm algorithm) {
        TestIdentity identity = world.authority.individual(world.nextIin(), algorithm);

        accepted(submit(cms(identity)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA384withRSA", "SHA512withRSA", "SHA256withRSAandMGF1", "SHA512withRSAandMGF1"})
    void takesFurtherRsaAlgorithms(String algorithm) {
        TestIdentity identity = world.authority.individual(world.nextIin(), KeyAlgorithm.RSA_2048);

        accepted(submit(CmsMaker.over(DOCUMENT).by(identity).using(algorithm).base64()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CMS", "PKCS7"})
    void takesPem(String label) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(CmsMaker.over(DOCUMENT).by(signer).encoded());

        accepted(submit("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n"));
    }

    @Test
    @Covers("Failed to parse signature")
    void refusesPemOfSomethingElse() {
        assertRefused(
                submit("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"), "Failed to parse signature");
        assertRefused(submit("-----BEGIN CMS-----\nnever ended"), "Failed to parse signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "AAAA", "MAA=", "MIAGCSqGSIb3DQEHAgAA", "ME0GCSqGSIb3DQEHAqBA"})
    void refusesWhatIsNoCms(String signature) {
        assertRefused(submit(signature), "Failed to parse signature");
    }

    @Test
    void refusesTrailingBytes() {
        byte[] cms = CmsMaker.over(DOCUMENT).by(signer).encoded();

        assertRefused(
                submit(Base64.getEncoder().encodeToString(Arrays.copyOf(cms, cms.length + 1))),
                "Failed to parse signature");
    }

    @Test
    void refusesDeeplyNestedGarbageWithoutFallingOver() {
        byte[] bomb = new byte[1_000_000];
        for (int i = 0; i + 1 < bomb.length; i += 2) {
            bomb[i] = 0x30;
            bomb[i + 1] = (byte) 0x80;
        }

        assertRefused(submit(Base64.getEncoder().encodeToString(bomb)), "Failed to parse signature");
    }

    @Test
    @Covers("Signature type is not supported")
    void refusesSignaturesOfOtherTypes() {
        JsonNode answer = world.post("/api", registration("AAAA").put("signType", "pdf"));

        assertRefused(answer, "Signature type is not supported");
    }

    @Test
    @Covers("Nonconforming order of elements in one of ASN.1 SET tags of the signature")
    void refusesNonconformingOrderInSets() throws IOException {
        byte[] disordered =
                withReversedSignedAttributes(CmsMaker.over(DOCUMENT).by(signer).encoded());

        assertRefused(
                submit(Base64.getEncoder().encodeToString(disordered)),
                "Nonconforming order of elements in one of ASN.1 SET tags of the signature");
    }

    @Test
    void refusesTwoSigners() {
        assertRefused(
                submit(CmsMaker.over(DOCUMENT).by(signer).by(world.individual()).base64()),
                "Failed to parse signature");
    }

    @Test
    @Covers("Digest algorithm not supported")
    void refusesUnsupportedDigestAlgorithm() {
        assertRefused(
                submit(CmsMaker.over(DOCUMENT).by(signer).using("SHA1withECDSA").base64()),
                "Digest algorithm not supported");
    }

    @Test
    @Covers("Signature algorithm not supported")
    void refusesSignatureAlgorithmItCannotCheck() throws IOException {
        byte[] strange =
                withSignatureAlgorithm(CmsMaker.over(DOCUMENT).by(signer).encoded(), "1.3.6.1.4.1.6801.1.2.2");

        assertRefused(submit(Base64.getEncoder().encodeToString(strange)), "Signature algorithm not supported");
    }

    @Test
    @Covers("Certificate signature algorithm not supported")
    void refusesCertificatesSignedWithAnAlgorithmItCannotCheck() throws IOException {
        byte[] strange = CmsEdits.withCertificateAlgorithm(
                CmsMaker.over(DOCUMENT).by(signer).encoded(), "1.3.6.1.4.1.6801.1.2.2");

        assertRefused(
                submit(Base64.getEncoder().encodeToString(strange)), "Certificate signature algorithm not supported");
    }

    @Test
    @Covers("Failed to build certificate chain")
    void refusesCertificateOfAnotherAuthority() {
        TestCertificateAuthority stranger = new TestCertificateAuthority(world.clock, new SecureRandom());
        TestIdentity identity = stranger.individual(world.nextIin());

        // The stranger bears the same name, so its certificates look like ours until their signature is checked
        assertRefused(submit(cms(identity)), "Failed to build certificate chain");
    }

    @Test
    @Covers("Certificate issuer is unknown")
    void refusesCertificateOfAnIssuerItDoesNotKnow() {
        assertRefused(submit(SelfSigned.cms(world.clock.now(), DOCUMENT)), "Certificate issuer is unknown");
    }

    @Test
    @Covers("Bad signer certificate")
    void refusesCertificateThatIsNotForSigning() {
        TestIdentity identity =
                world.authority.identity(world.nextIin()).authenticationOnly().issue();

        assertRefused(submit(cms(identity)), "Bad signer certificate");
    }

    @Test
    void refusesSignatureWithoutCertificate() {
        assertRefused(
                submit(CmsMaker.over(DOCUMENT).by(signer).withoutCertificates().base64()), "Bad signer certificate");
    }

    @Test
    @Covers("Signer certificate expired or not yet valid")
    void refusesExpiredAndNotYetValidCertificates() {
        String message = "Signer certificate expired or not yet valid";

        assertRefused(
                submit(cms(world.authority.identity(world.nextIin()).expired().issue())), message);
        assertRefused(
                submit(cms(
                        world.authority.identity(world.nextIin()).notYetValid().issue())),
                message);
    }

    @Test
    void judgesValidityByTheVirtualClock() throws InterruptedException {
        String early = cms(signer);
        world.clock.advance(Duration.ofDays(400));

        assertRefused(submit(early), "Signer certificate expired or not yet valid");
    }

    @Test
    @Covers("Invalid certificate status")
    void refusesRevokedCertificate() {
        world.authority.revoke(signer.x509());

        assertRefused(submit(cms(signer)), "Invalid certificate status");
    }

    @Test
    @Covers("Invalid signature")
    void refusesAlteredSignatureValue() {
        byte[] cms = CmsMaker.over(DOCUMENT).by(signer).encoded();
        cms[cms.length - 3] ^= 1;

        assertRefused(submit(Base64.getEncoder().encodeToString(cms)), "Invalid signature");
    }

    @Test
    void refusesSignatureWithoutSignedAttributes() {
        assertRefused(
                submit(CmsMaker.over(DOCUMENT)
                        .by(signer)
                        .withoutSignedAttributes()
                        .base64()),
                "Invalid signature");
    }

    @Test
    void refusesSignatureThatNamesAnotherCertificate() {
        accepted(submit(CmsMaker.over(DOCUMENT).by(signer).naming(signer.x509()).base64()));
        TestIdentity other = world.individual();

        assertRefused(
                submit(CmsMaker.over(DOCUMENT).by(signer).naming(other.x509()).base64()), "Invalid signature");
    }

    @Test
    void refusesAttachedContentThatIsNotWhatWasSigned() {
        byte[] cms = CmsMaker.over(DOCUMENT).by(signer).attached().encoded();
        int at = indexOf(cms, DOCUMENT);
        cms[at] ^= 1;

        assertRefused(submit(Base64.getEncoder().encodeToString(cms)), "Invalid signature");
    }

    @Test
    void takesTimeStampAndOcspThatComeAlong() throws InterruptedException {
        String complete = withEvidence(signer, signer);
        world.clock.advance(Duration.ofDays(3));

        accepted(submit(complete));
    }

    @Test
    @Covers("Signature contains invalid TSP time stamp")
    void refusesTimeStampOfAnotherSignature() {
        byte[] token = token(Bytes.of(new byte[] {1, 2, 3}));

        assertRefused(
                submit(CmsMaker.over(DOCUMENT)
                        .by(signer)
                        .withUnsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, token)
                        .base64()),
                "Signature contains invalid TSP time stamp");
    }

    @Test
    @Covers("Signature contains invalid OCSP data")
    void refusesGarbageAndPluralityInPlaceOfEvidence() {
        byte[] garbage = {0x30, 0x00};

        assertRefused(
                submit(CmsMaker.over(DOCUMENT)
                        .by(signer)
                        .withUnsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, garbage)
                        .base64()),
                "Signature contains invalid TSP time stamp");
        assertRefused(
                submit(CmsMaker.over(DOCUMENT)
                        .by(signer)
                        .withUnsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, garbage, garbage)
                        .base64()),
                "Signature contains invalid TSP time stamp");
        assertRefused(
                submit(CmsMaker.over(DOCUMENT)
                        .by(signer)
                        .withUnsigned(PKCSObjectIdentifiers.id_aa_ets_revocationValues, garbage)
                        .base64()),
                "Signature contains invalid OCSP data");
        assertRefused(
                submit(CmsMaker.over(DOCUMENT)
                        .by(signer)
                        .withUnsigned(PKCSObjectIdentifiers.id_aa_ets_revocationValues, garbage, garbage)
                        .base64()),
                "Signature contains invalid OCSP data");
    }

    @Test
    void refusesOcspResponseOfAnotherCertificate() {
        assertRefused(submit(withEvidence(signer, world.individual())), "Signature contains invalid OCSP data");
    }

    @Test
    void refusesOcspResponseThatIsTooOld() throws InterruptedException {
        byte[] response = revocationValues(signer);
        world.clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertRefused(
                submit(CmsMaker.over(DOCUMENT)
                        .by(signer)
                        .withUnsigned(PKCSObjectIdentifiers.id_aa_ets_revocationValues, response)
                        .base64()),
                "Signature contains invalid OCSP data");
    }

    @Test
    void refusesRevokedCertificateAlsoByTheResponseThatComesAlong() {
        world.authority.revoke(signer.x509());

        assertRefused(submit(withEvidence(signer, signer)), "Invalid certificate status");
    }

    @Test
    @Covers({"OCSP server problem", "TSP server problem"})
    void saysWhenItsOwnServersCannotBeReached() {
        world.sigex.switches().outages().timeStampsAvailable(false);
        assertRefused(submit(cms(signer)), "TSP server problem");

        world.sigex.switches().outages().timeStampsAvailable(true).ocspAvailable(false);
        assertRefused(submit(cms(signer)), "OCSP server problem");

        world.sigex.switches().outages().ocspAvailable(true);
        accepted(submit(cms(signer)));
    }

    @Test
    void refusesEveryAlteredByteOfASignature() {
        byte[] good = CmsMaker.over(DOCUMENT).by(signer).naming(signer.x509()).encoded();
        for (int at = 0; at < good.length; at += 13) {
            byte[] bad = good.clone();
            bad[at] ^= 0x10;
            JsonNode answer = submit(Base64.getEncoder().encodeToString(bad));
            if (!answer.has("message")) {
                // What is outside the signer's protection may change, but not what the service concludes
                assertThat(world.send("/api/" + answer.get("documentId").textValue() + "/data", DOCUMENT)
                                .has("message"))
                        .isFalse();
            }
        }
    }

    private JsonNode submit(String signature) {
        return world.post("/api", registration(signature));
    }

    private String withEvidence(TestIdentity signing, TestIdentity asked) {
        // ECDSA is randomised, so the evidence must be added to the very signature it is about
        byte[] bare = CmsMaker.over(DOCUMENT).by(signing).encoded();
        return Base64.getEncoder()
                .encodeToString(
                        CmsEdits.withUnsigned(bare, token(CmsMaker.signatureValue(bare)), revocationValues(asked)));
    }

    private byte[] token(Bytes signatureValue) {
        return Evidence.timeStamp(world.authority, signatureValue);
    }

    private byte[] revocationValues(TestIdentity asked) {
        return Evidence.revocationValues(world.authority, asked);
    }

    private static byte[] withReversedSignedAttributes(byte[] cms) throws IOException {
        return CmsEdits.withSigner(cms, signer -> {
            ASN1EncodableVector reversed = new ASN1EncodableVector();
            ASN1Set attributes = signer.getAuthenticatedAttributes();
            for (int i = attributes.size() - 1; i >= 0; i--) {
                reversed.add(attributes.getObjectAt(i));
            }
            return CmsEdits.signerInfo(signer, new DLSet(reversed), signer.getDigestEncryptionAlgorithm());
        });
    }

    private static byte[] withSignatureAlgorithm(byte[] cms, String oid) throws IOException {
        return CmsEdits.withSigner(
                cms,
                signer -> CmsEdits.signerInfo(
                        signer,
                        signer.getAuthenticatedAttributes(),
                        new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid))));
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not found");
    }
}
