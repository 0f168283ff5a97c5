package org.qoltanba.crypto.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;
import org.qoltanba.crypto.io.DocumentReader;

/** The message imprints of archive time stamps. */
public final class ArchiveImprints {

    private ArchiveImprints() {}

    /**
     * The imprint of an archive-time-stamp-v3 (ETSI EN 319 122-1 section 5.5.3).
     *
     * @param signed what the signature holds
     * @param signer whom the time stamp is for
     * @param contentDigest the digest of the document, of the same algorithm
     * @param index the hash index in the time stamp
     * @param digest the time stamp's digest, reset
     * @return the imprint
     */
    public static byte[] version3(
            RawSignedData signed, RawSignerInfo signer, byte[] contentDigest, HashIndex index, MessageDigest digest) {
        signed.contentTypeElement().update(digest);
        digest.update(contentDigest);
        for (BerElement part : signedParts(signer)) {
            part.update(digest);
        }
        return digest.digest(index.encoded());
    }

    private static List<BerElement> signedParts(RawSignerInfo signer) {
        List<BerElement> parts =
                new ArrayList<>(List.of(signer.version(), signer.identifier(), signer.digestAlgorithm()));
        signer.signedAttributes().ifPresent(parts::add);
        parts.add(signer.signatureAlgorithm());
        parts.add(signer.signature());
        return parts;
    }

    /**
     * The imprints an archive-time-stamp-v2 may have (ETSI TS 101 733 section 6.4.1): of the two dialects, with and
     * without tag and length of unsignedAttrs, each over the octets as they came and, where this differs, with the
     * SignerInfo in DER. Reads a detached document once; blocks meanwhile.
     *
     * @param signed what the signature holds
     * @param signer whom the time stamp is for
     * @param covered which unsigned attributes it covers: all but the archive time stamps that are not older
     * @param document the document of a detached signature; null if it is inside
     * @param digests makes new computations of the time stamp's digest
     * @return the imprints, of which one must match; empty if the signature is detached and there is no document
     * @throws MalformedAsn1Exception if a part cannot be parsed
     */
    public static List<byte[]> version2(
            RawSignedData signed,
            RawSignerInfo signer,
            Predicate<RawAttribute> covered,
            @Nullable DocumentSource document,
            Supplier<MessageDigest> digests)
            throws MalformedAsn1Exception {
        boolean detached = signed.content().isEmpty();
        if (detached && document == null) {
            return List.of();
        }
        List<byte[]> endings = endings(signer, covered);
        List<MessageDigest> computations =
                endings.stream().map(ending -> digests.get()).toList();
        computations.forEach(signed.encapsulated()::update);
        if (detached && document != null) {
            DocumentReader.digest(document, computations);
        }
        signed.certificatesField().ifPresent(field -> computations.forEach(field::update));
        signed.crlsField().ifPresent(field -> computations.forEach(field::update));
        List<byte[]> imprints = new ArrayList<>();
        for (int i = 0; i < endings.size(); i++) {
            imprints.add(computations.get(i).digest(endings.get(i)));
        }
        return imprints;
    }

    /** All that is taken of a SignerInfo, in each of the ways it is done. */
    private static List<byte[]> endings(RawSignerInfo signer, Predicate<RawAttribute> covered)
            throws MalformedAsn1Exception {
        List<byte[]> endings = new ArrayList<>();
        for (boolean der : new boolean[] {false, true}) {
            ByteArrayOutputStream parts = new ByteArrayOutputStream();
            for (BerElement part : signedParts(signer)) {
                parts.writeBytes(der ? part.der() : part.encoded());
            }
            byte[] attributes = attributes(signer, covered, der);
            endings.add(joined(parts, field(signer, covered, attributes, der)));
            endings.add(joined(parts, attributes));
        }
        boolean same = Arrays.equals(endings.get(0), endings.get(2)) && Arrays.equals(endings.get(1), endings.get(3));
        return same ? endings.subList(0, 2) : endings;
    }

    private static byte[] attributes(RawSignerInfo signer, Predicate<RawAttribute> covered, boolean der)
            throws MalformedAsn1Exception {
        ByteArrayOutputStream attributes = new ByteArrayOutputStream();
        for (RawAttribute attribute : signer.unsignedAttributes()) {
            if (covered.test(attribute)) {
                attributes.writeBytes(
                        der ? attribute.element().der() : attribute.element().encoded());
            }
        }
        return attributes.toByteArray();
    }

    /** Tag and length as they came, unless something is left out, which needs another length. */
    private static byte[] field(RawSignerInfo signer, Predicate<RawAttribute> covered, byte[] attributes, boolean der) {
        Optional<BerElement> field = signer.unsignedField();
        if (!der && field.isPresent() && signer.unsignedAttributes().stream().allMatch(covered)) {
            return field.get().encoded();
        }
        return attributes.length == 0
                ? attributes
                : new DerWriter(DerWriter.sizeOf(attributes.length))
                        .header(BerElement.CONTEXT_1, attributes.length)
                        .octets(attributes)
                        .toArray();
    }

    private static byte[] joined(ByteArrayOutputStream parts, byte[] ending) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(parts.size() + ending.length);
        try {
            parts.writeTo(all);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
        all.writeBytes(ending);
        return all.toByteArray();
    }
}
