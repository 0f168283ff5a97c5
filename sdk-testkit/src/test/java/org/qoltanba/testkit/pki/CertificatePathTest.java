package org.qoltanba.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CRL;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.VirtualClock;

/** The JDK's path validation and OpenSSL judge certificates, revocation lists and status answers. */
class CertificatePathTest {

    private static final Iin IIN = Iin.of("850101300123");

    /** Long past, since OpenSSL compares status answers with the time of the machine. */
    private final VirtualClock clock = new VirtualClock(Instant.parse("2020-03-01T09:00:00Z"));

    private final TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = ".*GOST.*", mode = EnumSource.Mode.MATCH_NONE)
    void aSignerCertificateHolds(KeyAlgorithm algorithm) throws Exception {
        TestIdentity signer = authority.individual(IIN, algorithm);
        validate(signer, parameters());
        assertThat(openSsl(signer).run(verify("-x509_strict", "signer.pem")).output())
                .isEqualTo("signer.pem: OK\n");
    }

    @Test
    void expiryAndBeginAreNoticed() throws Exception {
        assertThat(refusal(authority.identity(IIN).expired().issue(), parameters()))
                .isEqualTo(BasicReason.EXPIRED);
        assertThat(refusal(authority.identity(IIN).notYetValid().issue(), parameters()))
                .isEqualTo(BasicReason.NOT_YET_VALID);
        OpenSsl openSsl = openSsl(authority.identity(IIN).expired().issue());
        assertThat(openSsl.run(verify("signer.pem")).output()).contains("certificate has expired");
    }

    @Test
    void anotherAuthorityIsNotTrusted() throws Exception {
        TestIdentity stranger = new TestCertificateAuthority(clock, new SecureRandom()).individual(IIN);
        assertThatThrownBy(() -> validate(stranger, parameters())).isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void theRevocationListTellsRevokedFromGood() throws Exception {
        TestIdentity good = authority.individual(IIN);
        TestIdentity revoked = authority.individual(IIN);
        authority.revoke(revoked);
        clock.advance(Duration.ofMinutes(1));
        Bytes list = authority.crl();

        validate(good, withList(list));
        assertThat(refusal(revoked, withList(list))).isEqualTo(BasicReason.REVOKED);

        OpenSsl openSsl = openSsl(good).file("list.der", list);
        assertThat(openSsl.run("crl", "-inform", "DER", "-in", "list.der", "-out", "list.pem")
                        .succeeded())
                .isTrue();
        assertThat(openSsl.run(verify("-crl_check", "-CRLfile", "list.pem", "signer.pem"))
                        .output())
                .isEqualTo("signer.pem: OK\n");
        openSsl(revoked);
        assertThat(openSsl.run(verify("-crl_check", "-CRLfile", "list.pem", "signer.pem"))
                        .output())
                .contains("certificate revoked");
    }

    @Test
    void theJdkAcceptsTheStatusAnswer() throws Exception {
        TestIdentity good = authority.individual(IIN);
        TestIdentity revoked = authority.identity(IIN).revoked().issue();
        clock.advance(Duration.ofMinutes(1));
        validate(good, withStatus(good, ocspAnswer(good)));
        assertThat(refusal(revoked, withStatus(revoked, ocspAnswer(revoked)))).isEqualTo(BasicReason.REVOKED);
        // An answer about somebody else is no answer
        assertThatThrownBy(() -> validate(good, withStatus(good, ocspAnswer(revoked))))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void openSslAcceptsTheStatusAnswerToItsOwnRequest() throws Exception {
        assertThat(openSslJudges(authority.individual(IIN))).contains("Response verify OK", "signer.pem: good");
        assertThat(openSslJudges(authority.identity(IIN).revoked().issue()))
                .contains("Response verify OK", "signer.pem: revoked");
    }

    private String openSslJudges(TestIdentity signer) throws Exception {
        OpenSsl openSsl = openSsl(signer);
        openSsl.run("ocsp", "-sha256", "-issuer", "root.pem", "-cert", "signer.pem", "-reqout", "request.der");
        openSsl.file("answer.der", authority.ocspResponse(openSsl.file("request.der")));
        // It would compare with a nonce of its own making; the nonce is looked at in OcspResponderTest
        OpenSsl.Result result = openSsl.run(
                "ocsp",
                "-sha256",
                "-no_nonce",
                "-issuer",
                "root.pem",
                "-cert",
                "signer.pem",
                "-reqin",
                "request.der",
                "-respin",
                "answer.der",
                "-CAfile",
                "root.pem",
                "-attime",
                now());
        return result.output();
    }

    private Bytes ocspAnswer(TestIdentity signer) throws Exception {
        return authority.ocspResponse(OcspRequests.about(signer.x509(), authority.x509()));
    }

    private void validate(TestIdentity signer, PKIXParameters parameters) throws GeneralSecurityException {
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(signer.x509())), parameters);
    }

    private CertPathValidatorException.Reason refusal(TestIdentity signer, PKIXParameters parameters) throws Exception {
        try {
            validate(signer, parameters);
        } catch (CertPathValidatorException refused) {
            return refused.getReason();
        }
        throw new AssertionError("This certificate must not pass.");
    }

    private PKIXParameters parameters() throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.x509(), null)));
        parameters.setDate(Date.from(clock.now()));
        parameters.setRevocationEnabled(false);
        return parameters;
    }

    private PKIXParameters withList(Bytes der) throws GeneralSecurityException {
        CRL list = CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der.toArray()));
        PKIXParameters parameters = parameters();
        parameters.setRevocationEnabled(true);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(list))));
        return parameters;
    }

    private PKIXParameters withStatus(TestIdentity signer, Bytes answer) throws GeneralSecurityException {
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        checker.setOcspResponses(Map.of(signer.x509(), answer.toArray()));
        PKIXParameters parameters = parameters();
        parameters.addCertPathChecker(checker);
        return parameters;
    }

    private OpenSsl openSsl(TestIdentity signer) throws Exception {
        return OpenSsl.in(folder)
                .file("root.pem", KeyFiles.pem(List.of(authority.x509())))
                .file("signer.pem", KeyFiles.pem(List.of(signer.x509())));
    }

    private String[] verify(String... arguments) {
        String[] command = new String[arguments.length + 5];
        command[0] = "verify";
        command[1] = "-CAfile";
        command[2] = "root.pem";
        command[3] = "-attime";
        command[4] = now();
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        return command;
    }

    private String now() {
        return Long.toString(clock.now().getEpochSecond());
    }
}
