package org.qoltanba.crypto.cades;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.crl.ParsedCrl;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.OcspRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The revocation data a signature holds already, asked at the times they were good for: when its time stamps were made,
 * and when its lists were issued.
 */
final class HeldEvidence {

    /** Answers without nextUpdate were fetched together with a time stamp, not years before. */
    private static final Duration AGE_OF_ANSWERS = Duration.ofDays(2);

    private final RevocationSource source;
    private final Set<Instant> times;

    private HeldEvidence(RevocationSource source, Set<Instant> times) {
        this.source = source;
        this.times = times;
    }

    static HeldEvidence in(RawSignedData signed, List<Instant> timesOfStamps) {
        Set<Instant> times = new LinkedHashSet<>(timesOfStamps);
        List<Bytes> lists = new ArrayList<>();
        List<Bytes> answers = new ArrayList<>();
        for (BerElement info : signed.crls()) {
            try {
                if (info.is(BerElement.SEQUENCE)) {
                    Bytes list = Bytes.of(info.encoded());
                    times.add(ParsedCrl.parse(list).thisUpdate());
                    lists.add(list);
                } else {
                    answers.add(answer(info));
                }
            } catch (MalformedAsn1Exception malformed) {
                // No evidence, then: it is asked for anew
            }
        }
        return new HeldEvidence(
                RevocationSource.firstOf(
                        OcspRevocationSource.of(answers).withMaxAge(AGE_OF_ANSWERS), CrlRevocationSource.of(lists)),
                times);
    }

    private static Bytes answer(BerElement info) throws MalformedAsn1Exception {
        return Asn1Reader.read("an OCSP answer", () -> {
            OtherRevocationInfoFormat other = OtherRevocationInfoFormat.getInstance(
                    ASN1TaggedObject.getInstance(ASN1Primitive.fromByteArray(info.encoded())), false);
            if (!other.getInfoFormat().equals(CMSObjectIdentifiers.id_ri_ocsp_response)) {
                throw new MalformedAsn1Exception("It is something else.");
            }
            return Bytes.of(OCSPResponse.getInstance(other.getInfo())
                    .getResponseBytes()
                    .getResponse()
                    .getOctets());
        });
    }

    /** Good if something inside says so, else unknown. */
    RevocationStatus check(ParsedCertificate certificate, ParsedCertificate issuer) {
        for (Instant time : times) {
            RevocationStatus status = source.check(certificate, issuer, time);
            if (status instanceof RevocationStatus.Good) {
                return status;
            }
        }
        return new RevocationStatus.Unknown("The signature holds no revocation data about " + certificate + ".");
    }
}
