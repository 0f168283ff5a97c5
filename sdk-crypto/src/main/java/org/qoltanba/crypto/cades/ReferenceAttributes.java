package org.qoltanba.crypto.cades;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.esf.CrlListID;
import org.bouncycastle.asn1.esf.CrlOcspRef;
import org.bouncycastle.asn1.esf.CrlValidatedID;
import org.bouncycastle.asn1.esf.OcspIdentifier;
import org.bouncycastle.asn1.esf.OcspListID;
import org.bouncycastle.asn1.esf.OcspResponsesID;
import org.bouncycastle.asn1.esf.OtherHash;
import org.bouncycastle.asn1.esf.OtherHashAlgAndValue;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.ess.OtherCertID;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.pki.RevocationEvidence;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The attributes of CAdES-X Long (RFC 5126 sections 6.2 and 6.3): references to the validation data, and the data
 * themselves. The references to revocation data stand in the order of those to certificates, the signer's first.
 */
final class ReferenceAttributes {

    private final ParsedCertificate signer;
    private final ValidationData data;
    private final AlgorithmIdentifier algorithm;
    private final MessageDigest digest;

    ReferenceAttributes(
            ParsedCertificate signer, ValidationData data, AlgorithmIdentifier algorithm, MessageDigest digest) {
        this.signer = signer;
        this.data = data;
        this.algorithm = algorithm;
        this.digest = digest;
    }

    /** The four attributes, each in DER. */
    List<byte[]> encoded() {
        List<ParsedCertificate> others = data.certificates().stream()
                .filter(certificate -> !certificate.equals(signer))
                .toList();
        List<ASN1Encodable> certificateReferences = new ArrayList<>();
        List<ASN1Encodable> revocationReferences = new ArrayList<>(List.of(revocationReference(signer)));
        for (ParsedCertificate certificate : others) {
            certificateReferences.add(certificateReference(certificate));
            revocationReferences.add(revocationReference(certificate));
        }
        return List.of(
                attribute(AttributeTypes.CERTIFICATE_REFERENCES, sequence(certificateReferences)),
                attribute(AttributeTypes.REVOCATION_REFERENCES, sequence(revocationReferences)),
                attribute(
                        AttributeTypes.CERTIFICATE_VALUES,
                        sequence(data.certificates().stream()
                                .map(ParsedCertificate::structure)
                                .toList())),
                attribute(AttributeTypes.REVOCATION_VALUES, revocationValues()));
    }

    private OtherCertID certificateReference(ParsedCertificate certificate) {
        return new OtherCertID(
                algorithm,
                digest.digest(certificate.encoded().toArray()),
                new IssuerSerial(
                        new GeneralNames(new GeneralName(certificate.holder().getIssuer())),
                        certificate.serialNumber()));
    }

    private CrlOcspRef revocationReference(ParsedCertificate certificate) {
        Optional<RevocationEvidence> says = data.about(certificate);
        if (says.isEmpty()) {
            return new CrlOcspRef(null, null, null);
        }
        byte[] der = says.get().encoded().toArray();
        OtherHash hash = new OtherHash(new OtherHashAlgAndValue(algorithm, new DEROctetString(digest.digest(der))));
        if (says.get().kind() == RevocationEvidence.Kind.CRL) {
            return new CrlOcspRef(new CrlListID(new CrlValidatedID[] {new CrlValidatedID(hash)}), null, null);
        }
        BasicOCSPResponse answer = BasicOCSPResponse.getInstance(der);
        OcspIdentifier identifier = new OcspIdentifier(
                answer.getTbsResponseData().getResponderID(),
                answer.getTbsResponseData().getProducedAt());
        return new CrlOcspRef(
                null, new OcspListID(new OcspResponsesID[] {new OcspResponsesID(identifier, hash)}), null);
    }

    private RevocationValues revocationValues() {
        List<CertificateList> lists = new ArrayList<>();
        List<BasicOCSPResponse> answers = new ArrayList<>();
        for (RevocationEvidence piece : data.pieces()) {
            byte[] der = piece.encoded().toArray();
            if (piece.kind() == RevocationEvidence.Kind.CRL) {
                lists.add(CertificateList.getInstance(der));
            } else {
                answers.add(BasicOCSPResponse.getInstance(der));
            }
        }
        return new RevocationValues(
                lists.isEmpty() ? null : lists.toArray(CertificateList[]::new),
                answers.isEmpty() ? null : answers.toArray(BasicOCSPResponse[]::new),
                null);
    }

    private static DERSequence sequence(List<? extends ASN1Encodable> elements) {
        return new DERSequence(elements.toArray(ASN1Encodable[]::new));
    }

    static byte[] attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return ValidationData.encode(new Attribute(type, new DERSet(value)));
    }
}
