package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.cms.SignedDataEdit;
import org.qoltanba.crypto.pki.RevocationEvidence;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Certificates, each with what says that it was not revoked, in the order they were needed: a signer's before that of its
 * issuer. Not thread-safe.
 */
final class ValidationData {

    private final Map<ParsedCertificate, Optional<RevocationEvidence>> evidence = new LinkedHashMap<>();

    boolean has(ParsedCertificate certificate) {
        return evidence.containsKey(certificate);
    }

    /** A certificate that nothing has to be said about: an anchor, or a responder that vouches for itself. */
    void add(ParsedCertificate certificate) {
        evidence.putIfAbsent(certificate, Optional.empty());
    }

    void add(ParsedCertificate certificate, RevocationEvidence says) {
        evidence.put(certificate, Optional.of(says));
    }

    List<ParsedCertificate> certificates() {
        return List.copyOf(evidence.keySet());
    }

    Optional<RevocationEvidence> about(ParsedCertificate certificate) {
        return evidence.getOrDefault(certificate, Optional.empty());
    }

    /** Every piece once. */
    List<RevocationEvidence> pieces() {
        List<RevocationEvidence> pieces = new ArrayList<>();
        for (Optional<RevocationEvidence> each : evidence.values()) {
            each.filter(piece ->
                            pieces.stream().noneMatch(other -> other.encoded().equals(piece.encoded())))
                    .ifPresent(pieces::add);
        }
        return pieces;
    }

    /** Puts everything where level B-LT wants it (ETSI EN 319 122-1 section 6.3). */
    void addTo(SignedDataEdit edit) {
        certificates()
                .forEach(certificate -> edit.certificate(certificate.encoded().toArray()));
        for (RevocationEvidence piece : pieces()) {
            byte[] der = piece.encoded().toArray();
            edit.crl(piece.kind() == RevocationEvidence.Kind.CRL ? der : otherRevocationInfo(der));
        }
    }

    /** An OCSP answer as RevocationInfoChoice (RFC 5940 section 2.1). */
    private static byte[] otherRevocationInfo(byte[] basic) {
        OCSPResponse answer = new OCSPResponse(
                new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(basic)));
        return DerWriter.wrap(BerElement.CONTEXT_1, encode(CMSObjectIdentifiers.id_ri_ocsp_response), encode(answer));
    }

    static byte[] encode(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }
}
