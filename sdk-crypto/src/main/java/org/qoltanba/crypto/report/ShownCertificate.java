package org.qoltanba.crypto.report;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * A certificate as a report shows it: with the names that say who signed, and without the numbers that identify a person
 * unless they were asked for.
 */
final class ShownCertificate {

    static final String HIDDEN = "***";

    /** Attributes that hold a number of a person. */
    private static final Set<ASN1ObjectIdentifier> PERSONAL = Set.of(
            BCStyle.SERIALNUMBER,
            new ASN1ObjectIdentifier("1.2.643.3.131.1.1"),
            new ASN1ObjectIdentifier("1.2.643.100.3"),
            new ASN1ObjectIdentifier("1.2.643.100.5"));

    /** Attributes that hold a number of an organisation, which anybody may know. */
    private static final Set<ASN1ObjectIdentifier> PUBLIC =
            Set.of(new ASN1ObjectIdentifier("1.2.643.100.4"), new ASN1ObjectIdentifier("1.2.643.100.1"));

    /** What looks like an IIN, INN, SNILS or OGRNIP, wherever it stands. The number of a BIN has its prefix. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<!BIN)(?<![0-9])(?:[0-9]{15}|[0-9]{11,12}|[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2})(?![0-9])");

    private final SignerCertificate certificate;
    private final boolean personalNumbers;

    ShownCertificate(SignerCertificate certificate, boolean personalNumbers) {
        this.certificate = certificate;
        this.personalNumbers = personalNumbers;
    }

    /** The subject; hidden as a whole if it cannot be taken apart. */
    String subject() {
        if (personalNumbers) {
            return ReportText.visible(certificate.subject());
        }
        try {
            X500Name name = ParsedCertificate.of(certificate).holder().getSubject();
            return ReportText.visible(BCStyle.INSTANCE.toString(withoutNumbers(name)));
        } catch (MalformedAsn1Exception malformed) {
            return HIDDEN;
        }
    }

    String issuer() {
        return shown(certificate.issuer());
    }

    Optional<String> commonName() {
        return certificate.commonName().map(this::shown);
    }

    Optional<String> organization() {
        return certificate.organization().map(this::shown);
    }

    Optional<String> userId() {
        return certificate.userId().map(this::shown);
    }

    String serialNumber() {
        return serialNumber(certificate.serialNumber());
    }

    static String serialNumber(BigInteger number) {
        return number.toString(16);
    }

    /** SHA-256 of the encoding, lower-case hexadecimal. */
    String fingerprint() {
        MessageDigest digest = Sha2.SHA_256.newDigest();
        return HexFormat.of().formatHex(digest.digest(certificate.encoded().toArray()));
    }

    /** Text of a certificate or about one, with numbers hidden unless they were asked for. */
    private String shown(String text) {
        return ReportText.visible(personalNumbers ? text : withoutNumbers(text));
    }

    static String withoutNumbers(String text) {
        return NUMBER.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
    }

    private static X500Name withoutNumbers(X500Name name) {
        RDN[] parts = name.getRDNs();
        for (int i = 0; i < parts.length; i++) {
            AttributeTypeAndValue[] attributes = parts[i].getTypesAndValues();
            for (int j = 0; j < attributes.length; j++) {
                attributes[j] = withoutNumbers(attributes[j]);
            }
            parts[i] = new RDN(attributes);
        }
        return new X500Name(parts);
    }

    private static AttributeTypeAndValue withoutNumbers(AttributeTypeAndValue attribute) {
        if (PUBLIC.contains(attribute.getType())) {
            return attribute;
        }
        if (PERSONAL.contains(attribute.getType()) || !(attribute.getValue() instanceof ASN1String text)) {
            return new AttributeTypeAndValue(attribute.getType(), new DERUTF8String(HIDDEN));
        }
        String shown = withoutNumbers(text.getString());
        // What is not changed is not encoded anew: it may be no text that can be
        return shown.equals(text.getString())
                ? attribute
                : new AttributeTypeAndValue(attribute.getType(), new DERUTF8String(ReportText.visible(shown)));
    }
}
