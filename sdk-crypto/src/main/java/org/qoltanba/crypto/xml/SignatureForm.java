package org.qoltanba.crypto.xml;

import java.util.Optional;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.crypto.suite.AlgorithmNames;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The letters of a signature: an element with everything in it but the value, whose place is marked. It holds nothing but
 * names of algorithms and Base64, so nothing needs escaping.
 */
final class SignatureForm {

    /** Where the signature value goes. */
    static final String VALUE = "{value}";

    private static final String BEGIN = "<ds:Signature xmlns:ds=\"" + XMLSignature.XMLNS + "\"><ds:SignedInfo>"
            + method("CanonicalizationMethod", CanonicalForm.INCLUSIVE.uri());

    private static final String ENVELOPED = "<ds:Reference URI=\"\"><ds:Transforms>"
            + method("Transform", Transform.ENVELOPED) + method("Transform", CanonicalForm.INCLUSIVE.uri())
            + "</ds:Transforms>";

    private final String signatureMethod;
    private final String digestMethod;
    private final String end;

    private SignatureForm(String signatureName, String digestName, ParsedCertificate certificate) {
        this.signatureMethod = method("SignatureMethod", signatureName);
        this.digestMethod = method("DigestMethod", digestName);
        this.end = "</ds:SignedInfo><ds:SignatureValue>" + VALUE
                + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                + certificate.encoded().toBase64() + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>";
    }

    static SignatureForm of(SuiteId suite, ParsedCertificate certificate) {
        Optional<String> signature = XmlAlgorithms.signatureName(suite.signature());
        Optional<String> digest = XmlAlgorithms.digestName(suite.digest());
        if (signature.isEmpty() || digest.isEmpty()) {
            throw new KeyAccessException("XML signatures have no name for " + AlgorithmNames.describe(suite.signature())
                    + ". Use an RSA, ECDSA or Kazakh GOST key, or sign as CMS with cadesSigner().");
        }
        return new SignatureForm(signature.get(), digest.get(), certificate);
    }

    /** Of a document that is known to whoever reads this, so that it needs no address. */
    String overOctets(Bytes digest) {
        return with("<ds:Reference>", digest);
    }

    /** Of the document it stands in. */
    String enveloped(Bytes digest) {
        return with(ENVELOPED, digest);
    }

    private String with(String reference, Bytes digest) {
        return BEGIN + signatureMethod + reference + digestMethod + "<ds:DigestValue>" + digest.toBase64()
                + "</ds:DigestValue></ds:Reference>" + end;
    }

    private static String method(String name, String algorithm) {
        return "<ds:" + name + " Algorithm=\"" + algorithm + "\"></ds:" + name + ">";
    }
}
