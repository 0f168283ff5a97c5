package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertFailed;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.testing.CmsSurgeon;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

/** Attacks through the names and parameters of algorithms, weak ones, and numbers out of range. */
class AlgorithmAttackTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer EC_PERSON = ROOT.person(KeyKind.P_256);
    private static final TestIssuer RSA_PERSON = ROOT.person(KeyKind.RSA_2048);
    private static final Signature EC = signer(EC_PERSON).sign(DOCUMENT);
    private static final Signature RSA = signer(RSA_PERSON).sign(DOCUMENT);
    private static final Signature PSS = signer(RSA_PERSON).pss(true).sign(DOCUMENT);
    private static final CadesVerifier VERIFIER = verifier(ROOT);

    private static AlgorithmIdentifier algorithm(ASN1ObjectIdentifier oid) {
        return new AlgorithmIdentifier(oid);
    }

    /** The signer signed with SHA-512, the digest algorithm says SHA-256, and everything else fits. */
    @Test
    void digestOfTheSignatureDiffersFromTheDigestOfTheContent() {
        for (Object[] each : new Object[][] {
            {RSA, RSA_PERSON, PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA"},
            {EC, EC_PERSON, X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA"}
        }) {
            PrivateKey key = ((TestIssuer) each[1]).pair().getPrivate();
            Signature forged = CmsSurgeon.open((Signature) each[0])
                    .with(it -> it.signatureAlgorithm = algorithm((ASN1ObjectIdentifier) each[2]))
                    .removeSigned(CMSAttributes.cmsAlgorithmProtect)
                    .resign(key, (String) each[3])
                    .close();
            assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
        }
    }

    @Test
    void keyOfAnotherKindThanTheAlgorithm() {
        Signature forged = CmsSurgeon.open(RSA)
                .with(it -> it.signatureAlgorithm = algorithm(X9ObjectIdentifiers.ecdsa_with_SHA256))
                .close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
    }

    static Stream<Arguments> weak() {
        return Stream.of(
                Arguments.of(OIWObjectIdentifiers.idSHA1, PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA1withRSA"),
                Arguments.of(PKCSObjectIdentifiers.md5, PKCSObjectIdentifiers.md5WithRSAEncryption, "MD5withRSA"),
                Arguments.of(
                        NISTObjectIdentifiers.id_sha224,
                        PKCSObjectIdentifiers.sha224WithRSAEncryption,
                        "SHA224withRSA"));
    }

    @ParameterizedTest
    @MethodSource("weak")
    void weakDigest(ASN1ObjectIdentifier digest, ASN1ObjectIdentifier signature, String name) {
        Signature weak = CmsSurgeon.open(RSA)
                .with(it -> {
                    it.digestAlgorithm = algorithm(digest);
                    it.signatureAlgorithm = algorithm(signature);
                })
                .removeSigned(CMSAttributes.cmsAlgorithmProtect)
                .resign(RSA_PERSON.pair().getPrivate(), name)
                .close();
        VerificationReport report = VERIFIER.verify(weak, DOCUMENT);
        assertUndecided(report, SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
        assertThat(finding(report, "ALGORITHMS").text()).contains("too weak");
    }

    @Test
    void weakKey() {
        TestIssuer weak = ROOT.person(KeyKind.RSA_1024);
        Signature forged = CmsSurgeon.open(RSA)
                .with(it -> {
                    CmsSurgeon identity = CmsSurgeon.open(RSA);
                    it.certificates = List.of(
                            Certificate.getInstance(weak.certificate().encoded().toArray()));
                    it.signerIdentifier = new SignerIdentifier(new IssuerAndSerialNumber(
                            X500Name.getInstance(
                                    weak.x509().getIssuerX500Principal().getEncoded()),
                            weak.certificate().serialNumber()));
                    it.value = identity.value;
                })
                .removeSigned(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .addSigned(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new SigningCertificateV2(new ESSCertIDv2(
                                sha256(weak.certificate().encoded().toArray()))))
                .resign(weak)
                .close();
        VerificationReport report = VERIFIER.verify(forged, DOCUMENT);
        assertUndecided(report, SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
        assertThat(finding(report, "SIGNATURE_VALUE").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding(report, "ALGORITHMS").text()).contains("1024 bits");
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void unknownAlgorithmIsNamedAndNeverMappedToADefault() {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4.5.6");
        for (Signature forged : List.of(
                CmsSurgeon.open(EC)
                        .with(it -> it.signatureAlgorithm = algorithm(unknown))
                        .close(),
                CmsSurgeon.open(EC)
                        .with(it -> it.digestAlgorithm = algorithm(unknown))
                        .close())) {
            VerificationReport report = VERIFIER.verify(forged, DOCUMENT);
            assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
            assertThat(finding(report, "ALGORITHMS").outcome()).isEqualTo(Outcome.NOT_CHECKED);
            assertThat(finding(report, "ALGORITHMS").text()).contains("1.2.3.4.5.6");
            assertThat(finding(report, "SIGNATURE_VALUE").outcome()).isEqualTo(Outcome.NOT_CHECKED);
        }
    }

    /** The raw forms sign whatever digest they are given; they are no algorithm of a signature. */
    @Test
    void rawSignature() {
        Signature raw = CmsSurgeon.open(EC)
                .with(it -> it.signatureAlgorithm = algorithm(X9ObjectIdentifiers.id_ecPublicKey))
                .removeSigned(CMSAttributes.cmsAlgorithmProtect)
                .close();
        assertThat(VERIFIER.verify(raw, DOCUMENT).indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void algorithmsOtherThanTheSignerNamed() {
        CMSAlgorithmProtection other = new CMSAlgorithmProtection(
                algorithm(NISTObjectIdentifiers.id_sha512),
                CMSAlgorithmProtection.SIGNATURE,
                algorithm(X9ObjectIdentifiers.ecdsa_with_SHA512));
        assertFailed(VERIFIER.verify(protectedBy(other), DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
        CMSAlgorithmProtection mac = new CMSAlgorithmProtection(
                algorithm(NISTObjectIdentifiers.id_sha256),
                CMSAlgorithmProtection.MAC,
                algorithm(X9ObjectIdentifiers.ecdsa_with_SHA256));
        assertFailed(VERIFIER.verify(protectedBy(mac), DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
        assertFailed(
                VERIFIER.verify(protectedBy(new DERUTF8String("nonsense")), DOCUMENT), SubIndication.FORMAT_FAILURE);
    }

    private static Signature protectedBy(ASN1Encodable protection) {
        return CmsSurgeon.open(EC)
                .removeSigned(CMSAttributes.cmsAlgorithmProtect)
                .addSigned(CMSAttributes.cmsAlgorithmProtect, protection)
                .resign(EC_PERSON)
                .close();
    }

    /** Absent and NULL mean the same (RFC 5754), inside and outside. */
    @Test
    void absentParametersAreNull() {
        Signature explicit = CmsSurgeon.open(RSA)
                .with(it -> {
                    it.digestAlgorithm = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
                    it.signatureAlgorithm = algorithm(PKCSObjectIdentifiers.sha256WithRSAEncryption);
                })
                .close();
        assertThat(VERIFIER.verify(explicit, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void genericRsaIdentifier() {
        Signature generic = CmsSurgeon.open(RSA)
                .with(it -> it.signatureAlgorithm =
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE))
                .removeSigned(CMSAttributes.cmsAlgorithmProtect)
                .resign(RSA_PERSON)
                .close();
        assertThat(VERIFIER.verify(generic, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    static Stream<RSASSAPSSparams> badPss() {
        AlgorithmIdentifier sha256 = algorithm(NISTObjectIdentifiers.id_sha256);
        AlgorithmIdentifier sha512 = algorithm(NISTObjectIdentifiers.id_sha512);
        AlgorithmIdentifier mask256 = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256);
        AlgorithmIdentifier mask512 = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha512);
        AlgorithmIdentifier noMask = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4"), sha256);
        ASN1Integer salt = new ASN1Integer(32);
        ASN1Integer trailer = RSASSAPSSparams.DEFAULT_TRAILER_FIELD;
        return Stream.of(
                new RSASSAPSSparams(sha512, mask256, salt, trailer),
                new RSASSAPSSparams(sha256, mask512, salt, trailer),
                new RSASSAPSSparams(sha256, noMask, salt, trailer),
                new RSASSAPSSparams(sha256, mask256, new ASN1Integer(0), trailer),
                new RSASSAPSSparams(sha256, mask256, new ASN1Integer(100_000), trailer),
                new RSASSAPSSparams(sha256, mask256, new ASN1Integer(-1), trailer),
                new RSASSAPSSparams(sha256, mask256, salt, new ASN1Integer(2)),
                new RSASSAPSSparams());
    }

    @ParameterizedTest
    @MethodSource("badPss")
    void pssParametersThatContradict(RSASSAPSSparams parameters) {
        Signature forged = CmsSurgeon.open(PSS)
                .with(it -> it.signatureAlgorithm =
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters))
                .close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
    }

    @Test
    void pssWithoutParametersOrWithNonsense() {
        for (AlgorithmIdentifier each : List.of(
                algorithm(PKCSObjectIdentifiers.id_RSASSA_PSS),
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, new DERUTF8String("nonsense")))) {
            Signature forged = CmsSurgeon.open(PSS)
                    .with(it -> it.signatureAlgorithm = each)
                    .close();
            assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
        }
    }

    /** Other software writes the longest salt there is room for. */
    @Test
    void pssWithALongerSalt() throws Exception {
        AlgorithmIdentifier sha256 = algorithm(NISTObjectIdentifiers.id_sha256);
        int salt = 222;
        AlgorithmIdentifier pss = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        sha256,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
                        new ASN1Integer(salt),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
        CmsSurgeon surgeon = CmsSurgeon.open(PSS)
                .with(it -> it.signatureAlgorithm = pss)
                .removeSigned(CMSAttributes.cmsAlgorithmProtect);
        java.security.Signature signature = java.security.Signature.getInstance("RSASSA-PSS");
        signature.initSign(RSA_PERSON.pair().getPrivate());
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        signature.update(surgeon.signedDer());
        byte[] value = signature.sign();
        Signature longer = surgeon.with(it -> it.value = value).close();
        assertThat(VERIFIER.verify(longer, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** The same parameters, once with a default written out. */
    @Test
    void pssParametersAreComparedByMeaning() {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        ((ASN1Sequence) CmsSurgeon.open(PSS).signatureAlgorithm.getParameters().toASN1Primitive()).forEach(parts::add);
        parts.add(new DERTaggedObject(true, 3, new ASN1Integer(1)));
        Signature explicit = CmsSurgeon.open(PSS)
                .with(it -> it.signatureAlgorithm =
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, new DERSequence(parts)))
                .close();
        assertThat(VERIFIER.verify(explicit, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void ecdsaParametersAreRefused() {
        Signature odd = CmsSurgeon.open(EC)
                .with(it -> it.signatureAlgorithm =
                        new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256, new DERUTF8String("x")))
                .close();
        assertFailed(VERIFIER.verify(odd, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
    }

    static Stream<byte[]> badEcdsaValues() throws Exception {
        BigInteger order =
                ((ECPublicKey) EC_PERSON.pair().getPublic()).getParams().getOrder();
        ASN1Sequence good = ASN1Sequence.getInstance(CmsSurgeon.open(EC).value);
        BigInteger r = ASN1Integer.getInstance(good.getObjectAt(0)).getValue();
        BigInteger s = ASN1Integer.getInstance(good.getObjectAt(1)).getValue();
        byte[] value = CmsSurgeon.open(EC).value;
        byte[] trailing = Arrays.copyOf(value, value.length + 1);
        return Stream.of(
                numbers(BigInteger.ZERO, s),
                numbers(r, BigInteger.ZERO),
                numbers(BigInteger.ZERO, BigInteger.ZERO),
                numbers(r.add(order), s),
                numbers(r, s.add(order)),
                numbers(order, order),
                numbers(r.negate(), s),
                numbers(r, s.negate()),
                new DERSequence(new ASN1Integer(r)).getEncoded(),
                nonMinimal(r, s),
                trailing,
                new byte[0],
                new byte[500],
                new byte[64]);
    }

    private static byte[] numbers(BigInteger r, BigInteger s) throws Exception {
        ASN1EncodableVector both = new ASN1EncodableVector();
        both.add(new ASN1Integer(r));
        both.add(new ASN1Integer(s));
        return new DERSequence(both).getEncoded();
    }

    /** An additional leading zero octet in r. */
    private static byte[] nonMinimal(BigInteger r, BigInteger s) throws Exception {
        byte[] first = r.toByteArray();
        byte[] second = new ASN1Integer(s).getEncoded();
        byte[] value = new byte[2 + 3 + first.length + second.length];
        value[0] = 0x30;
        value[1] = (byte) (value.length - 2);
        value[2] = 0x02;
        value[3] = (byte) (first.length + 1);
        System.arraycopy(first, 0, value, 5, first.length);
        System.arraycopy(second, 0, value, 5 + first.length, second.length);
        return value;
    }

    @ParameterizedTest
    @MethodSource("badEcdsaValues")
    void ecdsaNumbersOutOfRange(byte[] value) {
        Signature forged = CmsSurgeon.open(EC).with(it -> it.value = value).close();
        assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
    }

    @Test
    void rsaValueOfWrongLength() {
        for (int length : new int[] {0, 1, 255, 257, 5000}) {
            Signature forged =
                    CmsSurgeon.open(RSA).with(it -> it.value = new byte[length]).close();
            assertFailed(VERIFIER.verify(forged, DOCUMENT), SubIndication.SIG_CRYPTO_FAILURE);
        }
    }

    /** A signed demand for two algorithms at once stays a format error even if one of them fits. */
    @Test
    void protectionWithTwoValues() {
        CmsSurgeon surgeon = CmsSurgeon.open(EC);
        Attribute present = surgeon.signedAttribute(CMSAttributes.cmsAlgorithmProtect);
        surgeon.removeSigned(CMSAttributes.cmsAlgorithmProtect);
        surgeon.signed.add(new Attribute(
                CMSAttributes.cmsAlgorithmProtect,
                new DERSet(new ASN1Encodable[] {present.getAttributeValues()[0], new DERSequence()})));
        VerificationReport report = VERIFIER.verify(surgeon.resign(EC_PERSON).close(), DOCUMENT);
        assertFailed(report, SubIndication.FORMAT_FAILURE);
        assertThat(only(report).algorithm()).isEqualTo("SHA-256 with ECDSA");
    }
}
