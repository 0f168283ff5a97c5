package org.qoltanba.testkit.sigex;

import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The certificate of an information system in the settings of its organisation (contract section 5.13).
 *
 * @param description the name of the information system
 * @param body the certificate in PEM, as it was given
 * @param certificate the same, read
 * @param disabled whether the information system is shut out
 * @param branding how documents and QR codes of this information system look
 */
record TlsCertificate(
        String description, String body, X509CertificateHolder certificate, boolean disabled, Branding branding) {

    /** Whether it is about the same key: nothing else in a certificate counts (contract section 3.3). */
    boolean hasKeyOf(X509CertificateHolder shown) {
        return certificate.getSubjectPublicKeyInfo().equals(shown.getSubjectPublicKeyInfo());
    }
}
