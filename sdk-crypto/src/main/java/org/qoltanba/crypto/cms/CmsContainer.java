package org.qoltanba.crypto.cms;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * A SignedData (RFC 5652 section 5.1) read completely and found to be within the limits.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CmsContainer {

    /**
     * One element of signerInfos.
     *
     * @param signer the signer, if it could be read
     * @param fault why it could not
     */
    public record Entry(
            @Nullable CmsSigner signer, @Nullable String fault) {}

    private final ASN1ObjectIdentifier contentType;
    private final byte @Nullable [] content;
    private final List<ParsedCertificate> certificates;
    private final List<ASN1Encodable> revocationInfos;
    private final List<Entry> signers;
    private final List<String> warnings;

    CmsContainer(
            ASN1ObjectIdentifier contentType,
            byte @Nullable [] content,
            List<ParsedCertificate> certificates,
            List<ASN1Encodable> revocationInfos,
            List<Entry> signers,
            List<String> warnings) {
        this.contentType = contentType;
        this.content = content;
        this.certificates = List.copyOf(certificates);
        this.revocationInfos = List.copyOf(revocationInfos);
        this.signers = List.copyOf(signers);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * What is signed.
     *
     * @return id-data for documents
     */
    public ASN1ObjectIdentifier contentType() {
        return contentType;
    }

    /**
     * The document inside. Empty content is not the same as none.
     *
     * @return the octets themselves, not to be changed; empty if the signature is detached
     */
    public Optional<byte[]> content() {
        return Optional.ofNullable(content);
    }

    /**
     * The X.509 certificates that came along and could be read.
     *
     * @return an unmodifiable list without duplicates
     */
    public List<ParsedCertificate> certificates() {
        return certificates;
    }

    /**
     * The elements of crls, not looked into: lists, and other forms under [1] (RFC 5652 section 10.2.1).
     *
     * @return an unmodifiable list of at most 200
     */
    public List<ASN1Encodable> revocationInfos() {
        return revocationInfos;
    }

    /**
     * The signers in the order of the container.
     *
     * @return an unmodifiable list of 1 to 64
     */
    public List<Entry> signers() {
        return signers;
    }

    /**
     * What is unusual but does not hinder.
     *
     * @return texts for people
     */
    public List<String> warnings() {
        return warnings;
    }
}
