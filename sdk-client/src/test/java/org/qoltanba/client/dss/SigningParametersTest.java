package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.PdfSignature;
import org.qoltanba.api.dss.SignedDocument;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.XmlSignature;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.ExchangePoint;

/** Every parameter of a signature (contract sections 5.2, 6.2 and 12.2) is sent, and does what it says. */
class SigningParametersTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "The contract");
    private static final DocumentSource ANNEX = DocumentSource.text("annex.txt", "The annex");

    private final BothGenerations dss = new BothGenerations();
    private final FakeServices world = dss.world;

    @AfterEach
    void close() {
        dss.close();
    }

    /** Ivanov in both: the parameters are what differs. */
    private DssSession willConfirm(DssApiVersion version) {
        world.phone("ivanov").confirmsNext();
        return dss.session("ivanov", version);
    }

    private VerificationReport assertGood(Signature signature, DocumentSource document) {
        VerificationReport report = world.verifier().verify(signature, document);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        return report;
    }

    private static SignerInformation signer(Signature signature) throws Exception {
        return new CMSSignedData(signature.encoded().toArray())
                .getSignerInfos()
                .iterator()
                .next();
    }

    private static Object attribute(Signature signature, String oid) throws Exception {
        return signer(signature)
                .getSignedAttributes()
                .get(new ASN1ObjectIdentifier(oid))
                .getAttrValues()
                .getObjectAt(0);
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureLastsIfItIsAskedTo(DssApiVersion version) throws InterruptedException {
        Signature lasting = willConfirm(version)
                .sign(CONTRACT)
                .level(CadesLevel.X_LONG_TYPE_1)
                .begin()
                .await(LONG);

        assertThat(assertGood(lasting, CONTRACT).signers().get(0).level()).isEqualTo(CadesLevel.X_LONG_TYPE_1);
    }

    @Test
    void aSignatureIsMadeToLastLater() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);
        Signature plain = session.sign(CONTRACT).begin().await(LONG);

        Signature lasting = session.processing().enhance(plain, CadesLevel.X_LONG_TYPE_1);

        assertThat(assertGood(lasting, CONTRACT).signers().get(0).level()).isEqualTo(CadesLevel.X_LONG_TYPE_1);
    }

    @ParameterizedTest
    @EnumSource
    void moreIsPutUnderTheSignature(DssApiVersion version) throws Exception {
        Signature signature = willConfirm(version)
                .sign(CONTRACT)
                .signedAttributes(Map.of("1.2.643.100.1", "Договор № 17"))
                .includingDocumentName()
                .begin()
                .await(LONG);

        assertGood(signature, CONTRACT);
        assertThat(attribute(signature, "1.2.643.100.1")).hasToString("Договор № 17");
        assertThat(attribute(signature, "1.3.6.1.4.1.311.88.2.1")).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatTextInBase64DecodesToIsSigned(DssApiVersion version) throws InterruptedException {
        DocumentSource text = DocumentSource.text(
                "contract.txt", Base64.getEncoder().encodeToString("The contract".getBytes(StandardCharsets.UTF_8)));

        Signature signature =
                willConfirm(version).sign(text).decodingBase64().begin().await(LONG);

        assertGood(signature, CONTRACT);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> willConfirm(version)
                        .sign(CONTRACT)
                        .decodingBase64()
                        .begin()
                        .await(LONG));
    }

    /** A token of something rare cannot say all of it: it is filled in again. */
    @Test
    void whatIsRareIsResumedByFillingItInAgain() throws InterruptedException {
        DocumentSource text = DocumentSource.text(
                "contract.txt", Base64.getEncoder().encodeToString("The contract".getBytes(StandardCharsets.UTF_8)));
        DssSession session = dss.session("ivanov", DssApiVersion.V1);
        PendingOperation<Signature> begun = session.sign(text).decodingBase64().begin();
        begun.detach();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.resume(begun.resumeToken().orElseThrow(), text));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.sign(text).resume(begun.resumeToken().orElseThrow()));
        PendingOperation<Signature> again =
                session.sign(text).decodingBase64().resume(begun.resumeToken().orElseThrow());
        world.phone("ivanov").confirm();

        assertGood(again.await(LONG), CONTRACT);
    }

    @Test
    void theAdministratorsTemplateSaysItAll() throws InterruptedException {
        world.dss().operations().template("17", "CAdES", Map.of("CADESType", "T", "IsDetached", "false"));

        Signature signature = willConfirm(DssApiVersion.V2)
                .sign(CONTRACT)
                .byTemplate("17")
                .begin()
                .await(LONG);

        assertThat(world.verifier().verify(signature).indication()).isEqualTo(Indication.TOTAL_PASSED);
        List<DocumentResult> both = willConfirm(DssApiVersion.V2)
                .signAll(List.of(CONTRACT, ANNEX))
                .byTemplate("17")
                .begin()
                .await(LONG);
        assertGood(both.get(1).signature().orElseThrow(), ANNEX);
        assertThatIllegalStateException()
                .isThrownBy(() -> willConfirm(DssApiVersion.V1)
                        .sign(CONTRACT)
                        .byTemplate("17")
                        .begin())
                .withMessageContaining("second generation");
        assertThatIllegalStateException()
                .isThrownBy(() -> dss.session("ivanov", DssApiVersion.V2)
                        .sign(CONTRACT)
                        .byTemplate("17")
                        .byDigest()
                        .begin())
                .withMessageContaining("byDigest()");
    }

    @ParameterizedTest
    @EnumSource
    void aPackageIsSignedByItsDigests(DssApiVersion version) throws InterruptedException {
        List<DocumentResult> results = willConfirm(version)
                .signAll(List.of(CONTRACT, ANNEX))
                .byDigest(DigestAlgorithm.SHA_256)
                .includingChain()
                .begin()
                .await(LONG);

        assertGood(results.get(0).signature().orElseThrow(), CONTRACT);
        assertGood(results.get(1).signature().orElseThrow(), ANNEX);
    }

    @ParameterizedTest
    @EnumSource
    void aPackageIsSignedBesideOthers(DssApiVersion version) throws InterruptedException {
        Signature contract =
                world.pki().individual(Iin.of("000000000011")).signer().sign(CONTRACT);
        Signature annex =
                world.pki().individual(Iin.of("000000000022")).signer().sign(ANNEX);

        List<DocumentResult> results = willConfirm(version)
                .signAll(List.of(CONTRACT, ANNEX))
                .addingTo(List.of(contract, annex))
                .begin()
                .await(LONG);

        assertThat(assertGood(results.get(0).signature().orElseThrow(), CONTRACT)
                        .signers())
                .hasSize(2);
        assertThat(assertGood(results.get(1).signature().orElseThrow(), ANNEX).signers())
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        willConfirm(version).signAll(List.of(CONTRACT, ANNEX)).addingTo(List.of(contract)))
                .withMessageContaining("one for each document");
    }

    @Test
    void aStoredDocumentBelongsToAnother() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V2);
        StoredDocumentId contract = session.documents().upload(CONTRACT);
        StoredDocumentId annex = session.documents().upload(ANNEX);

        session.signStored(List.of(annex)).relating(annex, contract).begin().await(LONG);

        assertThat(world.journal()
                        .exchanges(ExchangePoint.on("POST", "/SignServer/rest/api/v2/signature"))
                        .get(0)
                        .request()
                        .excerpt())
                .contains("\"RelatedRefId\":\"" + contract.value() + "\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.signStored(List.of(annex)).relating(contract, annex));
    }

    @ParameterizedTest
    @EnumSource
    void aPdfIsSignedSeenAndCertified(DssApiVersion version) throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(plain);
        }
        for (CadesLevel level : List.of(CadesLevel.CMS, CadesLevel.T, CadesLevel.X_LONG_TYPE_1)) {
            SignedDocument signed = willConfirm(version)
                    .sign(
                            DocumentSource.of("contract.pdf", Bytes.of(plain.toByteArray())),
                            PdfSignature.of("Согласен", "Москва")
                                    .level(level)
                                    .certifying(PdfSignature.Certification.FORM_FILLING)
                                    .appearing(new PdfSignature.Appearance(
                                            PdfSignature.Template.TEXT,
                                            Bytes.of("<appearance/>".getBytes(StandardCharsets.UTF_8)))))
                    .begin()
                    .await(LONG);

            try (PDDocument document = Loader.loadPDF(signed.content().toArray())) {
                assertThat(document.getLastSignatureDictionary().getReason()).isEqualTo("Согласен");
                assertThat(document.getPage(0).getAnnotations()).hasSize(1);
                assertThat(document.getDocumentCatalog().getCOSObject().containsKey("Perms"))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTemplateInXmlIsFilledIn(DssApiVersion version) throws InterruptedException {
        DocumentSource template = DocumentSource.text(
                "contract.xml",
                "<contract><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:SignedInfo>"
                        + "<ds:CanonicalizationMethod Algorithm='http://www.w3.org/TR/2001/REC-xml-c14n-20010315'/>"
                        + "<ds:SignatureMethod Algorithm='http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'/>"
                        + "<ds:Reference URI=''><ds:Transforms><ds:Transform"
                        + " Algorithm='http://www.w3.org/2000/09/xmldsig#enveloped-signature'/></ds:Transforms>"
                        + "<ds:DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/><ds:DigestValue/>"
                        + "</ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature></contract>");

        SignedDocument signed = willConfirm(version)
                .sign(template, XmlSignature.TEMPLATE)
                .begin()
                .await(LONG);

        assertThat(new String(signed.content().toArray(), StandardCharsets.UTF_8))
                .contains("X509Certificate")
                .doesNotContain("DigestValue/>");
    }
}
