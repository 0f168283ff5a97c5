package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** A registered signature in an answer (contract section 5.8). */
record SignatureWire(
        String userId,
        @Nullable String businessId,
        @JsonUnwrapped CertificateWire certificate,
        @Nullable String subjectAltName,
        @Nullable List<AlternativeNameWire> subjectAltNameStructure,
        String signAlgorithm,
        @Nullable String keyStorage,
        long storedAt,
        long signId,
        String signType,
        TspWire tsp,
        OcspWire ocsp) {

    static SignatureWire of(StoredSignature stored, X509CertificateHolder responder, String serialNumberLabel) {
        VerifiedSignature signature = stored.signature();
        X509CertificateHolder certificate = signature.submitted().certificate();
        List<AlternativeName> names = CertificateReader.alternativeNames(certificate);
        return new SignatureWire(
                signature.signer().iin(),
                signature.signer().bin(),
                CertificateWire.of(certificate, serialNumberLabel),
                AlternativeNameWire.text(names),
                AlternativeNameWire.list(names),
                signature.submitted().signatureAlgorithm(),
                CertificateReader.keyStorage(certificate).orElse(null),
                stored.storedAt().toEpochMilli(),
                stored.signId(),
                stored.type().wire(),
                TspWire.of(signature.timeStamp(), serialNumberLabel),
                OcspWire.of(signature.ocspResponse(), responder, serialNumberLabel));
    }

    /** A subject alternative name (contract section 5.7). */
    record AlternativeNameWire(String type, String value) {

        /** All of them as one text; null if there are none. */
        static @Nullable String text(List<AlternativeName> names) {
            return names.isEmpty()
                    ? null
                    : names.stream()
                            .map(name -> name.type() + "=" + name.value())
                            .collect(Collectors.joining(","));
        }

        /** All of them; null if there are none. */
        static @Nullable List<AlternativeNameWire> list(List<AlternativeName> names) {
            return names.isEmpty()
                    ? null
                    : names.stream()
                            .map(name -> new AlternativeNameWire(name.type(), name.value()))
                            .toList();
        }
    }

    /** The time stamp of a signature (contract section 5.9). */
    record TspWire(
            long timeStamp,
            String timeStampPolicy,
            String signAlgorithm,
            @JsonUnwrapped CertificateWire certificate) {

        private static TspWire of(TimeStampToken token, String serialNumberLabel) {
            return new TspWire(
                    TimeStamps.time(token).toEpochMilli(),
                    token.getTimeStampInfo().getPolicy().getId(),
                    token.toCMSSignedData().getSignerInfos().iterator().next().getEncryptionAlgOID(),
                    CertificateWire.of(TimeStamps.certificate(token), serialNumberLabel));
        }
    }

    /** The certificate status of a signature (contract section 5.10); no other status than good is ever registered. */
    record OcspWire(
            long producedAt,
            long thisUpdate,
            @Nullable Long nextUpdate,
            String certStatus,
            String signAlgorithm,
            @JsonUnwrapped CertificateWire certificate) {

        private static OcspWire of(BasicOCSPResp response, X509CertificateHolder responder, String serialNumberLabel) {
            SingleResp status = response.getResponses()[0];
            return new OcspWire(
                    milliseconds(response.getProducedAt()),
                    milliseconds(status.getThisUpdate()),
                    status.getNextUpdate() == null ? null : milliseconds(status.getNextUpdate()),
                    "good",
                    response.getSignatureAlgOID().getId(),
                    CertificateWire.of(responder, serialNumberLabel));
        }

        private static long milliseconds(Date time) {
            return time.toInstant().toEpochMilli();
        }
    }
}
