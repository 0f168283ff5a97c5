package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** What authorities publish their certificates as: DER, PEM, or a CMS with certificates only (RFC 5652 section 5.1). */
final class CertificateBundle {

    private static final int SEQUENCE = 0x30;
    private static final int MOST = 32;

    private CertificateBundle() {}

    static List<ParsedCertificate> parse(Bytes published) throws MalformedAsn1Exception {
        byte[] octets = published.toArray();
        List<ParsedCertificate> certificates =
                octets.length > 0 && octets[0] == SEQUENCE ? binary(octets) : pem(octets);
        if (certificates.isEmpty()) {
            throw new MalformedAsn1Exception("It holds no certificate.");
        }
        return List.copyOf(certificates);
    }

    private static List<ParsedCertificate> binary(byte[] octets) throws MalformedAsn1Exception {
        Asn1Scanner.requireSingle(octets, Asn1Bounds.CERTIFICATE);
        return Asn1Reader.read("a certificate, or a CMS with certificates", () -> {
            ASN1Sequence outer = ASN1Sequence.getInstance(octets);
            return outer.getObjectAt(0) instanceof ASN1ObjectIdentifier
                    ? cms(ContentInfo.getInstance(outer))
                    : List.of(ParsedCertificate.parse(Bytes.of(octets)));
        });
    }

    private static List<ParsedCertificate> cms(ContentInfo container) throws MalformedAsn1Exception, IOException {
        if (!container.getContentType().equals(CMSObjectIdentifiers.signedData)) {
            throw new MalformedAsn1Exception("It is a CMS of another kind than SignedData.");
        }
        ASN1Set elements = SignedData.getInstance(container.getContent()).getCertificates();
        List<ParsedCertificate> certificates = new ArrayList<>();
        if (elements != null) {
            for (ASN1Encodable element : elements) {
                if (element instanceof ASN1Sequence certificate) {
                    add(certificate.getEncoded(), certificates);
                }
            }
        }
        return certificates;
    }

    private static List<ParsedCertificate> pem(byte[] octets) throws MalformedAsn1Exception {
        return Asn1Reader.read("a certificate in PEM", () -> {
            List<ParsedCertificate> certificates = new ArrayList<>();
            try (PemReader reader = new PemReader(new StringReader(new String(octets, StandardCharsets.ISO_8859_1)))) {
                for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                    if (object.getType().equals("CERTIFICATE")) {
                        add(object.getContent(), certificates);
                    }
                }
            }
            return certificates;
        });
    }

    private static void add(byte[] der, List<ParsedCertificate> certificates) throws MalformedAsn1Exception {
        if (certificates.size() == MOST) {
            throw new MalformedAsn1Exception("It holds more than " + MOST + " certificates.");
        }
        certificates.add(ParsedCertificate.parse(Bytes.of(der)));
    }
}
