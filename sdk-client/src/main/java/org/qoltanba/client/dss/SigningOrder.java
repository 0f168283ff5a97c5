package org.qoltanba.client.dss;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * A signature as it was asked for.
 *
 * @param document what to sign
 * @param certificateId which certificate; 0 is the user's default
 * @param certificate that certificate; null if the caller gave only its identifier
 * @param packaging with or without the document inside
 * @param description what the phone shows
 * @param pin the key's PIN; null if it has none
 * @param byDigest whether the service is given the digest instead of the document
 */
record SigningOrder(
        DocumentSource document,
        long certificateId,
        @Nullable SignerCertificate certificate,
        SignaturePackaging packaging,
        String description,
        @Nullable Secret pin,
        boolean byDigest) {

    private static final int LONGEST_TYPE = 10;

    /** The extension of the document's name, which chooses how the phone displays it (contract section 5.2). */
    @Nullable
    String documentType() {
        int dot = document.name().lastIndexOf('.');
        String extension = document.name().substring(dot + 1);
        return dot < 0 || extension.isEmpty() || extension.length() > LONGEST_TYPE
                ? null
                : extension.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "SigningOrder[" + document + "]";
    }
}
