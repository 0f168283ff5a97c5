package org.qoltanba.crypto.validation;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;

/** Attribute signing-time can be read (RFC 5652 section 11.3). Level B-B demands it, CAdES-BES does not. */
final class SigningTimeAttributeCheck implements SignerCheck {

    @Override
    public String code() {
        return "SIGNING_TIME_ATTRIBUTE";
    }

    @Override
    public CheckResult check(SignerContext context) {
        Optional<ASN1Encodable> value =
                context.signedAttributes().flatMap(attributes -> attributes.only(AttributeTypes.SIGNING_TIME));
        if (value.isEmpty()) {
            return CheckResult.warning("Attribute signing-time is missing, so the signature is not of level B-B.");
        }
        try {
            context.foundSigningTime(Asn1Reader.read("a time", () -> AttributeTimes.instant(value.get())));
            return CheckResult.passed("Attribute signing-time is well-formed.");
        } catch (MalformedAsn1Exception malformed) {
            return CheckResult.failed(SubIndication.FORMAT_FAILURE, "Attribute signing-time is malformed.");
        }
    }
}
