package org.qoltanba.crypto.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.document;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestSignatures;
import org.w3c.dom.Document;

/** XML signatures, ours and those of the Java platform, each judged by the other. */
class XmlSignaturesTest {

    /** Namespaces around the signature, comments, mixed content, line ends: what canonical form is there for. */
    private static final String APPLICATION = """
            <?xml version="1.0"?>
            <!-- an application -->
            <a:application xmlns:a="urn:a" xmlns="urn:default" xml:lang="kk" b="2" a:a="1">
              <person name="Айгүл"/><!-- who -->
              <text>5 &lt; 6 &amp; so on</text>
            </a:application>
            """;

    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "RSA_3072", "P_256", "P_384", "P_521"})
    void theJavaPlatformFindsOursValid(KeyKind kind) throws Exception {
        TestIssuer person = ROOT.person(kind);

        String signed = signer(person).signEnveloped(APPLICATION);

        assertThat(isValid(signed, person)).isTrue();
        assertThat(isValid(signed.replace("Айгүл", "Айгерім"), person)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "P_384", "P_521", "KAZAKH_2004", "KAZAKH_2015_512"})
    void oursIsTakenApartAndFoundIntact(KeyKind kind) {
        TestIssuer person = TestIssuer.root(kind).person(kind);

        SignedXml signed = SignedXml.read(signer(person).signEnveloped(APPLICATION));

        assertThat(signed.isIntact()).isTrue();
        assertThat(signed.isOf(APPLICATION)).isTrue();
        assertThat(signed.isOf(APPLICATION.replace("who", "whoever"))).isTrue();
        assertThat(signed.isOf(APPLICATION.replace("5 &lt;", "4 &lt;"))).isFalse();
        assertThat(XmlSignature.read(signed.signature()).certificate().encoded())
                .isEqualTo(person.certificate().encoded());
        assertThat(signed.signature().toXml()).startsWith("<ds:Signature").endsWith("</ds:Signature>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CanonicalizationMethod.INCLUSIVE,
                CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS,
                CanonicalizationMethod.EXCLUSIVE,
                CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS,
                "http://www.w3.org/2006/12/xml-c14n11",
                ""
            })
    void whatTheJavaPlatformSignsIsTakenApart(String transform) throws Exception {
        String theirs = signedByThePlatform(transform);
        assertThat(isValid(theirs, PERSON)).isTrue();

        SignedXml signed = SignedXml.read(theirs);

        assertThat(signed.isIntact()).isTrue();
        assertThat(signed.isOf(APPLICATION)).isTrue();
        assertThat(SignedXml.read(theirs.replace("Айгүл", "Айгерім")).isIntact())
                .isFalse();
        assertThat(SignedXml.read(Bytes.of(theirs.getBytes(StandardCharsets.UTF_8)))
                        .document("a.xml")
                        .size())
                .isEqualTo(signed.document("b.xml").size());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256", "P_521", "KAZAKH_2004", "KAZAKH_2015_512"})
    void anyOctetsAreSignedAsTheyAre(KeyKind kind) {
        TestIssuer person = TestIssuer.root(kind).person(kind);

        Signature signature = signer(person)
                .beginSigning(DOCUMENT, SignatureOptions.detached())
                .toCompletableFuture()
                .join()
                .completion()
                .toCompletableFuture()
                .join();

        XmlSignature read = XmlSignature.read(signature);
        assertThat(read.isOver(DOCUMENT)).isTrue();
        assertThat(read.isOver(document("The supplier delivers eighteen pumps.")))
                .isFalse();
        assertThat(read.signature()).isEqualTo(signature);
        assertThat(read.toString()).doesNotContain("Signature xmlns");
    }

    @Test
    void whatWasChangedIsNotIntact() {
        Signature signature = signer(PERSON).sign(DOCUMENT);
        String other = signer(ROOT.person(KeyKind.P_256)).sign(DOCUMENT).toXml();

        assertThat(isOver(signature.toXml().replace("SignatureValue>", "SignatureValue>AAAA")))
                .isFalse();
        assertThat(isOver(signature.toXml().replace("<ds:Reference>", "<ds:Reference URI=\"#a\">")))
                .isFalse();
        assertThat(isOver(between(other, "<ds:KeyInfo>", signature.toXml()))).isFalse();
    }

    @Test
    void weakAndUnknownAlgorithmsAreNotJudged() {
        String good = signer(PERSON).sign(DOCUMENT).toXml();
        for (String method : List.of(
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "urn:unknown",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")) {
            String changed = good.replace("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", method);
            assertThatExceptionOfType(MalformedSignatureException.class)
                    .isThrownBy(() -> isOver(changed))
                    .withMessageContaining("cannot be checked");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a",
                "not xml",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
            })
    void whatIsNoSignedXmlIsRefusedWithoutQuotingIt(String text) {
        assertThatExceptionOfType(MalformedSignatureException.class)
                .isThrownBy(() -> SignedXml.read(text))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("passwd", "127.0.0.1"));
    }

    @Test
    void otherReferencesThanToTheWholeDocumentAreRefused() {
        String good = signer(PERSON).signEnveloped(APPLICATION);
        for (String changed : List.of(
                good.replace("URI=\"\"", "URI=\"http://example.kz/\""),
                good.replace("URI=\"\"", "URI=\"#a\""),
                good.replace(" URI=\"\"", ""),
                good.replace(Transform.ENVELOPED, Transform.XSLT),
                good.replace(
                        "<ds:Transform Algorithm=\"" + CanonicalizationMethod.INCLUSIVE,
                        "<ds:Transform Algorithm=\"" + Transform.XPATH),
                good.replace("<ds:SignedInfo>", "<ds:SignedInfo><ds:Reference/>"),
                good.replace("</a:application>", "<a>".repeat(300) + "</a>".repeat(300) + "</a:application>"),
                signer(PERSON).signEnveloped(good))) {
            assertThatExceptionOfType(MalformedSignatureException.class).isThrownBy(() -> SignedXml.read(changed));
        }
        assertThatExceptionOfType(MalformedSignatureException.class)
                .isThrownBy(() -> SignedXml.read(" ".repeat(SignedXml.LONGEST + 1)));
    }

    @Test
    void aSignatureElementIsReadAlone() {
        Signature good = signer(PERSON).sign(DOCUMENT);
        for (Signature refused : List.of(
                TestSignatures.signer(PERSON).sign(DOCUMENT),
                Signature.xml("<a>" + good.toXml() + "</a>"),
                Signature.xml("<a"),
                Signature.xml(good.toXml().replaceAll("<ds:KeyInfo>.*</ds:KeyInfo>", "")),
                Signature.xml(good.toXml().replaceFirst("<ds:X509Certificate>", "<ds:X509Certificate>*")),
                Signature.xml(good.toXml().replaceFirst("<ds:X509Certificate>", "<ds:X509Certificate>AAAA")),
                Signature.xml("<a>" + " ".repeat(XmlSignature.LONGEST) + "</a>"))) {
            assertThatExceptionOfType(MalformedSignatureException.class).isThrownBy(() -> XmlSignature.read(refused));
        }
    }

    @Test
    void aKeyThatCannotSignXmlSaysSo() {
        TestIssuer russian = TestIssuer.root(KeyKind.GOST_2012_256).person(KeyKind.GOST_2012_256);
        assertThatExceptionOfType(KeyAccessException.class)
                .isThrownBy(() -> signer(russian))
                .withMessageContaining("cadesSigner()");
        assertThatExceptionOfType(KeyAccessException.class).isThrownBy(() -> signer(ROOT.person(KeyKind.RSA_1024)));
        XmlSigner late = key(PERSON).xmlSigner().clock(new FixedClock(TestIssuer.NOW.plus(Duration.ofDays(9_999))));
        assertThatExceptionOfType(SigningFailedException.class).isThrownBy(() -> late.sign(DOCUMENT));
        assertThat(signer(PERSON).beginSigning(DOCUMENT, SignatureOptions.attached()))
                .isCompletedExceptionally();
        assertThat(signer(PERSON).certificate().encoded())
                .isEqualTo(PERSON.certificate().encoded());
        assertThatExceptionOfType(MalformedSignatureException.class)
                .isThrownBy(() -> signer(PERSON).signEnveloped("<a/><?b c?>"))
                .withMessageContaining("processing instruction");
    }

    private static boolean isOver(String signature) {
        return XmlSignature.read(Signature.xml(signature)).isOver(DOCUMENT);
    }

    /** The one signature with the end of the other. */
    private static String between(String one, String from, String other) {
        return one.substring(0, one.indexOf(from)) + other.substring(other.indexOf(from));
    }

    private static XmlSigner signer(TestIssuer identity) {
        return key(identity).xmlSigner().clock(new FixedClock(TestIssuer.NOW));
    }

    private static SigningKey key(TestIssuer identity) {
        return SigningKey.of(identity.pair().getPrivate(), identity.chain());
    }

    private static boolean isValid(String signed, TestIssuer signer) throws Exception {
        Document document = parsed(signed);
        DOMValidateContext context = new DOMValidateContext(
                signer.pair().getPublic(),
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private static String signedByThePlatform(String canonical) throws Exception {
        Document document = parsed(APPLICATION);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Transform enveloped = factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
        Reference whole = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                canonical.isEmpty()
                        ? List.of(enveloped)
                        : List.of(enveloped, factory.newTransform(canonical, (TransformParameterSpec) null)),
                null,
                null);
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        KeyInfo keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(PERSON.x509()))));
        DOMSignContext place = new DOMSignContext(PERSON.pair().getPrivate(), document.getDocumentElement());
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(
                                        canonical.isEmpty() ? CanonicalizationMethod.INCLUSIVE : canonical,
                                        (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                                List.of(whole)),
                        keyInfo)
                .sign(place);
        StringWriter text = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(text));
        return text.toString().replaceFirst("^<\\?xml[^>]*\\?>", "");
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
