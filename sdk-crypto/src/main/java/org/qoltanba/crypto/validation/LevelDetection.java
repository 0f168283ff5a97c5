package org.qoltanba.crypto.validation;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.crypto.cms.AttributeTable;

/** Which level a signature has by its form (ETSI EN 319 122-1 section 6.3). Evidence added later is not looked at. */
final class LevelDetection {

    private LevelDetection() {}

    static CadesLevel of(SignerContext context) {
        AttributeTable attributes = context.signedAttributes().orElse(null);
        if (attributes == null
                || !has(attributes, AttributeTypes.CONTENT_TYPE)
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

    private static boolean has(AttributeTable attributes, ASN1ObjectIdentifier type) {
        return attributes.only(type).isPresent();
    }
}
