package org.qoltanba.crypto.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsLimits;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.x509.CertificateReader;

/** What came with each signature of a container. A container of plain signatures is not looked at a second time. */
final class ContainerEvidence {

    private final CmsContainer container;
    private final List<SignerEvidence> bySigner;

    private ContainerEvidence(CmsContainer container, List<SignerEvidence> bySigner) {
        this.container = container;
        this.bySigner = bySigner;
    }

    static ContainerEvidence of(CmsContainer container, byte[] encoded, CertificateReader reader, CmsLimits limits) {
        boolean plain = container.signers().stream()
                .map(CmsContainer.Entry::signer)
                .noneMatch(signer -> signer != null && SignerEvidence.isIn(signer));
        EvidencePool shared = new EvidencePool();
        if (!plain || !container.revocationInfos().isEmpty()) {
            new EvidenceReader(shared, reader).read(container);
        }
        RawSignedData raw = plain ? null : raw(encoded, limits);
        List<SignerEvidence> bySigner = new ArrayList<>();
        for (int i = 0; i < container.signers().size(); i++) {
            CmsSigner signer = container.signers().get(i).signer();
            bySigner.add(
                    signer == null
                            ? SignerEvidence.none()
                            : SignerEvidence.of(
                                    signer,
                                    raw == null
                                            ? null
                                            : new RawSigner(raw, raw.signers().get(i)),
                                    shared,
                                    reader));
        }
        return new ContainerEvidence(container, bySigner);
    }

    /** Unsigned attributes that cannot be read as octets prove nothing; the signatures themselves were read. */
    private static @Nullable RawSignedData raw(byte[] encoded, CmsLimits limits) {
        try {
            return RawSignedData.read(encoded, limits);
        } catch (MalformedAsn1Exception malformed) {
            return null;
        }
    }

    SignerEvidence of(int signer) {
        return bySigner.get(signer);
    }

    /** The digests of the document that signers and time stamps need, as object identifiers. */
    Set<String> digestAlgorithms() {
        Set<String> algorithms = new LinkedHashSet<>();
        for (int i = 0; i < bySigner.size(); i++) {
            CmsSigner signer = container.signers().get(i).signer();
            if (signer != null) {
                algorithms.add(signer.digestAlgorithm().getAlgorithm().getId());
                algorithms.addAll(bySigner.get(i).contentDigests());
            }
        }
        return algorithms;
    }
}
