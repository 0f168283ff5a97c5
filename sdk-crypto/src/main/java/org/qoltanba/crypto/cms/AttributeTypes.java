package org.qoltanba.crypto.cms;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The attributes CAdES knows by type (ETSI EN 319 122-1 section 5, RFC 5126). */
public final class AttributeTypes {

    /** What kind of thing was signed. */
    public static final ASN1ObjectIdentifier CONTENT_TYPE = CMSAttributes.contentType;

    /** The digest of what was signed. */
    public static final ASN1ObjectIdentifier MESSAGE_DIGEST = CMSAttributes.messageDigest;

    /** When the signer claims to have signed. */
    public static final ASN1ObjectIdentifier SIGNING_TIME = CMSAttributes.signingTime;

    /** The algorithms, signed (RFC 6211). */
    public static final ASN1ObjectIdentifier ALGORITHM_PROTECTION = CMSAttributes.cmsAlgorithmProtect;

    /** The signer's certificate by SHA-1. */
    public static final ASN1ObjectIdentifier SIGNING_CERTIFICATE = PKCSObjectIdentifiers.id_aa_signingCertificate;

    /** The signer's certificate by any digest. */
    public static final ASN1ObjectIdentifier SIGNING_CERTIFICATE_V2 = PKCSObjectIdentifiers.id_aa_signingCertificateV2;

    /** The rules the signature was made by. */
    public static final ASN1ObjectIdentifier SIGNATURE_POLICY = PKCSObjectIdentifiers.id_aa_ets_sigPolicyId;

    /** A time stamp on the document, signed with it. */
    public static final ASN1ObjectIdentifier CONTENT_TIME_STAMP = PKCSObjectIdentifiers.id_aa_ets_contentTimestamp;

    /** A signature over the signature value. */
    public static final ASN1ObjectIdentifier COUNTER_SIGNATURE = CMSAttributes.counterSignature;

    /** A time stamp on the signature value. */
    public static final ASN1ObjectIdentifier SIGNATURE_TIME_STAMP = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;

    /** References to the certificates of the path. */
    public static final ASN1ObjectIdentifier CERTIFICATE_REFERENCES = PKCSObjectIdentifiers.id_aa_ets_certificateRefs;

    /** References to the revocation data of the path. */
    public static final ASN1ObjectIdentifier REVOCATION_REFERENCES = PKCSObjectIdentifiers.id_aa_ets_revocationRefs;

    /** The certificates of the path. */
    public static final ASN1ObjectIdentifier CERTIFICATE_VALUES = PKCSObjectIdentifiers.id_aa_ets_certValues;

    /** The revocation data of the path. */
    public static final ASN1ObjectIdentifier REVOCATION_VALUES = PKCSObjectIdentifiers.id_aa_ets_revocationValues;

    /** CAdES-C-time-stamp: a time stamp on signature and references. */
    public static final ASN1ObjectIdentifier CADES_C_TIME_STAMP = PKCSObjectIdentifiers.id_aa_ets_escTimeStamp;

    /** time-stamped-certs-crls-references: a time stamp on the references alone. */
    public static final ASN1ObjectIdentifier REFERENCES_TIME_STAMP = PKCSObjectIdentifiers.id_aa_ets_certCRLTimestamp;

    /** The first form of archive time stamps. */
    public static final ASN1ObjectIdentifier ARCHIVE_TIME_STAMP_V1 = PKCSObjectIdentifiers.id_aa_ets_archiveTimestamp;

    /** The second form of archive time stamps. */
    public static final ASN1ObjectIdentifier ARCHIVE_TIME_STAMP_V2 =
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.48");

    /** The form of archive time stamps in use. */
    public static final ASN1ObjectIdentifier ARCHIVE_TIME_STAMP_V3 = new ASN1ObjectIdentifier("0.4.0.1733.2.4");

    /** An evidence record inside (RFC 4998). */
    public static final ASN1ObjectIdentifier EVIDENCE_RECORD_INTERNAL =
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.49");

    /** An evidence record over the whole (RFC 4998). */
    public static final ASN1ObjectIdentifier EVIDENCE_RECORD_EXTERNAL =
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.50");

    /** long-term-validation, withdrawn. */
    public static final ASN1ObjectIdentifier LONG_TERM_VALIDATION = new ASN1ObjectIdentifier("0.4.0.1733.2.2");

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
            Map.entry(ARCHIVE_TIME_STAMP_V1, "archive-time-stamp"),
            Map.entry(ARCHIVE_TIME_STAMP_V2, "archive-time-stamp-v2"),
            Map.entry(ARCHIVE_TIME_STAMP_V3, "archive-time-stamp-v3"));

    private AttributeTypes() {}

    /**
     * What the standards call an attribute.
     *
     * @param type the attribute's type
     * @return the name, or the object identifier if it has none here
     */
    public static String name(ASN1ObjectIdentifier type) {
        return NAMES.getOrDefault(type, type.getId());
    }
}
