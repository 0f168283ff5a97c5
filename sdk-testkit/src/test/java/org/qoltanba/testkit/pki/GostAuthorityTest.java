package org.qoltanba.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.OcspRevocationSource;
import org.qoltanba.crypto.pki.PkiTransport;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.Rfc3161TimeStampSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.clock.VirtualClock;

/** An authority that has nothing but GOST. */
class GostAuthorityTest {

    private static final Iin IIN = Iin.of("850101300123");
    private static final Secret PASSWORD = Secret.of("Пароль 12");
    private static final DocumentSource DOCUMENT = DocumentSource.of("a.txt", Bytes.of(new byte[] {1, 2, 3}));

    private final VirtualClock clock = new VirtualClock();

    @TempDir
    private Path folder;

    private TestCertificateAuthority authority(KeyAlgorithm algorithm) {
        return new TestCertificateAuthority(clock, new SecureRandom(), algorithm);
    }

    private Indication verdict(TestCertificateAuthority authority, SigningKey key) {
        return CadesVerifier.trusting(TrustAnchors.of(authority.certificate()))
                .clock(clock)
                .revocation(CrlRevocationSource.of(authority.crl()))
                .build()
                .verify(key.cadesSigner().clock(clock).sign(DOCUMENT), DOCUMENT)
                .indication();
    }

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_ALL)
    void itsKeysAreLoadedFromEveryFile(KeyAlgorithm algorithm) throws Exception {
        TestCertificateAuthority authority = authority(algorithm);
        TestIdentity person = authority.individual(IIN, algorithm);
        Path certificates = Files.writeString(folder.resolve("certificates.pem"), person.certificatesPem());
        Path open = Files.writeString(folder.resolve("open.pem"), person.privateKeyPem());
        Path encrypted = Files.writeString(folder.resolve("encrypted.pem"), person.privateKeyPem(PASSWORD));

        for (SigningKey key : List.of(
                person.signingKey(),
                SigningKey.fromPkcs12(person.pkcs12(PASSWORD), PASSWORD),
                SigningKey.fromPem(open, certificates),
                SigningKey.fromPem(encrypted, certificates, PASSWORD))) {
            assertThat(verdict(authority, key)).isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    /** CAdES sheet section 13.1. */
    @Test
    void itsPrivateKeysAreEncodedAsTheirCountryDoes() throws Exception {
        assertThat(privateKey(KeyAlgorithm.KAZAKH_GOST_34310_2004)).isInstanceOf(ASN1Integer.class);
        assertThat(privateKey(KeyAlgorithm.KAZAKH_GOST_R_3410_2015_512)).isInstanceOf(ASN1OctetString.class);
        assertThat(privateKey(KeyAlgorithm.GOST_R_3410_2012_256)).isInstanceOf(ASN1OctetString.class);
    }

    private Object privateKey(KeyAlgorithm algorithm) throws Exception {
        return PrivateKeyInfo.getInstance(authority(algorithm)
                        .individual(IIN, algorithm)
                        .privateKey()
                        .getEncoded())
                .parsePrivateKey();
    }

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_ALL)
    void itSignsListsAnswersAndTimeStamps(KeyAlgorithm algorithm) throws Exception {
        TestCertificateAuthority authority = authority(algorithm);
        TestIdentity person = authority.individual(IIN, algorithm);
        X509CertificateHolder root = new JcaX509CertificateHolder(authority.x509());

        assertThat(new X509CRLHolder(authority.crl().toArray()).isSignatureValid(Operators.verifiers(root)))
                .isTrue();

        BasicOCSPResp answer = new BasicOCSPResp(BasicOCSPResponse.getInstance(
                authority.basicOcspResponse(person.x509()).toArray()));
        X509CertificateHolder responder = answer.getCerts()[0];
        assertThat(responder.isSignatureValid(Operators.verifiers(root))).isTrue();
        assertThat(answer.isSignatureValid(Operators.verifiers(responder))).isTrue();
        assertThat(answer.getResponses()[0].getCertStatus()).isSameAs(CertificateStatus.GOOD);

        byte[] hash =
                Operators.messageDigest(person.signer().digestAlgorithm().oid()).digest(new byte[] {1, 2, 3});
        TimeStampToken token = new TimeStampToken(new CMSSignedData(authority
                .timeStampToken(new Digest(person.signer().digestAlgorithm(), Bytes.of(hash)))
                .toArray()));
        @SuppressWarnings("unchecked") // the library's store of certificates
        Iterator<X509CertificateHolder> stampers =
                token.getCertificates().getMatches(token.getSID()).iterator();
        X509CertificateHolder stamper = stampers.next();
        token.validate(Operators.signerVerifier(stamper, new JcaSimpleSignerInfoVerifierBuilder()));
        assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(hash);
    }

    /** The SDK reads them too, by other code. */
    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_ALL)
    void itsAnswersAndTimeStampsConvinceTheSdk(KeyAlgorithm algorithm) {
        TestCertificateAuthority authority = authority(algorithm);
        TestIdentity person = authority.individual(IIN, algorithm);
        Bytes answer = authority.basicOcspResponse(person.x509());
        assertThat(OcspRevocationSource.of(answer).check(person.certificate(), authority.certificate(), clock.now()))
                .isInstanceOf(RevocationStatus.Good.class);

        DigestAlgorithm digest = person.signer().digestAlgorithm();
        Bytes hash = Bytes.of(
                new byte
                        [algorithm == KeyAlgorithm.KAZAKH_GOST_R_3410_2015_512
                                        || algorithm == KeyAlgorithm.GOST_R_3410_2012_512
                                ? 64
                                : 32]);
        PkiTransport toTheAuthority = new PkiTransport() {
            @Override
            public Bytes get(URI address, int limit) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Bytes post(URI address, String contentType, Bytes question, int limit) {
                return authority.timeStampResponse(question);
            }
        };
        assertThat(Rfc3161TimeStampSource.builder(toTheAuthority, URI.create("http://tsa.example/"))
                        .build()
                        .timeStamp(new Digest(digest, hash))
                        .size())
                .isPositive();
    }

    @Test
    void itsTimeStampPolicyFollowsTheGenerationOfItsKeys() throws Exception {
        assertThat(policy(KeyAlgorithm.KAZAKH_GOST_34310_2004)).isEqualTo("1.2.398.3.3.2.6.1");
        assertThat(policy(KeyAlgorithm.KAZAKH_GOST_R_3410_2015_512)).isEqualTo("1.2.398.3.3.2.6.4");
        assertThat(policy(KeyAlgorithm.EC_P256)).isEqualTo("1.2.398.3.3.2.6.2");
    }

    private String policy(KeyAlgorithm algorithm) throws Exception {
        Bytes hash = Bytes.of(Operators.messageDigest("SHA-256").digest());
        return new TimeStampToken(new CMSSignedData(authority(algorithm)
                        .timeStampToken(new Digest(DigestAlgorithm.SHA_256, hash))
                        .toArray()))
                .getTimeStampInfo()
                .getPolicy()
                .getId();
    }
}
