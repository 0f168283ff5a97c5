package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Puts a CMS SignedData together (RFC 5652 section 5.1): version 1, one signer named by issuer and serial number,
 * content of type id-data, in DER. What is the same in each signature of a signer is encoded once.
 *
 * <p>Immutable and safe to share between threads.
 */
final class SignedDataAssembler {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OCTET_STRING = 0x04;
    private static final int CONTEXT_0 = 0xA0;

    private final byte[] signedDataOid = encode(CMSObjectIdentifiers.signedData);
    private final byte[] dataOid = encode(CMSObjectIdentifiers.data);
    private final byte[] version = encode(new ASN1Integer(1));
    private final byte[] digestAlgorithms;
    private final byte[] certificates;
    private final byte[] signer;
    private final byte[] digestAlgorithm;
    private final byte[] signatureAlgorithm;

    SignedDataAssembler(List<ParsedCertificate> embedded, SignatureSuite suite) {
        ParsedCertificate certificate = embedded.get(0);
        ASN1EncodableVector structures = new ASN1EncodableVector(embedded.size());
        embedded.forEach(each -> structures.add(each.structure()));
        this.digestAlgorithms = encode(new DERSet(suite.digestAlgorithm()));
        this.certificates = encode(new DERTaggedObject(false, 0, new DERSet(structures)));
        this.signer = encode(new IssuerAndSerialNumber(certificate.holder().getIssuer(), certificate.serialNumber()));
        this.digestAlgorithm = encode(suite.digestAlgorithm());
        this.signatureAlgorithm = encode(suite.signatureAlgorithm());
    }

    private static byte[] encode(ASN1Encodable part) {
        try {
            return part.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    /**
     * Joins the parts.
     *
     * @param signedAttributes the DER that was signed, under the tag of a SET; here it stands under [0]
     * @param value the signature value
     * @param content the document, or null for a detached signature
     */
    byte[] assemble(byte[] signedAttributes, byte[] value, byte @Nullable [] content) {
        int signerInfo = version.length
                + signer.length
                + digestAlgorithm.length
                + signedAttributes.length
                + signatureAlgorithm.length
                + DerWriter.sizeOf(value.length);
        int octetString = content == null ? 0 : DerWriter.sizeOf(content.length);
        int encapsulated = dataOid.length + (content == null ? 0 : DerWriter.sizeOf(octetString));
        int signedData = version.length
                + digestAlgorithms.length
                + DerWriter.sizeOf(encapsulated)
                + certificates.length
                + DerWriter.sizeOf(DerWriter.sizeOf(signerInfo));
        int contentInfo = signedDataOid.length + DerWriter.sizeOf(DerWriter.sizeOf(signedData));

        DerWriter writer = new DerWriter(DerWriter.sizeOf(contentInfo))
                .header(SEQUENCE, contentInfo)
                .octets(signedDataOid)
                .header(CONTEXT_0, DerWriter.sizeOf(signedData))
                .header(SEQUENCE, signedData)
                .octets(version)
                .octets(digestAlgorithms)
                .header(SEQUENCE, encapsulated)
                .octets(dataOid);
        if (content != null) {
            writer.header(CONTEXT_0, octetString)
                    .header(OCTET_STRING, content.length)
                    .octets(content);
        }
        int attributesAt = writer.octets(certificates)
                .header(SET, DerWriter.sizeOf(signerInfo))
                .header(SEQUENCE, signerInfo)
                .octets(version)
                .octets(signer)
                .octets(digestAlgorithm)
                .position();
        byte[] assembled = writer.octets(signedAttributes)
                .octets(signatureAlgorithm)
                .header(OCTET_STRING, value.length)
                .octets(value)
                .toArray();
        assembled[attributesAt] = (byte) CONTEXT_0;
        return assembled;
    }

    /**
     * The SignerInfo alone, to be put beside others or under one.
     *
     * @param signedAttributes the DER that was signed, under the tag of a SET; here it stands under [0]
     * @param value the signature value
     */
    byte[] signerInfo(byte[] signedAttributes, byte[] value) {
        byte[] retagged = signedAttributes.clone();
        retagged[0] = (byte) CONTEXT_0;
        return DerWriter.wrap(
                SEQUENCE,
                version,
                signer,
                digestAlgorithm,
                retagged,
                signatureAlgorithm,
                DerWriter.wrap(OCTET_STRING, value));
    }
}
