package org.qoltanba.crypto.cades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.crypto.cades.CadesVerifierTest.assertUndecided;
import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.finding;
import static org.qoltanba.crypto.testing.TestSignatures.only;
import static org.qoltanba.crypto.testing.TestSignatures.signer;
import static org.qoltanba.crypto.testing.TestSignatures.verifier;
import static org.qoltanba.crypto.testing.TestSignatures.verifierBuilder;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationReason;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestEvidence;
import org.qoltanba.crypto.testing.TestIssuer;

/** Attacks through certificates: purposes, authorities that are none, names, loops, revocation. */
class ChainAttackTest {

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);

    private static VerificationReport verify(TestIssuer person, TestIssuer... authorities) {
        return verifier(ROOT, authorities).verify(signer(person).sign(DOCUMENT), DOCUMENT);
    }

    private static void assertRefused(TestIssuer person, String code, TestIssuer... authorities) {
        VerificationReport report = verify(person, authorities);
        assertUndecided(report, SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        assertThat(finding(report, code).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void certificateForSigningInOnly() {
        TestIssuer kazakh = ROOT.request(KeyKind.P_256, "CN=TESTOV TEST")
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
                .purposes(
                        KeyPurposeId.id_kp_clientAuth,
                        KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.2.398.3.3.4.1.1")))
                .issue();
        assertRefused(kazakh, "KEY_USAGE");
    }

    @Test
    void certificateForOtherThings() {
        for (KeyPurposeId purpose : List.of(
                KeyPurposeId.id_kp_serverAuth,
                KeyPurposeId.id_kp_codeSigning,
                KeyPurposeId.id_kp_timeStamping,
                KeyPurposeId.id_kp_OCSPSigning)) {
            assertRefused(
                    ROOT.request(KeyKind.P_256, "CN=SERVER")
                            .keyUsage(KeyUsage.digitalSignature)
                            .purposes(purpose)
                            .issue(),
                    "KEY_USAGE");
        }
        assertRefused(
                ROOT.request(KeyKind.P_256, "CN=NO SIGNER")
                        .keyUsage(KeyUsage.keyAgreement)
                        .issue(),
                "KEY_USAGE");
        assertRefused(ROOT.request(KeyKind.P_256, "CN=SILENT").issue(), "KEY_USAGE");
    }

    @Test
    void rolesAloneAreEnough() {
        TestIssuer system = ROOT.request(KeyKind.P_256, "CN=SYSTEM")
                .keyUsage(KeyUsage.digitalSignature)
                .purposes(KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.2.398.3.3.4.1.2.6")))
                .issue();
        assertThat(verify(system).indication()).isEqualTo(Indication.TOTAL_PASSED);
        TestIssuer both = ROOT.request(KeyKind.P_256, "CN=BOTH")
                .keyUsage(KeyUsage.nonRepudiation)
                .purposes(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection)
                .issue();
        assertThat(verify(both).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void nonRepudiationIfDemanded() {
        TestIssuer person = ROOT.request(KeyKind.P_256, "CN=SIGNER")
                .keyUsage(KeyUsage.digitalSignature)
                .issue();
        var signature = signer(person).sign(DOCUMENT);
        assertThat(verifier(ROOT).verify(signature, DOCUMENT).indication()).isEqualTo(Indication.TOTAL_PASSED);
        VerificationReport strict = verifierBuilder(ROOT)
                .policy(ValidationPolicy.builder().requireNonRepudiation().build())
                .build()
                .verify(signature, DOCUMENT);
        assertUndecided(strict, SubIndication.CHAIN_CONSTRAINTS_FAILURE);
    }

    /** A person's certificate issues another one. */
    @Test
    void issuerThatIsNoAuthority() {
        TestIssuer person = ROOT.person(KeyKind.P_256);
        TestIssuer minted =
                person.request(KeyKind.P_256, "CN=PRESIDENT").documentSigner().issue();
        assertRefused(minted, "CERTIFICATE_AUTHORITIES", person);

        TestIssuer explicit = ROOT.request(KeyKind.P_256, "CN=NOT CA")
                .extension(Extension.basicConstraints, true, new BasicConstraints(false))
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .issue();
        assertRefused(
                explicit.request(KeyKind.P_256, "CN=X").documentSigner().issue(), "CERTIFICATE_AUTHORITIES", explicit);
    }

    /** Even if somebody trusts the person's certificate itself. */
    @Test
    void anchorThatIsNoAuthority() {
        TestIssuer person = ROOT.person(KeyKind.P_256);
        TestIssuer minted =
                person.request(KeyKind.P_256, "CN=PRESIDENT").documentSigner().issue();
        CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.of(person.certificate()))
                .revocation(
                        (certificate, issuer, at) -> new RevocationStatus.Good(TestEvidence.saying("the test says so")))
                .clock(new FixedClock(NOW))
                .build();
        assertUndecided(
                verifier.verify(signer(minted).sign(DOCUMENT), DOCUMENT), SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        assertThat(verifier.verify(signer(person).sign(DOCUMENT), DOCUMENT).indication())
                .as("the anchor's own signature")
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void authorityThatMayNotIssueCertificates() {
        TestIssuer crlOnly = ROOT.request(KeyKind.P_256, "CN=CRL ISSUER")
                .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                .keyUsage(KeyUsage.cRLSign)
                .issue();
        assertRefused(
                crlOnly.request(KeyKind.P_256, "CN=X").documentSigner().issue(), "CERTIFICATE_AUTHORITIES", crlOnly);
    }

    @Test
    void tooManyAuthorities() {
        TestIssuer last = ROOT.request(KeyKind.P_256, "CN=LAST")
                .extension(Extension.basicConstraints, true, new BasicConstraints(0))
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .issue();
        assertThat(verify(last.person(KeyKind.P_256), last).indication()).isEqualTo(Indication.TOTAL_PASSED);
        TestIssuer tooMuch = last.authority("CN=TOO MUCH");
        assertRefused(tooMuch.person(KeyKind.P_256), "CERTIFICATE_AUTHORITIES", last, tooMuch);
    }

    @Test
    void criticalExtensionNobodyKnows() {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4.5");
        assertRefused(
                ROOT.request(KeyKind.P_256, "CN=X")
                        .documentSigner()
                        .extension(unknown, true, DERNull.INSTANCE)
                        .issue(),
                "CRITICAL_EXTENSIONS");
        assertThat(verify(ROOT.request(KeyKind.P_256, "CN=X")
                                .documentSigner()
                                .extension(unknown, false, DERNull.INSTANCE)
                                .issue())
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        TestIssuer demanding = ROOT.request(KeyKind.P_256, "CN=DEMANDING")
                .authority()
                .extension(Extension.policyConstraints, true, new PolicyConstraints(BigInteger.ZERO, null))
                .issue();
        assertRefused(demanding.person(KeyKind.P_256), "CRITICAL_EXTENSIONS", demanding);
    }

    @Test
    void namesAnAuthorityMayNotGive() {
        GeneralSubtree ours = new GeneralSubtree(new GeneralName(new X500Name("C=KZ,O=Ours")));
        GeneralSubtree mail = new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "ours.kz"));
        TestIssuer constrained = ROOT.request(KeyKind.P_256, "C=KZ,O=Ours,CN=CA")
                .authority()
                .extension(
                        Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {ours, mail}, null))
                .issue();
        assertThat(verify(
                                constrained
                                        .request(KeyKind.P_256, "C=KZ,O=Ours,CN=X")
                                        .documentSigner()
                                        .issue(),
                                constrained)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertRefused(
                constrained
                        .request(KeyKind.P_256, "C=KZ,O=Theirs,CN=X")
                        .documentSigner()
                        .issue(),
                "NAME_CONSTRAINTS",
                constrained);
        assertRefused(
                constrained
                        .request(KeyKind.P_256, "C=KZ,O=Ours,CN=X")
                        .documentSigner()
                        .extension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.rfc822Name, "x@theirs.kz")))
                        .issue(),
                "NAME_CONSTRAINTS",
                constrained);
        assertRefused(
                constrained
                        .request(KeyKind.P_256, "C=KZ,O=Ours,CN=X,E=x@theirs.kz")
                        .documentSigner()
                        .issue(),
                "NAME_CONSTRAINTS",
                constrained);
    }

    @Test
    void excludedNames() {
        TestIssuer excluding = ROOT.request(KeyKind.P_256, "CN=CA")
                .authority()
                .extension(Extension.nameConstraints, true, new NameConstraints(null, new GeneralSubtree[] {
                    new GeneralSubtree(new GeneralName(new X500Name("C=KZ,O=Gov")))
                }))
                .issue();
        assertRefused(
                excluding
                        .request(KeyKind.P_256, "C=KZ,O=Gov,CN=X")
                        .documentSigner()
                        .issue(),
                "NAME_CONSTRAINTS",
                excluding);
    }

    /** The attacker's authority has the name of the real one. */
    @Test
    void authorityOfTheSameName() {
        TestIssuer impostor = TestIssuer.root(KeyKind.P_256);
        assertThat(impostor.certificate().subject())
                .isEqualTo(ROOT.certificate().subject());
        VerificationReport report = verify(impostor.person(KeyKind.P_256));
        assertUndecided(report, SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void renewedAnchorIsTheSameAnchor() {
        TestIssuer renewed = TestIssuer.selfSigned(KeyKind.P_256, "CN=Test Root P_256,C=KZ")
                .keyOf(ROOT)
                .authority()
                .valid(NOW.minus(Duration.ofDays(900)), NOW.minus(Duration.ofDays(500)))
                .issue();
        CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.of(renewed.certificate()))
                .revocation(CrlRevocationSource.of(ROOT.emptyCrl()))
                .clock(new FixedClock(NOW))
                .build();
        var signature = signer(ROOT.person(KeyKind.P_256)).sign(DOCUMENT);
        assertThat(verifier.verify(signature, DOCUMENT).indication())
                .as("an anchor is trusted by name and key, not by its dates")
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void weakAuthority() {
        TestIssuer weakKey =
                ROOT.request(KeyKind.RSA_1024, "CN=WEAK").authority().issue();
        VerificationReport key = verify(weakKey.person(KeyKind.P_256), weakKey);
        assertUndecided(key, SubIndication.CRYPTO_CONSTRAINTS_FAILURE);

        TestIssuer strong = TestIssuer.root(KeyKind.RSA_2048);
        TestIssuer person = strong.request(KeyKind.P_256, "CN=X")
                .documentSigner()
                .signedWith("SHA1withRSA")
                .issue();
        VerificationReport digest = verifier(strong).verify(signer(person).sign(DOCUMENT), DOCUMENT);
        assertUndecided(digest, SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThat(finding(digest, "CERTIFICATE_PATH").text()).contains("SHA-1 with RSA");
    }

    /** Authorities that certify each other in a circle, and a path that is longer than any real one. */
    @Test
    void loopsAndDetoursEnd() {
        List<TestIssuer> ring = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ring.add(TestIssuer.root(KeyKind.P_256));
        }
        List<SignerCertificate> crosses = new ArrayList<>();
        for (TestIssuer issuer : ring) {
            for (TestIssuer subject : ring) {
                crosses.add(issuer.request(KeyKind.P_256, "CN=Test Root P_256,C=KZ")
                        .keyOf(subject)
                        .authority()
                        .issue()
                        .certificate());
            }
        }
        TestIssuer person = ring.get(0).person(KeyKind.P_256);
        VerificationReport report = verifierBuilder(ROOT)
                .intermediates(crosses)
                .build()
                .verify(signer(person).sign(DOCUMENT), DOCUMENT);
        assertUndecided(report, SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThat(finding(report, "CERTIFICATE_PATH").text()).contains("The search ended after");

        TestIssuer last = ROOT;
        List<TestIssuer> chain = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            last = last.authority("CN=Level " + i);
            chain.add(last);
        }
        VerificationReport deep = verify(last.person(KeyKind.P_256), chain.toArray(new TestIssuer[0]));
        assertUndecided(deep, SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThat(finding(deep, "CERTIFICATE_PATH").text()).contains("longer than");
    }

    /** A broken cross-certificate beside a good one: the path that keeps the rules is taken. */
    @Test
    void betterPathIsPreferred() {
        TestIssuer authority = ROOT.authority("CN=Authority");
        TestIssuer expired = ROOT.request(KeyKind.P_256, "CN=Authority")
                .keyOf(authority)
                .authority()
                .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(8)))
                .issue();
        TestIssuer person = authority.person(KeyKind.P_256);
        CadesVerifier verifier = verifierBuilder(ROOT, authority)
                .intermediates(List.of(expired.certificate()))
                .build();
        assertThat(verifier.verify(signer(person).sign(DOCUMENT), DOCUMENT).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void revokedSigner() {
        TestIssuer person = ROOT.person(KeyKind.P_256);
        VerificationReport report = withStatus(
                person,
                new RevocationStatus.Revoked(
                        NOW.minusSeconds(60), RevocationReason.KEY_COMPROMISE, TestEvidence.saying("CRL 7")));
        assertUndecided(report, SubIndication.REVOKED_NO_POE);
        assertThat(finding(report, "REVOCATION").text()).contains("key compromise", "CRL 7");
    }

    @Test
    void suspendedSigner() {
        VerificationReport report = withStatus(
                ROOT.person(KeyKind.P_256),
                new RevocationStatus.Revoked(
                        NOW.minusSeconds(60), RevocationReason.CERTIFICATE_HOLD, TestEvidence.saying("CRL 7")));
        assertUndecided(report, SubIndication.TRY_LATER);
    }

    private static VerificationReport withStatus(TestIssuer person, RevocationStatus status) {
        return verifierBuilder(ROOT)
                .revocation((certificate, issuer, at) -> status)
                .build()
                .verify(signer(person).sign(DOCUMENT), DOCUMENT);
    }

    @Test
    void revokedAuthority() {
        TestIssuer authority = ROOT.authority("CN=Authority");
        TestIssuer person = authority.person(KeyKind.P_256);
        CadesVerifier verifier = verifierBuilder(ROOT)
                .revocation(CrlRevocationSource.of(
                        authority.emptyCrl(),
                        ROOT.crl(
                                list -> list.addCRLEntry(authority.certificate().serialNumber(), Date.from(NOW), 1))))
                .build();
        VerificationReport report = verifier.verify(signer(person).sign(DOCUMENT), DOCUMENT);
        assertUndecided(report, SubIndication.REVOKED_CA_NO_POE);
        assertThat(finding(report, "REVOCATION").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(only(report).certificate()).contains(person.certificate());
    }
}
