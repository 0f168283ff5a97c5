package org.qoltanba.testkit.dss;

/** What is made when a document is signed (contract section 5.2), as far as it is made here. */
enum SignatureForm {
    /** A CMS without signed attributes beyond the usual ones. */
    CMS,
    /** CAdES-BES. */
    CADES_BES,
    /** CAdES-T: with a time stamp. */
    CADES_T,
    /** CAdES-X Long Type 1: with a time stamp, and all that is needed to check it later. */
    CADES_XLT1,
    /** The bare signature value. */
    RAW,
    /** An XML document with the signature inside. */
    XML_ENVELOPED,
    /** A signature with the XML document inside. */
    XML_ENVELOPING,
    /** An XML document whose template of a signature is filled in. */
    XML_TEMPLATE,
    /** A PDF with a CMS inside. */
    PDF_CMS,
    /** A PDF with a CAdES-T inside. */
    PDF_CADES_T,
    /** A PDF with a CAdES-X Long Type 1 inside. */
    PDF_CADES_XLT1;

    boolean isCms() {
        return this == CMS || this == CADES_BES || this == CADES_T || this == CADES_XLT1;
    }

    boolean isPdf() {
        return this == PDF_CMS || this == PDF_CADES_T || this == PDF_CADES_XLT1;
    }

    /** Whether everything goes along that is needed to check it later. */
    boolean isLongTerm() {
        return this == CADES_XLT1 || this == PDF_CADES_XLT1;
    }

    boolean isTimeStamped() {
        return this == CADES_T || this == PDF_CADES_T;
    }

    /** Whether the signer's certificate is under the signature. */
    boolean bindsCertificate() {
        return this != CMS && this != PDF_CMS;
    }
}
