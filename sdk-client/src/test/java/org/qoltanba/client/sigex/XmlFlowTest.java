package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.sigex.CardOptions;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.QrCodeOptions;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.sigex.SignatureFormat;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.crypto.xml.SignedXml;
import org.qoltanba.crypto.xml.XmlSignature;
import org.qoltanba.crypto.xml.XmlSigner;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.phone.EgovPhone;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;

/** XML signatures made by a phone, by other programs and by ourselves, on their way through SIGEX. */
class XmlFlowTest {

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Iin APPLICANT = Iin.of("000000000011");
    private static final Iin OFFICIAL = Iin.of("000000000022");
    private static final String APPLICATION =
            "<a:application xmlns:a='urn:a' xmlns='urn:b'><!-- of --><name>Айгүл</name></a:application>";

    @RegisterExtension
    final FakeServices world = FakeServices.create();

    private Qoltanba qoltanba;
    private SigexClient sigex;
    private TestIdentity applicant;

    @BeforeEach
    void connect() {
        qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .time(world.clock())
                .build();
        sigex = qoltanba.sigex();
        applicant = world.pki().individual(APPLICANT);
    }

    @AfterEach
    void disconnect() {
        qoltanba.close();
    }

    @Test
    void whatAPhoneSignedIsRegisteredCosignedVerifiedAndExported() throws Exception {
        SignedXml signed = SignedXml.read(signedByPhone(applicant));
        DocumentSource content = signed.document("application.xml");

        RegisteredDocument document =
                sigex.register(content).signedBy(signed.signature()).submit();
        RegisteredSignature second = document.sign(content, signer(world.pki().individual(OFFICIAL)));
        document.sign(content, world.pki().individual(Iin.of("000000000033")).signer());

        document.verify(content);
        assertThatExceptionOfType(DocumentMismatchException.class)
                .isThrownBy(() -> document.verify(DocumentSource.text("application.xml", APPLICATION)));
        List<RegisteredSignature> all = document.signatures();
        assertThat(all).extracting(RegisteredSignature::isXml).containsExactly(true, true, false);
        assertThat(all.get(0).signer()).isEqualTo(APPLICANT);
        assertThat(second.signer()).isEqualTo(OFFICIAL);
        Signature exported = all.get(0).export();
        assertThat(exported).isEqualTo(signed.signature());
        assertThat(XmlSignature.read(exported).isOver(content)).isTrue();
        assertThat(sigex.find(exported))
                .hasValueSatisfying(place -> assertThat(place.documentId()).isEqualTo(document.id()));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> all.get(0).exportPem(SignatureFormat.COMPLETE))
                .withMessageContaining("toXml()");
    }

    @Test
    void phonesOfEveryKeySignXml() throws Exception {
        for (KeyAlgorithm algorithm : List.of(
                KeyAlgorithm.RSA_2048, KeyAlgorithm.KAZAKH_GOST_34310_2004, KeyAlgorithm.KAZAKH_GOST_R_3410_2015_512)) {
            TestIdentity person = world.pki().individual(APPLICANT, algorithm);
            SignedXml signed = SignedXml.read(signedByPhone(person));
            assertThat(signed.isIntact()).as("%s", algorithm).isTrue();
        }
    }

    @Test
    void qrCodesOfAnXmlSignatureArePutTogetherAgain() {
        Signature signature = registeredByApplicant();
        RegisteredSignature registered = sigex.document(
                        sigex.find(signature).orElseThrow().documentId())
                .signatures()
                .get(0);

        List<String> codes = registered.exportQrCodes(SignatureFormat.COMPLETE, QrCodeOptions.SUGGESTED).stream()
                .map(QrReader::read)
                .toList();
        assertThat(sigex.cards().readQrCodes(codes).signature()).isEqualTo(signature);
    }

    @Test
    void aRegistrationWhoseAnswerIsLostIsFoundAgainByItsXmlSignature() {
        world.sigex().faults().loseResponse(on("POST", "/api"));

        Signature signature = registeredByApplicant();

        assertThat(world.sigex().documents()).hasSize(1);
        assertThat(world.sigex().documents().get(0).signatures().get(0).xml()).isEqualTo(signature.toXml());
    }

    @Test
    void theSignersRulesAreCheckedBeforeAnXmlSignatureIsSent() {
        DocumentSource content = DocumentSource.text("application.xml", APPLICATION);
        assertThatExceptionOfType(SignerNotAllowedException.class)
                .isThrownBy(() -> sigex.register(content)
                        .signedBy(signer(applicant).sign(content))
                        .requiring(SignerRequirement.person(OFFICIAL))
                        .settings(settings -> settings.strictSignersRequirements(true))
                        .submit());
        assertThat(world.sigex().documents()).isEmpty();
    }

    @Test
    void cardsOfSuchADocumentAreRefused() {
        DocumentSource content = DocumentSource.text("application.pdf", APPLICATION);
        RegisteredDocument document =
                sigex.register(content).signedBy(signer(applicant)).submit();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> sigex.cards().build(document.id(), content, CardOptions.defaults()))
                .satisfies(refused -> assertThat(refused.errorCode())
                        .isEqualTo("Document does not have signatures in required format"));
        document.sign(content, world.pki().individual(OFFICIAL).signer());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> sigex.cards().build(document.id(), content, CardOptions.defaults()))
                .satisfies(refused -> assertThat(refused.errorCode())
                        .isEqualTo("Document has signatures in not supported by this operation format"));
    }

    @Test
    void aPersonSignsInWithAnXmlSignature() {
        try (SigexSession session = sigex.signIn(signer(applicant))) {
            assertThat(session.identity().person()).isEqualTo(APPLICANT);
        }
    }

    private Signature registeredByApplicant() {
        DocumentSource content = DocumentSource.text("application.xml", APPLICATION);
        Signature signature = signer(applicant).sign(content);
        sigex.register(content).signedBy(signature).submit();
        return signature;
    }

    private String signedByPhone(TestIdentity owner) throws InterruptedException {
        EgovPhone phone = world.egovPhone(owner);
        EgovOperation<String> signing =
                sigex.egov().signXml("application.xml", APPLICATION).begin();
        phone.scan(signing.qrImage());
        phone.sign();
        return signing.await(LIMIT);
    }

    private XmlSigner signer(TestIdentity identity) {
        return identity.signingKey().xmlSigner().clock(world.clock());
    }
}
