package org.qoltanba.crypto.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * A SignerInfo (RFC 5652 section 5.3) with each of its parts as the octets it came as.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class RawSignerInfo {

    private final BerElement element;
    private final BerElement version;
    private final BerElement identifier;
    private final BerElement digestAlgorithm;
    private final @Nullable BerElement signedAttributes;
    private final BerElement signatureAlgorithm;
    private final BerElement signature;
    private final byte[] value;
    private final @Nullable BerElement unsignedField;
    private final List<RawAttribute> unsignedAttributes;

    private RawSignerInfo(BerElement element, Parts parts, CmsLimits limits) throws MalformedAsn1Exception {
        this.element = element;
        this.version = parts.next(BerElement.INTEGER);
        this.identifier = parts.any();
        this.digestAlgorithm = parts.next(BerElement.SEQUENCE);
        this.signedAttributes = parts.optional(BerElement.CONTEXT_0);
        this.signatureAlgorithm = parts.next(BerElement.SEQUENCE);
        this.signature = parts.any();
        if ((signature.tag() & ~BerElement.CONSTRUCTED) != BerElement.OCTET_STRING) {
            throw new MalformedAsn1Exception("A signature value is not an OCTET STRING.");
        }
        this.value = signature.octets();
        this.unsignedField = parts.optional(BerElement.CONTEXT_1);
        parts.requireEnd();
        this.unsignedAttributes = attributes(unsignedField, limits);
    }

    /**
     * Takes a SignerInfo apart, wherever it stands: in signerInfos or as a counter-signature.
     *
     * @param element the SignerInfo
     * @return its parts
     * @throws MalformedAsn1Exception if it is none
     */
    public static RawSignerInfo of(BerElement element) throws MalformedAsn1Exception {
        return of(element, CmsLimits.STANDARD);
    }

    static RawSignerInfo of(BerElement element, CmsLimits limits) throws MalformedAsn1Exception {
        return new RawSignerInfo(element, Parts.of(element, BerElement.SEQUENCE, "SignerInfo"), limits);
    }

    private static List<RawAttribute> attributes(@Nullable BerElement field, CmsLimits limits)
            throws MalformedAsn1Exception {
        List<RawAttribute> attributes = new ArrayList<>();
        if (field != null) {
            limits.requireAttributes(field.size());
            for (BerElement attribute : field.children()) {
                attributes.add(RawAttribute.of(attribute));
            }
        }
        return List.copyOf(attributes);
    }

    /**
     * The whole.
     *
     * @return the element
     */
    public BerElement element() {
        return element;
    }

    /**
     * The version.
     *
     * @return an INTEGER
     */
    public BerElement version() {
        return version;
    }

    /**
     * Who signed: sid.
     *
     * @return issuer and serial number, or a key identifier under [0]
     */
    public BerElement identifier() {
        return identifier;
    }

    /**
     * Whether the signer is named by the identifier of its key.
     *
     * @return false if by issuer and serial number
     */
    public boolean isNamedByKey() {
        return !identifier.is(BerElement.SEQUENCE);
    }

    /**
     * How the content was digested.
     *
     * @return an AlgorithmIdentifier
     */
    public BerElement digestAlgorithm() {
        return digestAlgorithm;
    }

    /**
     * The signed attributes.
     *
     * @return the set under [0]; empty if there is none
     */
    public Optional<BerElement> signedAttributes() {
        return Optional.ofNullable(signedAttributes);
    }

    /**
     * How the value was made.
     *
     * @return an AlgorithmIdentifier
     */
    public BerElement signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /**
     * The signature.
     *
     * @return the OCTET STRING with its header
     */
    public BerElement signature() {
        return signature;
    }

    /**
     * The octets of the signature, which time stamps and counter-signatures are made for.
     *
     * @return a copy, without tag and length
     */
    public byte[] value() {
        return value.clone();
    }

    /**
     * The unsigned attributes as a whole.
     *
     * @return the set under [1]; empty if there is none
     */
    public Optional<BerElement> unsignedField() {
        return Optional.ofNullable(unsignedField);
    }

    /**
     * The unsigned attributes one by one.
     *
     * @return an unmodifiable list in the order of the encoding
     */
    public List<RawAttribute> unsignedAttributes() {
        return unsignedAttributes;
    }

    /**
     * The unsigned attributes of a type.
     *
     * @param type the type
     * @return an unmodifiable list in the order of the encoding
     */
    public List<RawAttribute> unsignedAttributes(ASN1ObjectIdentifier type) {
        return unsignedAttributes.stream()
                .filter(attribute -> attribute.is(type))
                .toList();
    }
}
