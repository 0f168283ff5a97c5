package org.qoltanba.crypto.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.qoltanba.api.signature.TimeStampKind;

/** The attributes CAdES knows by type (ETSI EN 319 122-1 section 5, RFC 5126). */
final class AttributeTypes {

    static final ASN1ObjectIdentifier CONTENT_TYPE = CMSAttributes.contentType;
    static final ASN1ObjectIdentifier MESSAGE_DIGEST = CMSAttributes.messageDigest;
    static final ASN1ObjectIdentifier SIGNING_TIME = CMSAttributes.signingTime;
    static final ASN1ObjectIdentifier ALGORITHM_PROTECTION = CMSAttributes.cmsAlgorithmProtect;
    static final ASN1ObjectIdentifier SIGNING_CERTIFICATE = PKCSObjectIdentifiers.id_aa_signingCertificate;
    static final ASN1ObjectIdentifier SIGNING_CERTIFICATE_V2 = PKCSObjectIdentifiers.id_aa_signingCertificateV2;
    static final ASN1ObjectIdentifier SIGNATURE_POLICY = PKCSObjectIdentifiers.id_aa_ets_sigPolicyId;
    static final ASN1ObjectIdentifier CONTENT_TIME_STAMP = PKCSObjectIdentifiers.id_aa_ets_contentTimestamp;
    static final ASN1ObjectIdentifier COUNTER_SIGNATURE = CMSAttributes.counterSignature;
    static final ASN1ObjectIdentifier SIGNATURE_TIME_STAMP = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;
    static final ASN1ObjectIdentifier CERTIFICATE_REFERENCES = PKCSObjectIdentifiers.id_aa_ets_certificateRefs;
    static final ASN1ObjectIdentifier REVOCATION_REFERENCES = PKCSObjectIdentifiers.id_aa_ets_revocationRefs;
    static final ASN1ObjectIdentifier CERTIFICATE_VALUES = PKCSObjectIdentifiers.id_aa_ets_certValues;
    static final ASN1ObjectIdentifier REVOCATION_VALUES = PKCSObjectIdentifiers.id_aa_ets_revocationValues;
    static final ASN1ObjectIdentifier CADES_C_TIME_STAMP = PKCSObjectIdentifiers.id_aa_ets_escTimeStamp;
    static final ASN1ObjectIdentifier REFERENCES_TIME_STAMP = PKCSObjectIdentifiers.id_aa_ets_certCRLTimestamp;
    static final ASN1ObjectIdentifier ARCHIVE_TIME_STAMP_V2 = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.48");
    static final ASN1ObjectIdentifier ARCHIVE_TIME_STAMP_V3 = new ASN1ObjectIdentifier("0.4.0.1733.2.4");

    /** The time stamps among the unsigned attributes, in the order of what they cover. */
    static final Map<ASN1ObjectIdentifier, TimeStampKind> UNSIGNED_TIME_STAMPS = unsignedTimeStamps();

    /** What has to be signed wherever it stands. */
    static final Set<ASN1ObjectIdentifier> SIGNED_ONLY = Set.of(
            CONTENT_TYPE,
            MESSAGE_DIGEST,
            SIGNING_TIME,
            ALGORITHM_PROTECTION,
            SIGNING_CERTIFICATE,
            SIGNING_CERTIFICATE_V2,
            SIGNATURE_POLICY,
            PKCSObjectIdentifiers.id_aa_contentReference,
            PKCSObjectIdentifiers.id_aa_contentIdentifier,
            PKCSObjectIdentifiers.id_aa_contentHint,
            PKCSObjectIdentifiers.id_aa_ets_commitmentType,
            PKCSObjectIdentifiers.id_aa_ets_signerLocation,
            PKCSObjectIdentifiers.id_aa_ets_signerAttr,
            PKCSObjectIdentifiers.id_aa_ets_otherSigCert,
            CONTENT_TIME_STAMP,
            new ASN1ObjectIdentifier("0.4.0.1733.2.1"),
            new ASN1ObjectIdentifier("0.4.0.19122.1.1"));

    /** What may occur once, with one value. */
    static final Set<ASN1ObjectIdentifier> SINGLE = Set.of(
            CONTENT_TYPE,
            MESSAGE_DIGEST,
            SIGNING_TIME,
            ALGORITHM_PROTECTION,
            SIGNING_CERTIFICATE,
            SIGNING_CERTIFICATE_V2,
            SIGNATURE_POLICY);

    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.ofEntries(
            Map.entry(CONTENT_TYPE, "content-type"),
            Map.entry(MESSAGE_DIGEST, "message-digest"),
            Map.entry(SIGNING_TIME, "signing-time"),
            Map.entry(ALGORITHM_PROTECTION, "cms-algorithm-protection"),
            Map.entry(SIGNING_CERTIFICATE, "signing-certificate"),
            Map.entry(SIGNING_CERTIFICATE_V2, "signing-certificate-v2"),
            Map.entry(SIGNATURE_POLICY, "signature-policy-identifier"),
            Map.entry(CONTENT_TIME_STAMP, "content-time-stamp"),
            Map.entry(COUNTER_SIGNATURE, "counter-signature"),
            Map.entry(SIGNATURE_TIME_STAMP, "signature-time-stamp"),
            Map.entry(CERTIFICATE_REFERENCES, "complete-certificate-references"),
            Map.entry(REVOCATION_REFERENCES, "complete-revocation-references"),
            Map.entry(CERTIFICATE_VALUES, "certificate-values"),
            Map.entry(REVOCATION_VALUES, "revocation-values"),
            Map.entry(CADES_C_TIME_STAMP, "CAdES-C-time-stamp"),
            Map.entry(REFERENCES_TIME_STAMP, "time-stamped-certs-crls-references"),
            Map.entry(PKCSObjectIdentifiers.id_aa_ets_archiveTimestamp, "archive-time-stamp"),
            Map.entry(ARCHIVE_TIME_STAMP_V2, "archive-time-stamp-v2"),
            Map.entry(ARCHIVE_TIME_STAMP_V3, "archive-time-stamp-v3"));

    private AttributeTypes() {}

    private static Map<ASN1ObjectIdentifier, TimeStampKind> unsignedTimeStamps() {
        Map<ASN1ObjectIdentifier, TimeStampKind> kinds = new LinkedHashMap<>();
        kinds.put(SIGNATURE_TIME_STAMP, TimeStampKind.SIGNATURE);
        kinds.put(CADES_C_TIME_STAMP, TimeStampKind.SIGNATURE_AND_REFERENCES);
        kinds.put(REFERENCES_TIME_STAMP, TimeStampKind.REFERENCES);
        kinds.put(ARCHIVE_TIME_STAMP_V2, TimeStampKind.ARCHIVE_V2);
        kinds.put(ARCHIVE_TIME_STAMP_V3, TimeStampKind.ARCHIVE_V3);
        return Collections.unmodifiableMap(kinds);
    }

    static String name(ASN1ObjectIdentifier type) {
        return NAMES.getOrDefault(type, type.getId());
    }
}
