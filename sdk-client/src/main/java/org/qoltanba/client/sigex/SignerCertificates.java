package org.qoltanba.client.sigex;

import java.util.Optional;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.TrustAnchors;

/** Finds the certificate of a signature's one signer inside it. */
final class SignerCertificates {

    private SignerCertificates() {}

    static Optional<SignerCertificate> of(Signature signature) {
        return CadesVerifier.trusting(TrustAnchors.none()).build().verify(signature).signers().stream()
                .findFirst()
                .flatMap(SignerVerdict::certificate);
    }
}
