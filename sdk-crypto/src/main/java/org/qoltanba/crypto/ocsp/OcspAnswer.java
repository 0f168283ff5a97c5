package org.qoltanba.crypto.ocsp;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Parts;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.Asn1Times;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.ocsp.OcspStatement.Status;
import org.qoltanba.crypto.path.IssuedSignature;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * A BasicOCSPResponse (RFC 6960 section 4.2.1), read completely. Reading it proves nothing; {@link #about} tells what an
 * entitled responder said.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class OcspAnswer {

    private static final int MOST_CERTIFICATES = 16;
    private static final int MOST_RESPONSES = 1000;

    private static final Map<Integer, String> FAILURES = Map.of(
            1, "the question is malformed",
            2, "it is broken",
            3, "try later",
            5, "the question has to be signed",
            6, "it may not answer this");

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD_IN_RESPONSE =
            Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff, Extension.invalidityDate, Extension.reasonCode);

    private final Bytes encoded;
    private final byte[] signed;
    private final BasicOCSPResponse structure;
    private final ResponderID responderId;
    private final Instant producedAt;
    private final List<SingleResponse> responses;
    private final List<ParsedCertificate> certificates;
    private final byte @Nullable [] nonce;
    private final boolean understood;

    private OcspAnswer(Bytes encoded, byte[] octets) throws MalformedAsn1Exception, IOException {
        this.encoded = encoded;
        this.structure = BasicOCSPResponse.getInstance(octets);
        this.signed = Asn1Parts.of(octets, Asn1Bounds.OCSP_ANSWER).get(0);
        ResponseData data = structure.getTbsResponseData();
        this.responderId = data.getResponderID();
        this.producedAt = Asn1Times.utc(data.getProducedAt());
        this.responses = responses(data.getResponses());
        this.certificates = certificates(structure.getCerts());
        Extensions extensions = data.getResponseExtensions();
        this.nonce = nonce(extensions);
        this.understood = isUnderstood(extensions, UNDERSTOOD);
    }

    /**
     * Reads an answer.
     *
     * @param der an OCSPResponse, or the BasicOCSPResponse inside one; at most 1 MiB, nothing before or after it
     * @return the answer
     * @throws MalformedAsn1Exception if it is none, or the responder says that it does not answer
     */
    public static OcspAnswer parse(Bytes der) throws MalformedAsn1Exception {
        byte[] octets = der.toArray();
        Asn1Scanner.requireSingle(octets, Asn1Bounds.OCSP_ANSWER);
        return Asn1Reader.read("an OCSP answer (RFC 6960)", () -> {
            ASN1Sequence outer = ASN1Sequence.getInstance(octets);
            if (outer.size() > 0 && outer.getObjectAt(0).toASN1Primitive() instanceof ASN1Sequence) {
                return new OcspAnswer(der, octets);
            }
            byte[] inner = unwrap(OCSPResponse.getInstance(outer));
            Asn1Scanner.requireSingle(inner, Asn1Bounds.OCSP_ANSWER);
            return new OcspAnswer(Bytes.of(inner), inner);
        });
    }

    private static byte[] unwrap(OCSPResponse response) throws MalformedAsn1Exception {
        int status = response.getResponseStatus().getIntValue();
        if (status != 0) {
            throw new MalformedAsn1Exception(
                    "The responder does not answer: " + FAILURES.getOrDefault(status, "status " + status) + ".");
        }
        ResponseBytes bytes = response.getResponseBytes();
        if (bytes == null || !bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
            throw new MalformedAsn1Exception("It holds no basic response.");
        }
        return bytes.getResponse().getOctets();
    }

    private static List<SingleResponse> responses(ASN1Sequence elements) throws MalformedAsn1Exception {
        if (elements.size() > MOST_RESPONSES) {
            throw new MalformedAsn1Exception("It is about more than " + MOST_RESPONSES + " certificates.");
        }
        List<SingleResponse> responses = new ArrayList<>();
        for (ASN1Encodable element : elements) {
            responses.add(SingleResponse.getInstance(element));
        }
        return List.copyOf(responses);
    }

    private static List<ParsedCertificate> certificates(@Nullable ASN1Sequence elements)
            throws MalformedAsn1Exception, IOException {
        List<ParsedCertificate> certificates = new ArrayList<>();
        if (elements != null) {
            if (elements.size() > MOST_CERTIFICATES) {
                throw new MalformedAsn1Exception("It has more than " + MOST_CERTIFICATES + " certificates.");
            }
            for (ASN1Encodable element : elements) {
                certificates.add(ParsedCertificate.parse(
                        Bytes.of(element.toASN1Primitive().getEncoded())));
            }
        }
        return List.copyOf(certificates);
    }

    private static byte @Nullable [] nonce(@Nullable Extensions extensions) throws IOException {
        Extension extension =
                extensions == null ? null : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (extension == null) {
            return null;
        }
        byte[] value = extension.getExtnValue().getOctets();
        try {
            return ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(value))
                    .getOctets();
        } catch (IOException | IllegalArgumentException bare) {
            // Before RFC 8954 the form of a nonce was not laid down
            return value;
        }
    }

    private static boolean isUnderstood(@Nullable Extensions extensions, Set<ASN1ObjectIdentifier> known) {
        return extensions == null || known.containsAll(Set.of(extensions.getCriticalExtensionOIDs()));
    }

    /**
     * The answer as it belongs into signatures.
     *
     * @return the BasicOCSPResponse as it came
     */
    public Bytes encoded() {
        return encoded;
    }

    /**
     * The certificates that came along.
     *
     * @return an unmodifiable list, possibly empty
     */
    public List<ParsedCertificate> certificates() {
        return certificates;
    }

    /**
     * Whether the answer may be one to a question with this nonce.
     *
     * @param sent what was sent
     * @return false only if the answer has another nonce; responders that prepare answers send none
     */
    public boolean mayAnswer(Bytes sent) {
        return nonce == null || MessageDigest.isEqual(nonce, sent.toArray());
    }

    /**
     * What is said about a certificate. If it is named more than once, revoked counts before everything else, then the
     * newest.
     *
     * @param certificate the certificate
     * @param issuer its issuer; that it is has been verified
     * @param profile the algorithms at hand
     * @param keys decodes the responder's key
     * @return the statement; empty if the answer is not about this certificate
     * @throws OcspRefusedException if nobody entitled to speak about the certificate has signed the answer, or it turns
     *     out to be malformed
     */
    public Optional<OcspStatement> about(
            ParsedCertificate certificate, ParsedCertificate issuer, AlgorithmProfile profile, CertificateKeys keys)
            throws OcspRefusedException {
        try {
            List<SingleResponse> matching = responses.stream()
                    .filter(response -> CertificateId.names(response.getCertID(), certificate, issuer, profile))
                    .toList();
            return matching.isEmpty() ? Optional.empty() : Optional.of(statement(matching, issuer, profile, keys));
        } catch (AlgorithmRefusedException refused) {
            throw new OcspRefusedException(String.valueOf(refused.getMessage()));
        } catch (RuntimeException malformed) {
            // The parser reads lazily and may stumble anywhere
            throw new OcspRefusedException("The OCSP answer is malformed.");
        }
    }

    private OcspStatement statement(
            List<SingleResponse> matching, ParsedCertificate issuer, AlgorithmProfile profile, CertificateKeys keys)
            throws OcspRefusedException, AlgorithmRefusedException {
        Responder responder = Responder.of(responderId, certificates, issuer, producedAt, profile, keys);
        IssuedSignature signature = new IssuedSignature(
                signed,
                structure.getSignatureAlgorithm(),
                structure.getSignatureAlgorithm(),
                structure.getSignature().getOctets());
        if (!signature.isBy(responder.certificate(), profile.suites(), keys)) {
            throw new OcspRefusedException("The OCSP answer is not signed by the responder it names.");
        }
        requireStrength(responder.certificate(), profile, keys);
        if (!understood) {
            throw new OcspRefusedException("The OCSP answer has a critical extension that is not known.");
        }
        OcspStatement best = read(matching.get(0), responder);
        for (SingleResponse response : matching.subList(1, matching.size())) {
            OcspStatement statement = read(response, responder);
            if (isBefore(statement, best)) {
                best = statement;
            }
        }
        return best;
    }

    /** The issuer's key is judged with its path; a delegate's is judged nowhere else. */
    private void requireStrength(ParsedCertificate responder, AlgorithmProfile profile, CertificateKeys keys)
            throws OcspRefusedException, AlgorithmRefusedException {
        SignatureSuite suite = profile.suites()
                .findForIssued(responder.holder().getSubjectPublicKeyInfo(), structure.getSignatureAlgorithm());
        Optional<String> weakness = keys.decode(responder, suite).weakness();
        if (weakness.isPresent()) {
            throw new OcspRefusedException("The OCSP responder has " + weakness.get() + ".");
        }
    }

    private static boolean isBefore(OcspStatement one, OcspStatement other) {
        boolean revoked = one.status() == Status.REVOKED;
        return revoked == (other.status() == Status.REVOKED) ? one.thisUpdate().isAfter(other.thisUpdate()) : revoked;
    }

    private OcspStatement read(SingleResponse response, Responder responder) throws OcspRefusedException {
        Extensions extensions = response.getSingleExtensions();
        if (!isUnderstood(extensions, UNDERSTOOD_IN_RESPONSE)) {
            throw new OcspRefusedException("The OCSP answer has a critical extension that is not known.");
        }
        RevokedInfo revoked = response.getCertStatus().getTagNo() == 1
                ? RevokedInfo.getInstance(response.getCertStatus().getStatus())
                : null;
        ASN1GeneralizedTime next = response.getNextUpdate();
        Extension invalidity = extensions == null ? null : extensions.getExtension(Extension.invalidityDate);
        return new OcspStatement(
                status(response.getCertStatus().getTagNo()),
                revoked == null ? null : Asn1Times.utc(revoked.getRevocationTime()),
                revoked == null || revoked.getRevocationReason() == null
                        ? 0
                        : revoked.getRevocationReason().getValue().intValueExact(),
                invalidity == null ? null : Asn1Times.utc(ASN1GeneralizedTime.getInstance(invalidity.getParsedValue())),
                producedAt,
                Asn1Times.utc(response.getThisUpdate()),
                next == null ? null : Asn1Times.utc(next),
                responder.certificate(),
                responder.trusted());
    }

    private static Status status(int tag) {
        return switch (tag) {
            case 0 -> Status.GOOD;
            case 1 -> Status.REVOKED;
            default -> Status.UNKNOWN;
        };
    }

    @Override
    public String toString() {
        return "OcspAnswer[" + producedAt + ", " + responses.size() + " certificates]";
    }
}
