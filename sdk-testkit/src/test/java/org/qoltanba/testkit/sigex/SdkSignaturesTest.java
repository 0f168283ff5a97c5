package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Two readings of one standard: the fake takes what the SDK signs, and the SDK verifies what the fake gives out. */
class SdkSignaturesTest {

    private static final DocumentSource SOURCE = DocumentSource.of("contract.pdf", Bytes.of(DOCUMENT));

    private final SigexWorld world = new SigexWorld();

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void takesWhatTheSdkSigns(KeyAlgorithm algorithm) {
        TestIdentity identity = world.authority.individual(world.nextIin(), algorithm);
        TestIdentity other = world.authority.individual(world.nextIin(), algorithm);

        assertTaken(identity.signer().sign(SOURCE));
        JsonNode attached = assertTaken(other.signer().sign(SOURCE, SignatureOptions.attached()));
        assertThat(attached.get("data").textValue())
                .isEqualTo(Bytes.of(DOCUMENT).toBase64());
    }

    /** Nothing but GOST: root, status responder, time stamps and signer, and the key as it comes out of a file. */
    @ParameterizedTest
    @EnumSource(names = {"KAZAKH_GOST_34310_2004", "KAZAKH_GOST_R_3410_2015_512", "GOST_R_3410_2012_256"})
    void takesGostUnderAnAuthorityOfGost(KeyAlgorithm algorithm) {
        SigexWorld gost = new SigexWorld(algorithm);
        TestIdentity identity = gost.authority.individual(gost.nextIin(), algorithm);
        Secret password = Secret.of("Qwerty12");
        Signature signature = SigningKey.fromPkcs12(identity.pkcs12(password), password)
                .cadesSigner()
                .clock(gost.clock)
                .sign(SOURCE);

        JsonNode answer = accepted(
                gost.post("/api", object().put("signature", signature.encoded().toBase64())));
        String documentId = answer.get("documentId").textValue();
        JsonNode fixed = accepted(gost.send("/api/" + documentId + "/data", DOCUMENT));
        assertThat(fixed.get("digests").fieldNames()).toIterable().contains(signature(identity));
        accepted(gost.send("/api/" + documentId + "/verify", DOCUMENT));

        assertRefused(
                gost.post(
                        "/api",
                        object().put("signature", forged(signature).encoded().toBase64())),
                "Invalid signature");
    }

    private static String signature(TestIdentity identity) {
        return identity.signer().digestAlgorithm().oid();
    }

    /** The last octet of the file is the last one of the signature value. */
    private static Signature forged(Signature signature) {
        byte[] encoded = signature.encoded().toArray();
        encoded[encoded.length - 1] ^= 1;
        return Signature.of(Bytes.of(encoded));
    }

    @Test
    void takesARepeatedRsaSignatureOfOneInstantForTheSame() {
        TestIdentity rsa = world.authority.individual(world.nextIin(), KeyAlgorithm.RSA_2048);
        assertTaken(rsa.signer().sign(SOURCE));

        // PKCS#1 v1.5 is deterministic: same document, same second, same signature
        assertRefused(
                world.post(
                        "/api",
                        object().put(
                                        "signature",
                                        rsa.signer().sign(SOURCE).encoded().toBase64())),
                "This signature has already been submitted");
    }

    @Test
    void takesWhatTheSdkSignsWithPssAndByDigest() {
        TestIdentity rsa = world.authority.individual(world.nextIin(), KeyAlgorithm.RSA_2048);
        Bytes digest = DocumentDigests.of(Bytes.of(DOCUMENT).asInputStream(), Set.of(Algorithms.SHA_256))
                .value(Algorithms.SHA_256)
                .orElseThrow();

        assertTaken(rsa.signer().pss(true).sign(SOURCE));
        assertTaken(rsa.signer().signDigest(new Digest(DigestAlgorithm.SHA_256, digest)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?signFormat=0", "?signFormat=1", "?signFormat=0&cmsAsPem=true"})
    void givesOutWhatTheSdkVerifies(String format) {
        TestIdentity identity = world.individual();
        String documentId = world.registered(
                registration(identity.signer().sign(SOURCE).encoded().toBase64()));
        long signId = world.sigex.document(documentId).signatures().get(0).signId();

        String exported = accepted(world.get("/api/" + documentId + "/signature/" + signId + format))
                .get("signature")
                .textValue();
        Bytes encoded = CmsReader.read(exported).encoded();
        assertThat(verifier().verify(Signature.of(encoded), SOURCE).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    private JsonNode assertTaken(Signature signature) {
        JsonNode answer = accepted(
                world.post("/api", object().put("signature", signature.encoded().toBase64())));
        accepted(world.send("/api/" + answer.get("documentId").textValue() + "/data", DOCUMENT));
        return answer;
    }

    private CadesVerifier verifier() {
        return CadesVerifier.trusting(TrustAnchors.of(world.authority.certificate()))
                .clock(world.clock)
                .revocation(CrlRevocationSource.of(world.authority.crl()))
                .build();
    }
}
