package org.qoltanba.crypto.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignerInfo;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.CertificateReader;

/**
 * Judges counter-signatures (RFC 5652 section 11.4): signatures over the value of another signature, kept in its unsigned
 * attributes. They are signatures like others, but have no content-type, and may be counter-signed themselves.
 *
 * <p>Immutable but for a memory of certificates; safe to share between threads.
 */
final class CounterSignatures {

    private static final int DEPTH = 8;
    private static final int MOST = 64;

    private final AlgorithmProfile profile;
    private final CertificateReader reader;
    private final SignerJudge judge;

    CounterSignatures(
            List<SignerCheck> ofTheSignature,
            List<SignerCheck> ofTrust,
            AlgorithmProfile profile,
            CertificateReader reader) {
        this.profile = profile;
        this.reader = reader;
        this.judge = new SignerJudge(ofTheSignature, ofTrust, profile, null);
    }

    /** Judges what is over a signature, and what is over that. */
    List<SignerVerdict> judge(SignerContext signed) {
        RawSigner raw = signed.evidence().raw().orElse(null);
        return raw == null ? List.of() : judge(signed, raw, new int[1]);
    }

    private List<SignerVerdict> judge(SignerContext signed, RawSigner raw, int[] judged) {
        List<SignerVerdict> verdicts = new ArrayList<>();
        for (RawAttribute attribute : raw.signer().unsignedAttributes(AttributeTypes.COUNTER_SIGNATURE)) {
            for (BerElement value : attribute.values()) {
                if (signed.depth() >= DEPTH || ++judged[0] > MOST) {
                    verdicts.add(undecided("More than " + DEPTH + " counter-signatures over each other, or more than "
                            + MOST + " altogether, are not looked at."));
                    return verdicts;
                }
                verdicts.add(judge(signed, raw, value, judged));
            }
        }
        return verdicts;
    }

    private SignerVerdict judge(SignerContext signed, RawSigner raw, BerElement value, int[] judged) {
        try {
            RawSigner own = new RawSigner(raw.container(), RawSignerInfo.of(value));
            CmsSigner signer = Asn1Reader.read(
                    "a counter-signature", () -> CmsSigner.parse(ASN1Primitive.fromByteArray(value.encoded())));
            SignerEvidence evidence = SignerEvidence.of(signer, own, signed.pool(), reader);
            Set<String> algorithms = new LinkedHashSet<>(evidence.contentDigests());
            algorithms.add(signer.digestAlgorithm().getAlgorithm().getId());
            SignerContext context = new SignerContext(
                    signed.container(),
                    signer,
                    SignedContent.none().and(signed.signer().value(), algorithms, profile),
                    evidence,
                    signed.run(),
                    JudgedTimes.at(signed.now()),
                    signed.depth() + 1);
            return judge.judge(context, judge(context, own, judged));
        } catch (MalformedAsn1Exception malformed) {
            return verdict(
                    Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE, String.valueOf(malformed.getMessage()));
        }
    }

    private static SignerVerdict undecided(String text) {
        return verdict(Indication.INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE, text);
    }

    private static SignerVerdict verdict(Indication indication, SubIndication reason, String text) {
        return SignerVerdict.builder()
                .verdict(indication, reason)
                .finding(new Finding(Outcome.FAILED, "COUNTER_SIGNATURE", text))
                .build();
    }
}
