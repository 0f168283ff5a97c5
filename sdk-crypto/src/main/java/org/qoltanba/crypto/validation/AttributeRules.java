package org.qoltanba.crypto.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.crypto.cms.AttributeTypes;

/** Where attributes may stand, and how often. */
final class AttributeRules {

    /** The time stamps among the unsigned attributes, in the order of what they cover. */
    static final Map<ASN1ObjectIdentifier, TimeStampKind> UNSIGNED_TIME_STAMPS = unsignedTimeStamps();

    /** What has to be signed wherever it stands. */
    static final Set<ASN1ObjectIdentifier> SIGNED_ONLY = Set.of(
            AttributeTypes.CONTENT_TYPE,
            AttributeTypes.MESSAGE_DIGEST,
            AttributeTypes.SIGNING_TIME,
            AttributeTypes.ALGORITHM_PROTECTION,
            AttributeTypes.SIGNING_CERTIFICATE,
            AttributeTypes.SIGNING_CERTIFICATE_V2,
            AttributeTypes.SIGNATURE_POLICY,
            PKCSObjectIdentifiers.id_aa_contentReference,
            PKCSObjectIdentifiers.id_aa_contentIdentifier,
            PKCSObjectIdentifiers.id_aa_contentHint,
            PKCSObjectIdentifiers.id_aa_ets_commitmentType,
            PKCSObjectIdentifiers.id_aa_ets_signerLocation,
            PKCSObjectIdentifiers.id_aa_ets_signerAttr,
            PKCSObjectIdentifiers.id_aa_ets_otherSigCert,
            AttributeTypes.CONTENT_TIME_STAMP,
            new ASN1ObjectIdentifier("0.4.0.1733.2.1"),
            new ASN1ObjectIdentifier("0.4.0.19122.1.1"));

    /** What may occur once, with one value. */
    static final Set<ASN1ObjectIdentifier> SINGLE = Set.of(
            AttributeTypes.CONTENT_TYPE,
            AttributeTypes.MESSAGE_DIGEST,
            AttributeTypes.SIGNING_TIME,
            AttributeTypes.ALGORITHM_PROTECTION,
            AttributeTypes.SIGNING_CERTIFICATE,
            AttributeTypes.SIGNING_CERTIFICATE_V2,
            AttributeTypes.SIGNATURE_POLICY);

    private AttributeRules() {}

    private static Map<ASN1ObjectIdentifier, TimeStampKind> unsignedTimeStamps() {
        Map<ASN1ObjectIdentifier, TimeStampKind> kinds = new LinkedHashMap<>();
        kinds.put(AttributeTypes.SIGNATURE_TIME_STAMP, TimeStampKind.SIGNATURE);
        kinds.put(AttributeTypes.CADES_C_TIME_STAMP, TimeStampKind.SIGNATURE_AND_REFERENCES);
        kinds.put(AttributeTypes.REFERENCES_TIME_STAMP, TimeStampKind.REFERENCES);
        kinds.put(AttributeTypes.ARCHIVE_TIME_STAMP_V2, TimeStampKind.ARCHIVE_V2);
        kinds.put(AttributeTypes.ARCHIVE_TIME_STAMP_V3, TimeStampKind.ARCHIVE_V3);
        return Collections.unmodifiableMap(kinds);
    }
}
