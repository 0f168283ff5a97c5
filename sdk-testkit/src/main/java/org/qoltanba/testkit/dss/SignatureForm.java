package org.qoltanba.testkit.dss;

/** What is made when a document is signed (contract section 5.2), as far as it is made here. */
enum SignatureForm {
    /** A CMS without signed attributes beyond the usual ones. */
    CMS,
    /** CAdES-BES. */
    CADES_BES,
    /** CAdES-T: with a time stamp. */
    CADES_T,
    /** The bare signature value. */
    RAW,
    /** An XML document with the signature inside. */
    XML_ENVELOPED,
    /** A signature with the XML document inside. */
    XML_ENVELOPING,
    /** A PDF with a CMS inside. */
    PDF_CMS,
    /** A PDF with a CAdES-T inside. */
    PDF_CADES_T;

    boolean isCms() {
        return this == CMS || this == CADES_BES || this == CADES_T;
    }

    boolean isPdf() {
        return this == PDF_CMS || this == PDF_CADES_T;
    }

    boolean isTimeStamped() {
        return this == CADES_T || this == PDF_CADES_T;
    }

    /** Whether the signer's certificate is under the signature. */
    boolean bindsCertificate() {
        return this != CMS && this != PDF_CMS;
    }
}
