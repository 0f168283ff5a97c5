package org.qoltanba.crypto.cms;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * Adds to a SignedData and leaves every octet of what is there as it is: only the headers around it are written anew,
 * and the version, which nobody signs (RFC 5652 section 5.1). Not thread-safe.
 */
public final class SignedDataEdit {

    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };
    private static final int V1_ATTRIBUTE_CERTIFICATE = 0xA1;
    private static final int V2_ATTRIBUTE_CERTIFICATE = 0xA2;
    private static final int OTHER_CERTIFICATE = 0xA3;
    private static final int OTHER_REVOCATION_INFO = 0xA1;

    private final RawSignedData original;
    private final List<byte[]> digestAlgorithms = new ArrayList<>();
    private final List<byte[]> certificates = new ArrayList<>();
    private final List<byte[]> crls = new ArrayList<>();
    private final List<byte[]> signers = new ArrayList<>();
    private final Map<Integer, ByteArrayOutputStream> unsignedAttributes = new LinkedHashMap<>();
    private byte @Nullable [] encapsulated;

    /**
     * Begins to edit.
     *
     * @param original what is there
     */
    public SignedDataEdit(RawSignedData original) {
        this.original = original;
    }

    /**
     * Adds a certificate, unless one of the same octets is there.
     *
     * @param encoded a CertificateChoices
     * @return this
     */
    public SignedDataEdit certificate(byte[] encoded) {
        if (!original.hasCertificate(encoded) && !isIn(certificates, encoded)) {
            certificates.add(encoded.clone());
        }
        return this;
    }

    /**
     * Adds revocation data, unless the same octets are there.
     *
     * @param encoded a RevocationInfoChoice
     * @return this
     */
    public SignedDataEdit crl(byte[] encoded) {
        if (!original.hasCrl(encoded) && !isIn(crls, encoded)) {
            crls.add(encoded.clone());
        }
        return this;
    }

    private static boolean isIn(List<byte[]> elements, byte[] encoded) {
        return elements.stream().anyMatch(element -> Arrays.equals(element, encoded));
    }

    /**
     * Whether certificates or revocation data have been added that were not there.
     *
     * @return true if so
     */
    public boolean addsValidationData() {
        return !certificates.isEmpty() || !crls.isEmpty();
    }

    /**
     * Announces a digest algorithm, unless it is announced already, with whatever parameters.
     *
     * @param encoded an AlgorithmIdentifier
     * @return this
     * @throws MalformedAsn1Exception if it is none
     */
    public SignedDataEdit digestAlgorithm(byte[] encoded) throws MalformedAsn1Exception {
        byte[] oid = oidOf(BerElement.single(encoded, CmsLimits.STANDARD.structure()));
        for (BerElement announced : original.digestAlgorithms()) {
            if (Arrays.equals(oid, oidOf(announced))) {
                return this;
            }
        }
        if (!isIn(digestAlgorithms, encoded)) {
            digestAlgorithms.add(encoded.clone());
        }
        return this;
    }

    private static byte[] oidOf(BerElement algorithm) throws MalformedAsn1Exception {
        return Parts.of(algorithm, BerElement.SEQUENCE, "AlgorithmIdentifier")
                .next(BerElement.OBJECT_IDENTIFIER)
                .encoded();
    }

    /**
     * Adds a signer after the others.
     *
     * @param encoded a SignerInfo
     * @return this
     */
    public SignedDataEdit signer(byte[] encoded) {
        signers.add(encoded.clone());
        return this;
    }

    /**
     * Adds an unsigned attribute after the others of a signer.
     *
     * @param signer which signer, counted from zero
     * @param encoded an Attribute
     * @return this
     */
    public SignedDataEdit unsignedAttribute(int signer, byte[] encoded) {
        if (signer < 0 || signer >= original.signers().size()) {
            throw new IllegalArgumentException("There is no signer " + signer + ".");
        }
        unsignedAttributes
                .computeIfAbsent(signer, first -> new ByteArrayOutputStream())
                .writeBytes(encoded);
        return this;
    }

    /**
     * Puts the document inside.
     *
     * @param content the document
     * @return this
     */
    public SignedDataEdit content(byte[] content) {
        byte[] octets = DerWriter.wrap(BerElement.OCTET_STRING, content);
        this.encapsulated = DerWriter.wrap(
                BerElement.SEQUENCE,
                original.contentTypeElement().encoded(),
                DerWriter.wrap(BerElement.CONTEXT_0, octets));
        return this;
    }

    /**
     * Takes the document out.
     *
     * @return this
     */
    public SignedDataEdit withoutContent() {
        this.encapsulated = DerWriter.wrap(
                BerElement.SEQUENCE, original.contentTypeElement().encoded());
        return this;
    }

    /**
     * Joins everything.
     *
     * @return a ContentInfo
     * @throws MalformedAsn1Exception if a signer that was added is none
     */
    public byte[] encoded() throws MalformedAsn1Exception {
        List<byte[]> infos = new ArrayList<>();
        for (int i = 0; i < original.signers().size(); i++) {
            infos.add(signerInfo(i));
        }
        infos.addAll(signers);
        List<byte[]> parts = new ArrayList<>();
        parts.add(DerWriter.wrap(BerElement.INTEGER, new byte[] {(byte) version()}));
        parts.add(field(BerElement.SET, original.digestAlgorithmsField(), digestAlgorithms));
        parts.add(encapsulated != null ? encapsulated : original.encapsulated().encoded());
        original.certificatesField()
                .map(field -> field(BerElement.CONTEXT_0, field, certificates))
                .or(() -> ifAny(BerElement.CONTEXT_0, certificates))
                .ifPresent(parts::add);
        original.crlsField()
                .map(field -> field(BerElement.CONTEXT_1, field, crls))
                .or(() -> ifAny(BerElement.CONTEXT_1, crls))
                .ifPresent(parts::add);
        parts.add(
                signers.isEmpty() && unsignedAttributes.isEmpty()
                        ? original.signersField().encoded()
                        : DerWriter.wrap(BerElement.SET, infos.toArray(byte[][]::new)));
        byte[] signedData = DerWriter.wrap(BerElement.SEQUENCE, parts.toArray(byte[][]::new));
        return DerWriter.wrap(BerElement.SEQUENCE, SIGNED_DATA, DerWriter.wrap(BerElement.CONTEXT_0, signedData));
    }

    private static Optional<byte[]> ifAny(int tag, List<byte[]> elements) {
        return elements.isEmpty()
                ? Optional.empty()
                : Optional.of(DerWriter.wrap(tag, elements.toArray(byte[][]::new)));
    }

    /** As it came, header and all, unless something is added: archive time stamps may cover the header. */
    private static byte[] field(int tag, BerElement field, List<byte[]> added) {
        if (added.isEmpty()) {
            return field.encoded();
        }
        List<byte[]> elements = new ArrayList<>(List.of(field.contents()));
        elements.addAll(added);
        return DerWriter.wrap(tag, elements.toArray(byte[][]::new));
    }

    private byte[] signerInfo(int index) {
        RawSignerInfo signer = original.signers().get(index);
        ByteArrayOutputStream added = unsignedAttributes.get(index);
        if (added == null) {
            return signer.element().encoded();
        }
        List<byte[]> parts = new ArrayList<>(List.of(
                signer.version().encoded(),
                signer.identifier().encoded(),
                signer.digestAlgorithm().encoded()));
        signer.signedAttributes().ifPresent(attributes -> parts.add(attributes.encoded()));
        parts.add(signer.signatureAlgorithm().encoded());
        parts.add(signer.signature().encoded());
        byte[] before = signer.unsignedField().map(BerElement::contents).orElse(new byte[0]);
        parts.add(DerWriter.wrap(BerElement.CONTEXT_1, before, added.toByteArray()));
        return DerWriter.wrap(BerElement.SEQUENCE, parts.toArray(byte[][]::new));
    }

    private int version() throws MalformedAsn1Exception {
        if (hasCertificate(OTHER_CERTIFICATE) || hasOtherRevocationInfo()) {
            return 5;
        }
        if (hasCertificate(V2_ATTRIBUTE_CERTIFICATE)) {
            return 4;
        }
        return hasCertificate(V1_ATTRIBUTE_CERTIFICATE)
                        || !original.contentType().equals(CMSObjectIdentifiers.data)
                        || hasSignerNamedByKey()
                ? 3
                : 1;
    }

    private boolean hasCertificate(int tag) {
        return original.certificates().stream().anyMatch(each -> each.is(tag))
                || certificates.stream().anyMatch(each -> (each[0] & 0xff) == tag);
    }

    private boolean hasOtherRevocationInfo() {
        return original.crls().stream().anyMatch(each -> each.is(OTHER_REVOCATION_INFO))
                || crls.stream().anyMatch(each -> (each[0] & 0xff) == OTHER_REVOCATION_INFO);
    }

    private boolean hasSignerNamedByKey() throws MalformedAsn1Exception {
        for (byte[] added : signers) {
            if (RawSignerInfo.of(BerElement.single(added, CmsLimits.STANDARD.structure()))
                    .isNamedByKey()) {
                return true;
            }
        }
        return original.signers().stream().anyMatch(RawSignerInfo::isNamedByKey);
    }
}
