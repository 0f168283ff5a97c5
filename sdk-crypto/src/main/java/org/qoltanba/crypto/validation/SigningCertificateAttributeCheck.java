package org.qoltanba.crypto.validation;

import java.util.Optional;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CertificateReference;

/** One of the attributes signing-certificate and signing-certificate-v2 is there (ETSI EN 319 122-1 section 5.2.2). */
final class SigningCertificateAttributeCheck implements SignerCheck {

    private final boolean legacyCms;

    SigningCertificateAttributeCheck(boolean legacyCms) {
        this.legacyCms = legacyCms;
    }

    @Override
    public String code() {
        return "SIGNING_CERTIFICATE_ATTRIBUTE";
    }

    @Override
    public CheckResult check(SignerContext context) {
        AttributeTable attributes = context.signedAttributes().orElse(null);
        try {
            Optional<CertificateReference> reference =
                    attributes == null ? Optional.empty() : CertificateReference.in(attributes);
            if (reference.isEmpty() && legacyCms && attributes != null && isWithoutBoth(attributes)) {
                return new CheckResult(
                        Outcome.WARNING,
                        "This is CMS, not CAdES: the signature does not reference its certificate. It is judged as the"
                                + " legacy form it is, and cannot pass.",
                        Indication.INDETERMINATE,
                        SubIndication.SIG_CONSTRAINTS_FAILURE);
            }
            if (reference.isEmpty()) {
                return CheckResult.failed(
                        SubIndication.FORMAT_FAILURE,
                        "Attribute signing-certificate or signing-certificate-v2 is missing or not unique: this is CMS, not"
                                + " CAdES, and does not bind the signature to a certificate.");
            }
            context.foundReference(reference.get());
            return reference.get().isOld()
                    ? CheckResult.warning("The signer's certificate is referenced by its SHA-1.")
                    : CheckResult.passed("The signature references the signer's certificate.");
        } catch (MalformedAsn1Exception malformed) {
            return CheckResult.failed(
                    SubIndication.FORMAT_FAILURE,
                    "The attribute that references the signer's certificate is malformed.");
        }
    }

    private static boolean isWithoutBoth(AttributeTable attributes) {
        return attributes.all(AttributeTypes.SIGNING_CERTIFICATE).isEmpty()
                && attributes.all(AttributeTypes.SIGNING_CERTIFICATE_V2).isEmpty();
    }
}
