package org.qoltanba.crypto.report;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.pki.Certificates;

/** Certificates that are the same in every run: well-formed, with a key and a signature that are no such thing. */
final class PrintedCertificate {

    private static final AlgorithmIdentifier ECDSA =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));

    private PrintedCertificate() {}

    static SignerCertificate of(X500Name subject, int serialNumber, String... purposes) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serialNumber)));
        generator.setSignature(ECDSA);
        generator.setIssuer(new X500Name("CN=Printed Root,C=KZ"));
        generator.setStartDate(new Time(Date.from(Instant.parse("2026-01-01T00:00:00Z"))));
        generator.setEndDate(new Time(Date.from(Instant.parse("2027-01-01T00:00:00Z"))));
        generator.setSubject(subject);
        generator.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(ECDSA, new byte[] {4, 1, 2}));
        if (purposes.length > 0) {
            generator.setExtensions(extensions(purposes));
        }
        TBSCertificate content = generator.generateTBSCertificate();
        ASN1EncodableVector certificate = new ASN1EncodableVector();
        certificate.add(content);
        certificate.add(ECDSA);
        certificate.add(new DERBitString(new byte[] {1, 2, 3}));
        try {
            return Certificates.parse(Bytes.of(new DERSequence(certificate).getEncoded("DER")));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Extensions extensions(String... purposes) {
        KeyPurposeId[] identifiers = new KeyPurposeId[purposes.length];
        for (int i = 0; i < purposes.length; i++) {
            identifiers[i] = KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purposes[i]));
        }
        ExtensionsGenerator generator = new ExtensionsGenerator();
        try {
            generator.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(identifiers));
            generator.addExtension(
                    new ASN1ObjectIdentifier("1.2.398.3.3.5"),
                    false,
                    new DERSequence(new ASN1ObjectIdentifier("1.2.398.3.3.5.1.1")));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return generator.generate();
    }
}
