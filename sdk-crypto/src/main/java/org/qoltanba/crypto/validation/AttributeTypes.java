package org.qoltanba.crypto.validation;

import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The attributes CAdES knows by type (ETSI EN 319 122-1 section 5, RFC 5126). */
final class AttributeTypes {

    static final ASN1ObjectIdentifier CONTENT_TYPE = CMSAttributes.contentType;
    static final ASN1ObjectIdentifier MESSAGE_DIGEST = CMSAttributes.messageDigest;
    static final ASN1ObjectIdentifier SIGNING_TIME = CMSAttributes.signingTime;
    static final ASN1ObjectIdentifier ALGORITHM_PROTECTION = CMSAttributes.cmsAlgorithmProtect;
    static final ASN1ObjectIdentifier SIGNING_CERTIFICATE = PKCSObjectIdentifiers.id_aa_signingCertificate;
    static final ASN1ObjectIdentifier SIGNING_CERTIFICATE_V2 = PKCSObjectIdentifiers.id_aa_signingCertificateV2;
    static final ASN1ObjectIdentifier SIGNATURE_POLICY = PKCSObjectIdentifiers.id_aa_ets_sigPolicyId;

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
            PKCSObjectIdentifiers.id_aa_ets_contentTimestamp,
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

    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            CONTENT_TYPE,
            "content-type",
            MESSAGE_DIGEST,
            "message-digest",
            SIGNING_TIME,
            "signing-time",
            ALGORITHM_PROTECTION,
            "cms-algorithm-protection",
            SIGNING_CERTIFICATE,
            "signing-certificate",
            SIGNING_CERTIFICATE_V2,
            "signing-certificate-v2",
            SIGNATURE_POLICY,
            "signature-policy-identifier",
            CMSAttributes.counterSignature,
            "counter-signature",
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            "signature-time-stamp");

    private AttributeTypes() {}

    static String name(ASN1ObjectIdentifier type) {
        return NAMES.getOrDefault(type, type.getId());
    }
}
