package org.qoltanba.crypto.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * One SignerInfo (RFC 5652 section 5.3), read completely.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CmsSigner {

    private final int version;
    private final @Nullable IssuerAndSerialNumber issuerAndSerial;
    private final byte @Nullable [] subjectKeyIdentifier;
    private final AlgorithmIdentifier digestAlgorithm;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final byte[] value;
    private final @Nullable SignedAttributes signedAttributes;
    private final @Nullable AttributeTable unsignedAttributes;

    /**
     * Reads a SignerInfo wherever it stands: in signerInfos, or in attribute counter-signature.
     *
     * @param element the element
     * @return the signer
     * @throws MalformedAsn1Exception if it is no SignerInfo
     */
    public static CmsSigner parse(ASN1Encodable element) throws MalformedAsn1Exception {
        return Asn1Reader.read("a SignerInfo", () -> read(ASN1Sequence.getInstance(element), CmsLimits.STANDARD));
    }

    static CmsSigner read(ASN1Sequence encoded, CmsLimits limits) throws MalformedAsn1Exception, IOException {
        requireTags(encoded);
        return new CmsSigner(SignerInfo.getInstance(encoded), limits);
    }

    /** The parser takes signed attributes under any tag; somebody else's may take them for unsigned ones then. */
    private static void requireTags(ASN1Sequence encoded) throws MalformedAsn1Exception {
        int next = 3;
        next += isTagged(encoded, next, 0) ? 1 : 0;
        boolean ordered = next + 2 <= encoded.size()
                && encoded.getObjectAt(next) instanceof ASN1Sequence
                && encoded.getObjectAt(next + 1) instanceof ASN1OctetString;
        next += 2;
        next += isTagged(encoded, next, 1) ? 1 : 0;
        if (!ordered || next != encoded.size()) {
            throw new MalformedAsn1Exception("A SignerInfo has parts that do not belong there.");
        }
    }

    private static boolean isTagged(ASN1Sequence encoded, int index, int tag) {
        return index < encoded.size()
                && encoded.getObjectAt(index) instanceof ASN1TaggedObject tagged
                && tagged.hasContextTag(tag);
    }

    private CmsSigner(SignerInfo structure, CmsLimits limits) throws MalformedAsn1Exception, IOException {
        this.version = structure.getVersion().intValueExact();
        if (structure.getSID().isTagged()) {
            this.issuerAndSerial = null;
            this.subjectKeyIdentifier =
                    ASN1OctetString.getInstance(structure.getSID().getId()).getOctets();
        } else {
            this.issuerAndSerial =
                    IssuerAndSerialNumber.getInstance(structure.getSID().getId());
            this.subjectKeyIdentifier = null;
        }
        this.digestAlgorithm = structure.getDigestAlgorithm();
        this.signatureAlgorithm = structure.getDigestEncryptionAlgorithm();
        this.value = structure.getEncryptedDigest().getOctets();
        ASN1Set signed = structure.getAuthenticatedAttributes();
        this.signedAttributes = signed == null ? null : new SignedAttributes(signed);
        this.unsignedAttributes = unsigned(structure.getUnauthenticatedAttributes(), limits);
    }

    /** Long ones are neither parsed nor copied before they are known to be allowed. */
    private static @Nullable AttributeTable unsigned(@Nullable ASN1Set attributes, CmsLimits limits)
            throws MalformedAsn1Exception, IOException {
        if (attributes == null) {
            return null;
        }
        Counter counter = new Counter();
        for (ASN1Encodable attribute : attributes) {
            attribute.toASN1Primitive().encodeTo(counter);
        }
        limits.requireAttributes(counter.octets);
        return new AttributeTable(attributes);
    }

    /** Takes octets and keeps none. */
    private static final class Counter extends OutputStream {

        private long octets;

        @Override
        public void write(int octet) {
            octets++;
        }

        @Override
        public void write(byte[] array, int offset, int length) {
            octets += length;
        }
    }

    /**
     * Whether a certificate is the one this signer names.
     *
     * @param certificate the certificate
     * @return true if issuer and serial number, or the key identifier, are equal
     */
    public boolean names(ParsedCertificate certificate) {
        if (issuerAndSerial != null) {
            BigInteger serialNumber = issuerAndSerial.getSerialNumber().getValue();
            return serialNumber.equals(certificate.serialNumber())
                    && issuerAndSerial.getName().equals(certificate.holder().getIssuer());
        }
        return subjectKeyIdentifier != null && certificate.hasSubjectKeyIdentifier(subjectKeyIdentifier);
    }

    /**
     * Whether the issuer's name is written exactly as in the certificate, not only with the same meaning.
     *
     * @param certificate a certificate this signer names
     * @return true if so, or if the signer is named by key
     */
    public boolean namesExactly(ParsedCertificate certificate) {
        return issuerAndSerial == null
                || issuerAndSerial
                        .getName()
                        .toASN1Primitive()
                        .equals(certificate.holder().getIssuer().toASN1Primitive());
    }

    /**
     * Whether the signer is named by the identifier of its key.
     *
     * @return false if by issuer and serial number
     */
    public boolean isNamedByKey() {
        return subjectKeyIdentifier != null;
    }

    /**
     * Whether the version is the one that belongs to the way the signer is named.
     *
     * @return true if so; readers only warn otherwise
     */
    public boolean hasExpectedVersion() {
        return version == (issuerAndSerial != null ? 1 : 3);
    }

    /**
     * How the content was digested.
     *
     * @return the algorithm
     */
    public AlgorithmIdentifier digestAlgorithm() {
        return digestAlgorithm;
    }

    /**
     * How the value was made.
     *
     * @return the algorithm
     */
    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /**
     * The signature value.
     *
     * @return a copy
     */
    public byte[] value() {
        return value.clone();
    }

    /**
     * The signed attributes.
     *
     * @return empty if there are none, which no CAdES signature may have
     */
    public Optional<SignedAttributes> signedAttributes() {
        return Optional.ofNullable(signedAttributes);
    }

    /**
     * The unsigned attributes.
     *
     * @return empty if there are none
     */
    public Optional<AttributeTable> unsignedAttributes() {
        return Optional.ofNullable(unsignedAttributes);
    }
}
