package org.qoltanba.crypto.validation;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.cms.AttributeTypes;

/**
 * Which level a signature has by its form (ETSI EN 319 122-1 section 6.3, RFC 5126 section 4). A signature of the
 * European baseline has neither references nor values among its attributes; one that has them is of the extended kind.
 */
final class LevelDetection {

    private LevelDetection() {}

    static CadesLevel of(SignerContext context) {
        CadesLevel base = base(context);
        if (base == CadesLevel.CMS || !has(context, AttributeTypes.SIGNATURE_TIME_STAMP)) {
            return base;
        }
        return isExtended(context) || base != CadesLevel.B_B ? extended(context) : baseline(context);
    }

    /** The level without anything that was added after signing. */
    static CadesLevel base(SignerContext context) {
        AttributeTable attributes = context.signedAttributes().orElse(null);
        if (attributes == null
                || has(attributes, AttributeTypes.CONTENT_TYPE) == context.isCounterSignature()
                || !has(attributes, AttributeTypes.MESSAGE_DIGEST)
                || has(attributes, AttributeTypes.SIGNING_CERTIFICATE)
                        == has(attributes, AttributeTypes.SIGNING_CERTIFICATE_V2)) {
            return CadesLevel.CMS;
        }
        boolean embedded = context.certificate()
                .filter(context.container().certificates()::contains)
                .isPresent();
        if (embedded
                && context.isBound()
                && has(attributes, AttributeTypes.SIGNING_TIME)
                && context.container().contentType().equals(CMSObjectIdentifiers.data)) {
            return CadesLevel.B_B;
        }
        return has(attributes, AttributeTypes.SIGNATURE_POLICY) ? CadesLevel.EPES : CadesLevel.BES;
    }

    private static CadesLevel baseline(SignerContext context) {
        if (context.container().revocationInfos().isEmpty()) {
            return CadesLevel.B_T;
        }
        return has(context, AttributeTypes.ARCHIVE_TIME_STAMP_V3) ? CadesLevel.B_LTA : CadesLevel.B_LT;
    }

    private static CadesLevel extended(SignerContext context) {
        if (has(context, AttributeTypes.ARCHIVE_TIME_STAMP_V2) || has(context, AttributeTypes.ARCHIVE_TIME_STAMP_V3)) {
            return CadesLevel.A;
        }
        if (!has(context, AttributeTypes.CERTIFICATE_REFERENCES)
                || !has(context, AttributeTypes.REVOCATION_REFERENCES)) {
            return CadesLevel.T;
        }
        boolean stamped = has(context, AttributeTypes.CADES_C_TIME_STAMP);
        if (has(context, AttributeTypes.CERTIFICATE_VALUES) && has(context, AttributeTypes.REVOCATION_VALUES)) {
            return stamped ? CadesLevel.X_LONG_TYPE_1 : CadesLevel.X_LONG;
        }
        return stamped || has(context, AttributeTypes.REFERENCES_TIME_STAMP) ? CadesLevel.X : CadesLevel.C;
    }

    /** Whether there is what the baseline forbids. */
    static boolean isExtended(SignerContext context) {
        return has(context, AttributeTypes.CERTIFICATE_REFERENCES)
                || has(context, AttributeTypes.REVOCATION_REFERENCES)
                || has(context, AttributeTypes.CERTIFICATE_VALUES)
                || has(context, AttributeTypes.REVOCATION_VALUES)
                || has(context, AttributeTypes.CADES_C_TIME_STAMP)
                || has(context, AttributeTypes.REFERENCES_TIME_STAMP)
                || has(context, AttributeTypes.ARCHIVE_TIME_STAMP_V2);
    }

    private static boolean has(SignerContext context, ASN1ObjectIdentifier type) {
        return context.signer()
                .unsignedAttributes()
                .filter(attributes -> !attributes.all(type).isEmpty())
                .isPresent();
    }

    private static boolean has(AttributeTable attributes, ASN1ObjectIdentifier type) {
        return attributes.only(type).isPresent();
    }
}
