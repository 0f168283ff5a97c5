package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.x509.CertificateReader;

/** What an archive time stamp proves besides the signature: everything it covers, and everything inside of that. */
final class ArchiveCoverage {

    private final RawSigner raw;
    private final Predicate<BerElement> covered;
    private final CertificateReader reader;

    /**
     * Describes what is covered.
     *
     * @param covered tells of certificates, revocation data and values of unsigned attributes whether they are
     */
    ArchiveCoverage(RawSigner raw, Predicate<BerElement> covered, CertificateReader reader) {
        this.raw = raw;
        this.covered = covered;
        this.reader = reader;
    }

    void prove(ProofsOfExistence proofs, Instant time) {
        EvidencePool pool = new EvidencePool();
        EvidenceReader evidence = new EvidenceReader(pool, reader);
        raw.container().certificates().stream().filter(covered).forEach(evidence::readCertificate);
        raw.container().crls().stream().filter(covered).forEach(evidence::readInfo);
        for (RawAttribute attribute : raw.signer().unsignedAttributes()) {
            for (BerElement value : attribute.values()) {
                if (covered.test(value)) {
                    evidence.readValue(attribute.type(), value);
                    proveSignature(attribute.type(), value, evidence, proofs, time);
                }
            }
        }
        pool.objects().forEach(object -> proofs.add(object, time));
    }

    /** Time stamps and counter-signatures are signatures themselves. */
    private void proveSignature(
            ASN1ObjectIdentifier type,
            BerElement value,
            EvidenceReader evidence,
            ProofsOfExistence proofs,
            Instant time) {
        try {
            if (AttributeRules.UNSIGNED_TIME_STAMPS.containsKey(type)) {
                TimeStampToken token = TimeStampToken.parse(Bytes.of(value.encoded()), reader);
                evidence.read(token);
                proofs.add(Bytes.of(token.signer().value()), time);
            } else if (type.equals(AttributeTypes.COUNTER_SIGNATURE)) {
                CmsSigner signer = Asn1Reader.read(
                        "a counter-signature", () -> CmsSigner.parse(ASN1Primitive.fromByteArray(value.encoded())));
                proofs.add(Bytes.of(signer.value()), time);
            }
        } catch (MalformedAsn1Exception malformed) {
            // What cannot be read proves nothing, and needs no proof
        }
    }
}
