package org.qoltanba.testkit.sigex;

import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;

/** What answers tell about any certificate (contract sections 5.8 to 5.10). */
record CertificateWire(
        String certSignAlgorithm,
        String serialNumber,
        long from,
        long until,
        String subject,
        List<List<AttributeWire>> subjectStructure,
        String issuer,
        List<List<AttributeWire>> issuerStructure,
        List<String> policyIds,
        List<String> keyUsages,
        List<String> extKeyUsages) {

    private static final int HEXADECIMAL = 16;

    static CertificateWire of(X509CertificateHolder certificate, String serialNumberLabel) {
        NameStructure subject = name(certificate.getSubject(), serialNumberLabel);
        NameStructure issuer = name(certificate.getIssuer(), serialNumberLabel);
        return new CertificateWire(
                certificate.getSignatureAlgorithm().getAlgorithm().getId(),
                hexadecimal(certificate.getSerialNumber()),
                certificate.getNotBefore().toInstant().toEpochMilli(),
                certificate.getNotAfter().toInstant().toEpochMilli(),
                subject.text(),
                AttributeWire.of(subject),
                issuer.text(),
                AttributeWire.of(issuer),
                CertificateReader.policies(certificate),
                CertificateReader.keyUsages(certificate),
                CertificateReader.extendedKeyUsages(certificate));
    }

    /** An attribute of a distinguished name (contract section 5.7). */
    record AttributeWire(String oid, String name, boolean valueInB64, String value) {

        private static List<List<AttributeWire>> of(NameStructure name) {
            return name.relativeNames().stream()
                    .map(attributes -> attributes.stream()
                            .map(attribute -> new AttributeWire(
                                    attribute.oid(), attribute.name(), attribute.encoded(), attribute.value()))
                            .toList())
                    .toList();
        }
    }

    private static NameStructure name(X500Name name, String serialNumberLabel) {
        return NameStructure.of(name, serialNumberLabel);
    }

    private static String hexadecimal(BigInteger serialNumber) {
        return serialNumber.toString(HEXADECIMAL);
    }
}
