package org.qoltanba.testkit.sigex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509CertificateHolder;

/** Reads what a certificate says, the way certificates of Kazakhstan say it (contract sections 6 and 13). */
final class CertificateReader {

    private static final Pattern IIN = Pattern.compile("IIN[0-9]{12}");
    private static final Pattern BIN = Pattern.compile("BIN[0-9]{12}");
    private static final ASN1ObjectIdentifier KEY_STORAGE = new ASN1ObjectIdentifier("1.2.398.3.3.5");

    private static final Map<Integer, String> KEY_USAGES = Map.of(
            KeyUsage.digitalSignature, "digitalSignature",
            KeyUsage.nonRepudiation, "nonRepudiation",
            KeyUsage.keyEncipherment, "keyEncipherment",
            KeyUsage.dataEncipherment, "dataEncipherment",
            KeyUsage.keyAgreement, "keyAgreement",
            KeyUsage.keyCertSign, "keyCertSign",
            KeyUsage.cRLSign, "cRLSign",
            KeyUsage.encipherOnly, "encipherOnly",
            KeyUsage.decipherOnly, "decipherOnly");

    private static final List<Integer> KEY_USAGE_ORDER = List.of(
            KeyUsage.digitalSignature,
            KeyUsage.nonRepudiation,
            KeyUsage.keyEncipherment,
            KeyUsage.dataEncipherment,
            KeyUsage.keyAgreement,
            KeyUsage.keyCertSign,
            KeyUsage.cRLSign,
            KeyUsage.encipherOnly,
            KeyUsage.decipherOnly);

    private CertificateReader() {}

    /** The person: attribute 2.5.4.5 of the subject. */
    static Optional<String> iin(X509CertificateHolder certificate) {
        return attribute(certificate.getSubject(), BCStyle.SERIALNUMBER, IIN);
    }

    /** The organisation: attribute 2.5.4.11 of the subject. */
    static Optional<String> bin(X509CertificateHolder certificate) {
        return attribute(certificate.getSubject(), BCStyle.OU, BIN);
    }

    /** The e-mail address: in the subject or among the alternative names. */
    static Optional<String> email(X509CertificateHolder certificate) {
        return attribute(certificate.getSubject(), BCStyle.EmailAddress, Pattern.compile(".+"))
                .or(() -> alternativeNames(certificate).stream()
                        .filter(name -> name.type().equals("rfc822Name"))
                        .map(AlternativeName::value)
                        .findFirst());
    }

    /** The name for people. */
    static String commonName(X509CertificateHolder certificate) {
        return attribute(certificate.getSubject(), BCStyle.CN, Pattern.compile(".+"))
                .orElse("");
    }

    /** Names of RFC 5280 in its order. */
    static List<String> keyUsages(X509CertificateHolder certificate) {
        KeyUsage usage = KeyUsage.fromExtensions(extensions(certificate));
        if (usage == null) {
            return List.of();
        }
        return KEY_USAGE_ORDER.stream()
                .filter(usage::hasUsages)
                .map(bit -> String.valueOf(KEY_USAGES.get(bit)))
                .toList();
    }

    /** Object identifiers: purposes and roles. */
    static List<String> extendedKeyUsages(X509CertificateHolder certificate) {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(extensions(certificate));
        if (usage == null) {
            return List.of();
        }
        return Arrays.stream(usage.getUsages()).map(KeyPurposeId::getId).toList();
    }

    /** Object identifiers of the certificate policies. */
    static List<String> policies(X509CertificateHolder certificate) {
        CertificatePolicies policies = CertificatePolicies.fromExtensions(extensions(certificate));
        if (policies == null) {
            return List.of();
        }
        return Arrays.stream(policies.getPolicyInformation())
                .map(PolicyInformation::getPolicyIdentifier)
                .map(ASN1ObjectIdentifier::getId)
                .toList();
    }

    /** Where the key is kept (contract section 13.6). */
    static Optional<String> keyStorage(X509CertificateHolder certificate) {
        Extension extension = certificate.getExtension(KEY_STORAGE);
        if (extension == null) {
            return Optional.empty();
        }
        ASN1Encodable first =
                ASN1Sequence.getInstance(extension.getParsedValue()).getObjectAt(0);
        return Optional.of(ASN1ObjectIdentifier.getInstance(first).getId());
    }

    /** The alternative names that can be shown as text. */
    static List<AlternativeName> alternativeNames(X509CertificateHolder certificate) {
        GeneralNames names = GeneralNames.fromExtensions(extensions(certificate), Extension.subjectAlternativeName);
        List<AlternativeName> shown = new ArrayList<>();
        if (names != null) {
            for (GeneralName name : names.getNames()) {
                AlternativeName.of(name).ifPresent(shown::add);
            }
        }
        return List.copyOf(shown);
    }

    private static Extensions extensions(X509CertificateHolder certificate) {
        Extensions extensions = certificate.getExtensions();
        return extensions == null ? new Extensions(new Extension[0]) : extensions;
    }

    private static Optional<String> attribute(X500Name name, ASN1ObjectIdentifier type, Pattern form) {
        for (RDN relativeName : name.getRDNs(type)) {
            for (AttributeTypeAndValue attribute : relativeName.getTypesAndValues()) {
                if (attribute.getType().equals(type)) {
                    String text = IETFUtils.valueToString(attribute.getValue());
                    if (form.matcher(text).matches()) {
                        return Optional.of(text);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
