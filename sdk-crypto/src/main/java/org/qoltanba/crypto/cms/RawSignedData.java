package org.qoltanba.crypto.cms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * A SignedData (RFC 5652 section 5.1) with each of its parts as the octets it came as, in DER or BER. Archive time stamps
 * are made for these octets, and whoever adds to a signature must leave them as they are.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class RawSignedData {

    private final BerElement version;
    private final BerElement digestAlgorithmsField;
    private final List<BerElement> digestAlgorithms;
    private final BerElement encapsulated;
    private final BerElement contentTypeElement;
    private final ASN1ObjectIdentifier contentType;
    private final @Nullable BerElement content;
    private final @Nullable BerElement certificatesField;
    private final List<BerElement> certificates;
    private final @Nullable BerElement crlsField;
    private final List<BerElement> crls;
    private final BerElement signersField;
    private final List<RawSignerInfo> signers;

    private RawSignedData(Parts parts, CmsLimits limits) throws MalformedAsn1Exception {
        this.version = parts.next(BerElement.INTEGER);
        this.digestAlgorithmsField = parts.next(BerElement.SET);
        this.encapsulated = parts.next(BerElement.SEQUENCE);
        this.certificatesField = parts.optional(BerElement.CONTEXT_0);
        this.crlsField = parts.optional(BerElement.CONTEXT_1);
        this.signersField = parts.next(BerElement.SET);
        parts.requireEnd();
        this.digestAlgorithms = digestAlgorithmsField.children();
        this.certificates = few(certificatesField, CmsLimits.CERTIFICATES, "certificates");
        this.crls = few(crlsField, CmsLimits.REVOCATION_OBJECTS, "revocation objects");
        Parts inside = Parts.of(encapsulated, BerElement.SEQUENCE, "EncapsulatedContentInfo");
        this.contentTypeElement = inside.next(BerElement.OBJECT_IDENTIFIER);
        this.contentType = oid(contentTypeElement);
        this.content = content(inside.optional(BerElement.CONTEXT_0));
        inside.requireEnd();
        List<RawSignerInfo> infos = new ArrayList<>();
        for (BerElement info : few(signersField, CmsLimits.SIGNERS, "signers")) {
            infos.add(RawSignerInfo.of(info, limits));
        }
        this.signers = List.copyOf(infos);
    }

    /**
     * Takes a container apart.
     *
     * @param encoded a ContentInfo in DER or BER, in PEM or Base64, with or without zero octets after it
     * @return its parts
     * @throws MalformedAsn1Exception if it is no SignedData, or exceeds a limit
     */
    public static RawSignedData read(byte[] encoded) throws MalformedAsn1Exception {
        return read(encoded, CmsLimits.STANDARD);
    }

    /**
     * Takes a container apart that may hold more than others.
     *
     * @param encoded a ContentInfo in DER or BER, in PEM or Base64, with or without zero octets after it
     * @param limits how much it may hold
     * @return its parts
     * @throws MalformedAsn1Exception if it is no SignedData, or exceeds a limit
     */
    public static RawSignedData read(byte[] encoded, CmsLimits limits) throws MalformedAsn1Exception {
        BerElement outer = BerElement.single(CmsOctets.of(encoded, limits).content(), limits.structure());
        Parts contentInfo = Parts.of(outer, BerElement.SEQUENCE, "ContentInfo");
        if (!oid(contentInfo.next(BerElement.OBJECT_IDENTIFIER)).equals(CMSObjectIdentifiers.signedData)) {
            throw new MalformedAsn1Exception("It is a CMS of another kind than SignedData.");
        }
        Parts tagged = Parts.of(contentInfo.next(BerElement.CONTEXT_0), BerElement.CONTEXT_0, "ContentInfo");
        contentInfo.requireEnd();
        BerElement signedData = tagged.next(BerElement.SEQUENCE);
        tagged.requireEnd();
        return new RawSignedData(Parts.of(signedData, BerElement.SEQUENCE, "SignedData"), limits);
    }

    private static ASN1ObjectIdentifier oid(BerElement element) throws MalformedAsn1Exception {
        return Asn1Reader.read("an object identifier", () -> ASN1ObjectIdentifier.getInstance(element.encoded()));
    }

    private static List<BerElement> few(@Nullable BerElement field, int most, String what)
            throws MalformedAsn1Exception {
        List<BerElement> elements = field == null ? List.of() : field.children();
        if (elements.size() > most) {
            throw new MalformedAsn1Exception(
                    "It has " + elements.size() + " " + what + "; at most " + most + " are read.");
        }
        return elements;
    }

    private static @Nullable BerElement content(@Nullable BerElement tagged) throws MalformedAsn1Exception {
        if (tagged == null) {
            return null;
        }
        List<BerElement> inside = tagged.children();
        if (inside.size() != 1 || (inside.get(0).tag() & ~BerElement.CONSTRUCTED) != BerElement.OCTET_STRING) {
            throw new MalformedAsn1Exception("Its content is not an OCTET STRING.");
        }
        return inside.get(0);
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
     * The digest algorithms as a whole.
     *
     * @return the set
     */
    public BerElement digestAlgorithmsField() {
        return digestAlgorithmsField;
    }

    /**
     * The digest algorithms one by one.
     *
     * @return an unmodifiable list of AlgorithmIdentifiers
     */
    public List<BerElement> digestAlgorithms() {
        return digestAlgorithms;
    }

    /**
     * What is signed: encapContentInfo.
     *
     * @return the whole, with the document if it is inside
     */
    public BerElement encapsulated() {
        return encapsulated;
    }

    /**
     * The type of what is signed, encoded: eContentType.
     *
     * @return an OBJECT IDENTIFIER
     */
    public BerElement contentTypeElement() {
        return contentTypeElement;
    }

    /**
     * The type of what is signed.
     *
     * @return id-data for documents
     */
    public ASN1ObjectIdentifier contentType() {
        return contentType;
    }

    /**
     * The document inside: eContent.
     *
     * @return the OCTET STRING; empty if the signature is detached
     */
    public Optional<BerElement> content() {
        return Optional.ofNullable(content);
    }

    /**
     * The certificates as a whole.
     *
     * @return the set under [0]; empty if there is none
     */
    public Optional<BerElement> certificatesField() {
        return Optional.ofNullable(certificatesField);
    }

    /**
     * The certificates one by one, of any kind.
     *
     * @return an unmodifiable list of CertificateChoices in the order of the encoding
     */
    public List<BerElement> certificates() {
        return certificates;
    }

    /**
     * The revocation data as a whole.
     *
     * @return the set under [1]; empty if there is none
     */
    public Optional<BerElement> crlsField() {
        return Optional.ofNullable(crlsField);
    }

    /**
     * The revocation data one by one: CRLs, and OCSP responses under [1].
     *
     * @return an unmodifiable list of RevocationInfoChoices in the order of the encoding
     */
    public List<BerElement> crls() {
        return crls;
    }

    /**
     * The signers as a whole.
     *
     * @return the set
     */
    public BerElement signersField() {
        return signersField;
    }

    /**
     * The signers one by one.
     *
     * @return an unmodifiable list of at most 64 in the order of the encoding
     */
    public List<RawSignerInfo> signers() {
        return signers;
    }

    /**
     * Whether certificates hold an encoding already.
     *
     * @param encoded a CertificateChoices
     * @return true if there is one of exactly these octets
     */
    public boolean hasCertificate(byte[] encoded) {
        return has(certificates, encoded);
    }

    /**
     * Whether the revocation data hold an encoding already.
     *
     * @param encoded a RevocationInfoChoice
     * @return true if there is one of exactly these octets
     */
    public boolean hasCrl(byte[] encoded) {
        return has(crls, encoded);
    }

    private static boolean has(List<BerElement> elements, byte[] encoded) {
        return elements.stream()
                .anyMatch(element -> element.size() == encoded.length && Arrays.equals(element.encoded(), encoded));
    }
}
