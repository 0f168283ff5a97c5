package org.qoltanba.crypto.archive;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The unsigned attributes that time stamps over a signature are kept in, or cover (ETSI EN 319 122-1, RFC 5126). */
public final class ArchiveAttributes {

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

    private ArchiveAttributes() {}
}
