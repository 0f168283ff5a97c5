package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Contract section 5.2: every kind of signature, checked with tools that did not make it. */
@Covers("POST /SignServer/rest/api/documents")
class SignatureKindsTest {

    private static final byte[] DOCUMENT = "<contract>17</contract>".getBytes(StandardCharsets.UTF_8);

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();

    @BeforeEach
    void allowDirectSigning() {
        world.dss.policy().signingNeedsConfirmation(false);
    }

    private byte[] sign(CloudKey key, byte[] content, String type, String parameters) {
        return Base64.getDecoder()
                .decode(answer(key, content, type, parameters).json().textValue());
    }

    private DssWorld.Answer answer(CloudKey key, byte[] content, String type, String parameters) {
        return world.result(
                token,
                "{'Content':'" + Base64.getEncoder().encodeToString(content) + "','Signature':{'Type':" + type
                        + ",'Parameters':{" + parameters + "},'CertificateId':" + key.id() + ",'PinCode':'1234'}}");
    }

    private static boolean isGood(SignerInformation signer, CloudKey key) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .build(key.identity().x509()));
        } catch (CMSException | OperatorCreationException unverifiable) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'CMS'", "5"})
    void aPlainCmsBindsNoCertificate(String type) throws CMSException {
        CMSSignedData cms = new CMSSignedData(sign(world.key, DOCUMENT, type, "'IsDetached':'false'"));

        SignerInformation signer = cms.getSignerInfos().iterator().next();
        assertThat(isGood(signer, world.key)).isTrue();
        assertThat(signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'CADESType':'T'", "'CADESType':'2','TSPAddress':'http://tsp.example.ru/tsp/tsp.srf'"})
    void aTimeStampIsOverTheSignature(String parameters)
            throws CMSException, IOException, TSPException, GeneralSecurityException {
        CMSSignedData cms = new CMSSignedData(sign(world.key, DOCUMENT, "2", parameters));

        SignerInformation signer = cms.getSignerInfos().iterator().next();
        assertThat(isGood(signer, world.key)).isTrue();
        TimeStampToken stamp = new TimeStampToken(ContentInfo.getInstance(signer.getUnsignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                .getAttributeValues()[0]));
        assertThat(stamp.getTimeStampInfo().getMessageImprintDigest())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(signer.getSignature()));
    }

    @Test
    @Covers("invalid_signature_params")
    void aTimeStampComesFromWherePolicyAllows() {
        String elsewhere = "'CADESType':'T','TSPAddress':'http://tsp.elsewhere.ru/'";
        assertThat(answer(world.key, DOCUMENT, "'CAdES'", elsewhere).status()).isEqualTo(200);

        world.dss.policy().thirdPartyTspAllowed(false);
        answer(world.key, DOCUMENT, "'CAdES'", elsewhere).assertRefused("invalid_signature_params");
        world.dss.policy().withoutTspServices();
        answer(world.key, DOCUMENT, "'CAdES'", "'CADESType':'T'").assertRefused("invalid_signature_params");
        world.dss.policy().signatureTypes("GOST3410");
        answer(world.key, DOCUMENT, "'CAdES'", "'CADESType':'BES'").assertRefused("invalid_signature_params");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Covers("invalid_content")
    void aSignatureIsAddedBesideAnother(boolean detached) throws CMSException {
        CloudKey other = world.ivanov.owns(world.individual()).pin("1234");
        String parameters = "'CADESType':'BES','IsDetached':'" + detached + "'";
        byte[] first = sign(world.key, DOCUMENT, "'CAdES'", parameters);
        String original =
                detached ? ",'OriginalDocument':'" + Base64.getEncoder().encodeToString(DOCUMENT) + "'" : "";
        byte[] both = sign(other, first, "'CAdES'", parameters + ",'CmsSignatureType':'cosign'" + original);

        CMSSignedData cms =
                detached ? new CMSSignedData(new CMSProcessableByteArray(DOCUMENT), both) : new CMSSignedData(both);
        Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
        assertThat(signers).hasSize(2);
        assertThat(signers).anyMatch(signer -> isGood(signer, world.key)).anyMatch(signer -> isGood(signer, other));
        assertThat(cms.getCertificates().getMatches(null)).hasSize(2);
        answer(other, DOCUMENT, "'CAdES'", parameters + ",'CmsSignatureType':'cosign'")
                .assertRefused("invalid_content");
    }

    @Test
    void aSignatureIsPutOverAnother() throws CMSException {
        CloudKey other = world.ivanov.owns(world.individual()).pin("1234");
        byte[] first = sign(world.key, DOCUMENT, "'CAdES'", "'CADESType':'BES'");
        String over = "'CADESType':'BES','CmsSignatureType':'counterSign','SignatureIndex':'";
        CMSSignedData cms = new CMSSignedData(sign(other, first, "'CAdES'", over + "0'"));

        SignerInformation signer = cms.getSignerInfos().iterator().next();
        assertThat(isGood(signer, world.key)).isTrue();
        assertThat(isGood(signer.getCounterSignatures().iterator().next(), other))
                .isTrue();
        answer(other, first, "'CAdES'", over + "1'").assertRefused("invalid_content");
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P384", "RSA_2048"})
    void aBareSignatureIsOverTheDocumentOrItsHash(KeyAlgorithm algorithm) throws GeneralSecurityException {
        CloudKey key = world.ivanov.owns(world.individual(algorithm)).pin("1234");
        HashAlgorithm hash = HashAlgorithm.usualFor(algorithm);
        byte[] digest = MessageDigest.getInstance(hash.wireName()).digest(DOCUMENT);

        for (byte[] value : new byte[][] {
            sign(key, DOCUMENT, "'GOST3410'", ""),
            sign(key, digest, "1", "'Hash':'true','HashAlgorithm':'" + hash.wireName() + "'")
        }) {
            Signature verifier = Signature.getInstance(hash.signatureWith(algorithm));
            verifier.initVerify(key.identity().x509());
            verifier.update(DOCUMENT);
            assertThat(verifier.verify(value)).isTrue();
        }
    }

    @Test
    void aBareGostSignatureIsTwoNumbers() {
        CloudKey key = world.ivanov
                .owns(world.individual(KeyAlgorithm.GOST_R_3410_2012_256))
                .pin("1234");

        assertThat(sign(key, DOCUMENT, "'GOST3410'", "")).hasSize(64);
        assertThat(sign(key, new byte[32], "'GOST3410'", "'Hash':'true'")).hasSize(64);
    }

    private static Document parsed(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XMLEnveloped", "XMLEnveloping"})
    void xmlIsSignedInsideAndAround(String type)
            throws ParserConfigurationException, SAXException, IOException, MarshalException, XMLSignatureException {
        Document document = parsed(sign(world.key, DOCUMENT, "'XMLDSig'", "'XMLDSigType':'" + type + "'"));

        DOMValidateContext context = new DOMValidateContext(
                world.key.identity().x509().getPublicKey(),
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        assertThat(XMLSignatureFactory.getInstance("DOM")
                        .unmarshalXMLSignature(context)
                        .validate(context))
                .isTrue();
        assertThat(document.getElementsByTagName("contract").getLength()).isOne();
        assertThat(document.getDocumentElement().getLocalName())
                .isEqualTo(type.equals("XMLEnveloped") ? "contract" : "Signature");
    }

    @Test
    void whatIsNotMadeIsRefused() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "'XMLDSig'", "'XMLDSigType':'XMLOther'",
                        "'MSOffice'", "",
                        "'CAdES'", "'CADESType':'A'",
                        "'PDF'", "'PDFFormat':'XAdES'",
                        "'Unheard'", "")
                .entrySet()) {
            answer(world.key, DOCUMENT, wrong.getKey(), wrong.getValue()).assertRefused("invalid_signature_params");
        }
        answer(world.key, new byte[] {1}, "'XMLDSig'", "").assertRefused("invalid_content");
        answer(world.key, DOCUMENT, "'PDF'", "").assertRefused("invalid_content");
    }

    /** What is not allowed is not in the policy that everybody can read. */
    @Test
    void officeDocumentsAreNotInThePolicyAndCannotBePutThere() {
        assertThat(world.dss.policy().signatureTypes()).containsExactly("GOST3410", "CMS", "CAdES", "XMLDSig", "PDF");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.dss.policy().signatureTypes("MSOffice"))
                .withMessageContaining("XMLDSig");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLastingSignatureHoldsItsEvidence(boolean detached) throws CMSException {
        byte[] made = sign(world.key, DOCUMENT, "'CAdES'", "'CADESType':'XLT1','IsDetached':'" + detached + "'");

        CMSSignedData cms =
                detached ? new CMSSignedData(new CMSProcessableByteArray(DOCUMENT), made) : new CMSSignedData(made);
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        assertThat(isGood(signer, world.key)).isTrue();
        assertLasting(signer);
        assertThat(new SdkView(world).levelOf(made, DOCUMENT)).isEqualTo(CadesLevel.X_LONG_TYPE_1);
    }

    private static void assertLasting(SignerInformation signer) {
        for (ASN1ObjectIdentifier type : List.of(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                PKCSObjectIdentifiers.id_aa_ets_certificateRefs,
                PKCSObjectIdentifiers.id_aa_ets_revocationRefs,
                PKCSObjectIdentifiers.id_aa_ets_certValues,
                PKCSObjectIdentifiers.id_aa_ets_revocationValues,
                PKCSObjectIdentifiers.id_aa_ets_escTimeStamp)) {
            assertThat(signer.getUnsignedAttributes().get(type))
                    .as(type.getId())
                    .isNotNull();
        }
    }

    /** The verifier of the SDK. */
    private record SdkView(DssWorld world) {

        CadesLevel levelOf(byte[] signature, byte[] document) {
            VerificationReport report = CadesVerifier.trusting(TrustAnchors.of(world.authority.certificate()))
                    .clock(world.clock)
                    .revocation(CrlRevocationSource.of(world.authority.crl()))
                    .build()
                    .verify(
                            org.qoltanba.api.signature.Signature.of(Bytes.of(signature)),
                            DocumentSource.of("document", Bytes.of(document)));
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
            return report.signers().get(0).level();
        }
    }

    @Test
    void moreIsPutUnderASignature() throws CMSException {
        String attributes = Base64.getEncoder()
                .encodeToString("{\"1.2.643.100.1\":\"Договор 17\"}".getBytes(StandardCharsets.UTF_8));
        byte[] made = sign(
                world.key, DOCUMENT, "'CAdES'", "'CADESType':'BES','AuthenticatedAttributes':'" + attributes + "'");

        SignerInformation signer =
                new CMSSignedData(made).getSignerInfos().iterator().next();
        assertThat(isGood(signer, world.key)).isTrue();
        assertThat(signer.getSignedAttributes()
                        .get(new ASN1ObjectIdentifier("1.2.643.100.1"))
                        .getAttrValues()
                        .getObjectAt(0))
                .hasToString("Договор 17");
        for (String wrong : List.of("[]", "{\"name\":\"x\"}", "{\"1.2.840.113549.1.9.4\":\"x\"}", "{\"1.2.3\":null}")) {
            answer(
                            world.key,
                            DOCUMENT,
                            "'CAdES'",
                            "'CADESType':'BES','AuthenticatedAttributes':'"
                                    + Base64.getEncoder().encodeToString(wrong.getBytes(StandardCharsets.UTF_8)) + "'")
                    .assertRefused("invalid_signature_params");
        }
    }

    @Test
    void theNameOfADocumentIsPutUnderItsSignature() throws CMSException {
        String body = "{'Content':'" + Base64.getEncoder().encodeToString(DOCUMENT)
                + "','Name':'договор.xml','Signature':{'Type':'CMS','Parameters':{'IncludeDocumentName':'true'},"
                + "'CertificateId':13,'PinCode':'1234'}}";
        byte[] made =
                Base64.getDecoder().decode(world.result(token, body).json().textValue());

        SignerInformation signer =
                new CMSSignedData(made).getSignerInfos().iterator().next();
        byte[] name = ((ASN1OctetString) signer.getSignedAttributes()
                        .get(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.88.2.1"))
                        .getAttrValues()
                        .getObjectAt(0))
                .getOctets();
        assertThat(new String(name, StandardCharsets.UTF_16LE)).isEqualTo("договор.xml\0");
        answer(world.key, DOCUMENT, "'CMS'", "'IncludeDocumentName':'true'")
                .assertRefused("invalid_signature_params"); // it has none
    }

    @Test
    void whatBase64DecodesToIsSigned() throws CMSException {
        byte[] text = Base64.getEncoder().encode(DOCUMENT);
        byte[] made = sign(world.key, text, "'CAdES'", "'CADESType':'BES','ContentEncoding':'base64'");

        assertThat((byte[]) new CMSSignedData(made).getSignedContent().getContent())
                .isEqualTo(DOCUMENT);
        answer(world.key, DOCUMENT, "'CAdES'", "'CADESType':'BES','ContentEncoding':'base64'")
                .assertRefused("invalid_content");
        answer(world.key, DOCUMENT, "'CAdES'", "'CADESType':'BES','ContentEncoding':'hex'")
                .assertRefused("invalid_signature_params");
    }

    @Test
    void aTemplateInXmlIsFilledIn() throws Exception {
        String template = "<contract><text>We agree.</text><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>"
                + "<ds:SignedInfo>"
                + "<ds:CanonicalizationMethod Algorithm='http://www.w3.org/TR/2001/REC-xml-c14n-20010315'/>"
                + "<ds:SignatureMethod Algorithm='http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'/>"
                + "<ds:Reference URI=''><ds:Transforms>"
                + "<ds:Transform Algorithm='http://www.w3.org/2000/09/xmldsig#enveloped-signature'/></ds:Transforms>"
                + "<ds:DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/><ds:DigestValue/>"
                + "</ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature><end/></contract>";
        Document document = parsed(
                sign(world.key, template.getBytes(StandardCharsets.UTF_8), "'XMLDSig'", "'XMLDSigType':'XMLTemplate'"));

        Node signature =
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        assertThat(XMLSignatureFactory.getInstance("DOM")
                        .unmarshalXMLSignature(new DOMValidateContext(
                                world.key.identity().x509().getPublicKey(), signature))
                        .validate(new DOMValidateContext(
                                world.key.identity().x509().getPublicKey(), signature)))
                .isTrue();
        assertThat(signature.getNextSibling().getLocalName()).isEqualTo("end");
        answer(world.key, DOCUMENT, "'XMLDSig'", "'XMLDSigType':'XMLTemplate'").assertRefused("invalid_content");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_CERTIFIED, 0",
        "CERTIFIED_NO_CHANGES_ALLOWED, 1",
        "CERTIFIED_FORM_FILLING, 2",
        "CERTIFIED_FORM_FILLING_AND_ANNOTATIONS, 3"
    })
    void aPdfIsCertified(String level, int permissions) throws IOException {
        byte[] signed = sign(world.key, pdf(), "'PDF'", "'PDFCertificationLevel':'" + level + "'");

        try (PDDocument document = Loader.loadPDF(signed)) {
            COSDictionary allowed = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PERMS);
            assertThat(allowed == null).isEqualTo(permissions == 0);
            if (allowed != null) {
                COSDictionary reference = (COSDictionary) allowed.getCOSDictionary(COSName.DOCMDP)
                        .getCOSArray(COSName.getPDFName("Reference"))
                        .getObject(0);
                assertThat(reference
                                .getCOSDictionary(COSName.getPDFName("TransformParams"))
                                .getInt(COSName.P))
                        .isEqualTo(permissions);
            }
        }
        answer(world.key, pdf(), "'PDF'", "'PDFCertificationLevel':'SOMEHOW'")
                .assertRefused("invalid_signature_params");
    }

    @Test
    void aSignatureInAPdfIsSeen() throws IOException {
        String appearance = "'PdfSignatureTemplateId':'1','PdfSignatureAppearance':'"
                + Base64.getEncoder().encodeToString("<appearance/>".getBytes(StandardCharsets.UTF_8)) + "'";
        try (PDDocument document = Loader.loadPDF(sign(world.key, pdf(), "'PDF'", appearance))) {
            assertThat(document.getPage(0).getAnnotations())
                    .singleElement()
                    .satisfies(widget ->
                            assertThat(widget.getRectangle().getWidth()).isPositive());
        }
        answer(world.key, pdf(), "'PDF'", "'PdfSignatureTemplateId':'1'").assertRefused("invalid_signature_params");
        answer(world.key, pdf(), "'PDF'", appearance.replace("'1'", "'4'")).assertRefused("invalid_signature_params");
    }

    private static byte[] pdf() throws IOException {
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(empty);
        }
        return empty.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CMS", "CAdEST", "CAdES"})
    void aPdfIsSignedInside(String format) throws IOException, CMSException {
        byte[] signed = sign(
                world.key,
                pdf(),
                "'PDF'",
                "'PDFFormat':'" + format + "','PDFReason':'Согласен','PDFLocation':'Москва'");

        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignature signature = document.getLastSignatureDictionary();
            assertThat(signature.getReason()).isEqualTo("Согласен");
            CMSSignedData cms = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(signed)),
                    new ByteArrayInputStream(signature.getContents(signed)));
            SignerInformation signer = cms.getSignerInfos().iterator().next();
            assertThat(isGood(signer, world.key)).isTrue();
            if (format.equals("CAdES")) {
                assertLasting(signer);
            }
        }
    }

    @Test
    @Covers({"POST /SignServer/rest/api/documents/enhancesignature", "POST /SignServer/rest/api/documents/hash"})
    @Covers("parameters_required")
    void aSignatureIsRaisedAndADocumentIsHashed() throws CMSException, GeneralSecurityException {
        byte[] bes = sign(world.key, DOCUMENT, "'CAdES'", "'CADESType':'BES'");
        String body = "{'Content':'" + Base64.getEncoder().encodeToString(bes)
                + "','Signature':{'Type':'CAdES','Parameters':{'CADESType':'T'}}}";
        byte[] raised = Base64.getDecoder()
                .decode(world.sign("documents/enhancesignature", token, body)
                        .json()
                        .textValue());
        SignerInformation signer =
                new CMSSignedData(raised).getSignerInfos().iterator().next();
        assertThat(isGood(signer, world.key)).isTrue();
        assertThat(signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken))
                .isNotNull();

        byte[] lasting = Base64.getDecoder()
                .decode(world.sign("documents/enhancesignature", token, body.replace("'T'", "'XLT1'"))
                        .json()
                        .textValue());
        assertLasting(new CMSSignedData(lasting).getSignerInfos().iterator().next());
        world.sign("documents/enhancesignature", token, body.replace("'T'", "'A'"))
                .assertRefused("invalid_signature_params");
        String header = "{\"Hash\":{\"Parameters\":{\"HashAlgorithm\":\"SHA-256\"}}}";
        assertThat(octets("documents/hash", header).json().textValue())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(DOCUMENT)));
        octets("documents/hash", header.replace("SHA-256", "other")).assertRefused("invalid_parameters");
        octets("documents/hash", "{}").assertRefused("parameters_required");
    }

    private DssWorld.Answer octets(String path, String parameters) {
        return world.call(
                "POST",
                "/SignServer/rest/api/" + path,
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/octet-stream",
                        "CPDSS-OPERATION-PARAMS",
                        UserToken.encoded(parameters)),
                new String(DOCUMENT, StandardCharsets.UTF_8));
    }

    @Test
    void aDocumentIsStreamedWithItsParametersInAHeader() throws CMSException {
        String parameters = "{\"Signature\":{\"Type\":\"CAdES\",\"Parameters\":{\"CADESType\":\"BES\","
                + "\"IsDetached\":\"true\"},\"CertificateId\":13,\"PinCode\":\"1234\"}}";
        byte[] encoded = Base64.getDecoder()
                .decode(octets("documents", parameters).json().textValue());

        CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(DOCUMENT), encoded);
        assertThat(isGood(cms.getSignerInfos().iterator().next(), world.key)).isTrue();
    }
}
