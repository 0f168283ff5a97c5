package org.qoltanba.testkit.sigex;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Makes XML signatures letter by letter, so that anything about them can be wrong. */
final class XmlMaker {

    static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String GOST_2015 = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512";
    static final String GOST_2004 = "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String CANONICAL = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final String DS = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";

    private final byte[] content;
    private final TestIdentity signer;
    private String uri = "";
    private String[] transforms = {ENVELOPED, CANONICAL};
    private String signatureMethod;
    private String digestMethod;
    private String keyInfo;
    private int references = 1;
    private boolean broken;

    private XmlMaker(byte[] content, TestIdentity signer) {
        this.content = content;
        this.signer = signer;
        this.signatureMethod = switch (signer.algorithm()) {
            case RSA_2048 -> RSA;
            case KAZAKH_GOST_34310_2004 -> GOST_2004;
            case KAZAKH_GOST_R_3410_2015_512 -> GOST_2015;
            default -> ECDSA;
        };
        this.digestMethod = switch (signer.algorithm()) {
            case KAZAKH_GOST_34310_2004 -> "http://www.w3.org/2001/04/xmldsig-more#gost34311";
            case KAZAKH_GOST_R_3410_2015_512 -> "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512";
            default -> "http://www.w3.org/2001/04/xmlenc#sha256";
        };
        try {
            this.keyInfo = "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                    + base64(signer.x509().getEncoded()) + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>";
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A signature over these very bytes. */
    static XmlMaker over(byte[] content, TestIdentity signer) {
        return new XmlMaker(content, signer);
    }

    XmlMaker uri(String other) {
        uri = other;
        return this;
    }

    XmlMaker transforms(String... others) {
        transforms = others;
        return this;
    }

    XmlMaker signatureMethod(String other) {
        signatureMethod = other;
        return this;
    }

    XmlMaker digestMethod(String other) {
        digestMethod = other;
        return this;
    }

    XmlMaker keyInfo(String other) {
        keyInfo = other;
        return this;
    }

    XmlMaker references(int number) {
        references = number;
        return this;
    }

    /** Changes what was signed after it was signed. */
    XmlMaker broken() {
        broken = true;
        return this;
    }

    /** The element. */
    String text() {
        try {
            String signedInfo = "<ds:SignedInfo>" + method("CanonicalizationMethod", CANONICAL)
                    + method("SignatureMethod", signatureMethod)
                    + Stream.generate(this::reference).limit(references).collect(Collectors.joining())
                    + "</ds:SignedInfo>";
            String canonical = signedInfo.replaceFirst("<ds:SignedInfo>", "<ds:SignedInfo" + DS + ">");
            if (broken) {
                canonical = canonical.replace("xmlns:ds", "xmlns:dz");
            }
            String value = base64(sign(canonical.getBytes(StandardCharsets.UTF_8)));
            return "<ds:Signature" + DS + ">\n" + signedInfo + "<ds:SignatureValue>" + value + "</ds:SignatureValue>"
                    + keyInfo + "</ds:Signature>";
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String reference() {
        String all =
                Stream.of(transforms).map(each -> method("Transform", each)).collect(Collectors.joining());
        return "<ds:Reference URI=\"" + uri + "\">"
                + (all.isEmpty() ? "" : "<ds:Transforms>" + all + "</ds:Transforms>")
                + method("DigestMethod", digestMethod) + "<ds:DigestValue>" + base64(digest())
                + "</ds:DigestValue></ds:Reference>";
    }

    private byte[] digest() {
        try {
            MessageDigest digest = switch (signer.algorithm()) {
                case KAZAKH_GOST_34310_2004 -> Operators.messageDigest("1.2.398.3.10.1.3.1");
                case KAZAKH_GOST_R_3410_2015_512 -> Operators.messageDigest("1.2.398.3.10.1.3.3");
                default -> MessageDigest.getInstance("SHA-256");
            };
            return digest.digest(content);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] sign(byte[] canonical) throws Exception {
        boolean isEcdsa = signer.algorithm() == KeyAlgorithm.EC_P256;
        ContentSigner operator = Operators.signer(signer.privateKey(), isEcdsa ? "SHA256withECDSA" : "SHA256withRSA");
        try (OutputStream out = operator.getOutputStream()) {
            out.write(canonical);
        }
        if (!isEcdsa) {
            return operator.getSignature();
        }
        ASN1Sequence numbers = ASN1Sequence.getInstance(operator.getSignature());
        return Arrays.concatenate(octets(numbers, 0), octets(numbers, 1));
    }

    private static byte[] octets(ASN1Sequence numbers, int index) {
        BigInteger number = ASN1Integer.getInstance(numbers.getObjectAt(index)).getValue();
        return BigIntegers.asUnsignedByteArray(32, number);
    }

    private static String method(String name, String algorithm) {
        return "<ds:" + name + " Algorithm=\"" + algorithm + "\"></ds:" + name + ">";
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
