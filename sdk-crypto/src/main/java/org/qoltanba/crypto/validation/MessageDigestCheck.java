package org.qoltanba.crypto.validation;

import java.security.MessageDigest;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.AttributeTypes;

/** The document is the one that was signed. Found in two places, it has to be in both. */
final class MessageDigestCheck implements SignerCheck {

    @Override
    public String code() {
        return "MESSAGE_DIGEST";
    }

    @Override
    public CheckResult check(SignerContext context) {
        List<byte[]> digests = context.content()
                .digests(context.signer().digestAlgorithm().getAlgorithm().getId())
                .orElse(List.of());
        if (digests.isEmpty()) {
            return CheckResult.notChecked(SubIndication.SIGNED_DATA_NOT_FOUND, "The document is not at hand.");
        }
        ASN1Encodable expected = context.signedAttributes()
                .flatMap(attributes -> attributes.only(AttributeTypes.MESSAGE_DIGEST))
                .orElse(null);
        if (!(expected instanceof ASN1OctetString octets)) {
            return CheckResult.notChecked(SubIndication.FORMAT_FAILURE, "There is no message-digest to compare with.");
        }
        for (byte[] digest : digests) {
            if (!MessageDigest.isEqual(octets.getOctets(), digest)) {
                return CheckResult.failed(
                        SubIndication.HASH_FAILURE,
                        "The document is not the one that was signed: its digest differs. It was changed, or it is another"
                                + " document.");
            }
        }
        return CheckResult.passed("The document is the one that was signed.");
    }
}
