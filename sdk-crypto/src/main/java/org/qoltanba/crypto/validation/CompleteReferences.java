package org.qoltanba.crypto.validation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.esf.CompleteRevocationRefs;
import org.bouncycastle.asn1.esf.CrlOcspRef;
import org.bouncycastle.asn1.esf.CrlValidatedID;
import org.bouncycastle.asn1.esf.OcspResponsesID;
import org.bouncycastle.asn1.esf.OtherHash;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The references to certificates and revocation data that signatures of the extended kind carry (RFC 5126 sections 6.2.1
 * and 6.2.2). What is referenced by a digest exists at least as long as the reference.
 */
final class CompleteReferences {

    private static final int MOST_REFERENCES = 1000;

    private record Reference(String digestOid, Bytes hash) {}

    private final Set<Reference> certificates = new HashSet<>();
    private final Set<Reference> revocationData = new HashSet<>();
    private final AlgorithmProfile profile;

    private CompleteReferences(AlgorithmProfile profile) {
        this.profile = profile;
    }

    /** Reads the references of a signer; malformed ones refer to nothing. */
    static CompleteReferences of(CmsSigner signer, AlgorithmProfile profile) {
        CompleteReferences references = new CompleteReferences(profile);
        for (ASN1Encodable value : values(signer, AttributeTypes.CERTIFICATE_REFERENCES)) {
            references.certificates.addAll(gently(() -> certificates(value)));
        }
        for (ASN1Encodable value : values(signer, AttributeTypes.REVOCATION_REFERENCES)) {
            references.revocationData.addAll(gently(() -> revocationData(value)));
        }
        return references;
    }

    private static List<ASN1Encodable> values(CmsSigner signer, ASN1ObjectIdentifier type) {
        List<ASN1Encodable> values = new ArrayList<>();
        signer.unsignedAttributes().ifPresent(attributes -> {
            for (Attribute attribute : attributes.all(type)) {
                attribute.getAttrValues().forEach(values::add);
            }
        });
        return values;
    }

    private static List<Reference> gently(Asn1Reader.Parser<List<Reference>> parser) {
        try {
            return Asn1Reader.read("a list of references", parser);
        } catch (MalformedAsn1Exception malformed) {
            return List.of();
        }
    }

    /** OtherCertID: the hash is a plain SHA-1, or algorithm and value as in DigestInfo. */
    private static List<Reference> certificates(ASN1Encodable value) {
        List<Reference> references = new ArrayList<>();
        for (ASN1Encodable element : ASN1Sequence.getInstance(value)) {
            references.add(certificate(ASN1Sequence.getInstance(element).getObjectAt(0)));
        }
        return references;
    }

    private static Reference certificate(ASN1Encodable hash) {
        if (hash.toASN1Primitive() instanceof ASN1Sequence withAlgorithm) {
            DigestInfo digest = DigestInfo.getInstance(withAlgorithm);
            return reference(digest.getAlgorithmId(), digest.getDigest());
        }
        OtherHash plain = OtherHash.getInstance(hash);
        return reference(plain.getHashAlgorithm(), plain.getHashValue());
    }

    private static List<Reference> revocationData(ASN1Encodable value) {
        List<Reference> references = new ArrayList<>();
        for (CrlOcspRef each : CompleteRevocationRefs.getInstance(value).getCrlOcspRefs()) {
            if (each.getCrlids() != null) {
                for (CrlValidatedID list : each.getCrlids().getCrls()) {
                    references.add(reference(
                            list.getCrlHash().getHashAlgorithm(),
                            list.getCrlHash().getHashValue()));
                }
            }
            if (each.getOcspids() != null) {
                for (OcspResponsesID answer : each.getOcspids().getOcspResponses()) {
                    OtherHash hash = answer.getOcspRepHash();
                    if (hash != null) {
                        references.add(reference(hash.getHashAlgorithm(), hash.getHashValue()));
                    }
                }
            }
        }
        return references;
    }

    private static Reference reference(AlgorithmIdentifier algorithm, byte[] hash) {
        return new Reference(algorithm.getAlgorithm().getId(), Bytes.of(hash));
    }

    /** Whether all authorities of the path and some revocation data are referenced. */
    static boolean areComplete(SignerContext context, AlgorithmProfile profile) {
        CompleteReferences references = of(context.signer(), profile);
        return !references.revocationData.isEmpty()
                && context.path()
                        .filter(path -> path.authorities().stream()
                                .filter(authority -> !authority.equals(path.anchor()))
                                .allMatch(references::refersTo))
                        .isPresent();
    }

    private boolean refersTo(ParsedCertificate certificate) {
        return refersTo(certificates, certificate.encoded());
    }

    /** The objects of a pool that are referenced. */
    List<Bytes> referenced(EvidencePool pool) {
        List<Bytes> referenced = new ArrayList<>();
        if (certificates.size() + revocationData.size() > MOST_REFERENCES) {
            return referenced;
        }
        pool.certificates().stream()
                .filter(this::refersTo)
                .forEach(certificate -> referenced.add(certificate.encoded()));
        pool.lists().stream().filter(list -> refersTo(revocationData, list)).forEach(referenced::add);
        // Some digest the answer of the responder, others the part of it that is kept
        pool.answers().stream()
                .filter(answer -> refersTo(revocationData, answer) || refersTo(revocationData, wrapped(answer)))
                .forEach(referenced::add);
        return referenced;
    }

    /** Each object is digested once for each algorithm, however many references there are. */
    private boolean refersTo(Set<Reference> references, Bytes object) {
        return references.stream()
                .map(Reference::digestOid)
                .distinct()
                .anyMatch(oid -> profile.newDigest(oid)
                        .map(digest -> Bytes.of(digest.digest(object.toArray())))
                        .filter(hash -> references.contains(new Reference(oid, hash)))
                        .isPresent());
    }

    private static Bytes wrapped(Bytes basic) {
        OCSPResponse answer = new OCSPResponse(
                new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(basic.toArray())));
        try {
            return Bytes.of(answer.getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }
}
