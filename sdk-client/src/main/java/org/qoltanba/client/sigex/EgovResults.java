package org.qoltanba.client.sigex;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.sigex.EgovTextSignature;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.client.http.Json;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.cades.SignatureContent;
import org.qoltanba.crypto.cades.ValidationPolicy;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.xml.SignedXml;

/**
 * Reads what a phone made, and checks of a CMS that it is a signature of the very document: it has come through other hands.
 * Whether its certificate can be trusted is not asked here. Applications of the state may leave out the reference to the
 * certificate that CAdES demands; that alone is no reason to refuse.
 */
final class EgovResults {

    private final CadesVerifier verifier;

    EgovResults(SdkClock clock) {
        this.verifier = CadesVerifier.trusting(TrustAnchors.none())
                .policy(ValidationPolicy.builder().kzLegacyCms().build())
                .clock(clock)
                .build();
    }

    /** Reads the documents again; blocks for their sources. */
    List<Signature> signatures(EgovSignedWire signed, EgovData asked) {
        List<Signature> signatures = new ArrayList<>();
        for (int id = 1; id <= asked.items().size(); id++) {
            String data = signed.document(id, asked.items().size()).data().replaceAll("\\s", "");
            DocumentSource document =
                    Objects.requireNonNull(asked.items().get(id - 1).document());
            signatures.add(required(
                    Signature.of(Bytes.fromBase64(data)), document, asked.method() == EgovData.Method.CMS_WITH_DATA));
        }
        return List.copyOf(signatures);
    }

    private Signature required(Signature signature, DocumentSource document, boolean attached) {
        VerificationReport report = verifier.verify(signature, document);
        if (report.indication() == Indication.TOTAL_FAILED) {
            throw new SigningFailedException(
                    "The phone answered with something that is no valid signature of this document ("
                            + report.subIndication().map(Enum::name).orElse("no reason given")
                            + "). It was not accepted. Begin the operation again.");
        }
        if (SignatureContent.of(signature).isPresent() != attached) {
            throw new SigningFailedException("The phone answered with a signature "
                    + (attached ? "without the document inside" : "that holds the document")
                    + ", which is not what was asked for. It was not accepted. Begin the operation again.");
        }
        return signature;
    }

    /** The signed document, of which nothing but the signature is new. */
    static String xml(EgovSignedWire signed, EgovData asked) {
        String xml = Asking.required(signed.document(1, 1).documentXml(), "documentXml");
        String original = Objects.requireNonNull(asked.items().get(0).text());
        if (!isSigned(xml, original)) {
            throw new SigningFailedException(
                    "The phone answered with something that is no valid signature of this XML. It"
                            + " was not accepted. Begin the operation again.");
        }
        return xml;
    }

    private static boolean isSigned(String xml, String original) {
        try {
            SignedXml signed = SignedXml.read(xml);
            return signed.isOf(original) && signed.isIntact();
        } catch (MalformedSignatureException unread) {
            throw new SigningFailedException(
                    "The phone answered with XML that cannot be checked, so it was not accepted. "
                            + unread.getMessage(),
                    unread);
        }
    }

    static EgovTextSignature text(EgovSignedWire signed) {
        try {
            byte[] json = signed.document(1, 1).data().getBytes(StandardCharsets.UTF_8);
            EgovTextWire text = Asking.required(Json.read(json, EgovTextWire.class), "data");
            return new EgovTextSignature(
                    Asking.required(text.signature(), "signature"), Asking.required(text.certificate(), "certificate"));
        } catch (IOException malformed) {
            throw new IllegalArgumentException("The phone's signature of a text is not JSON.", malformed);
        }
    }
}
