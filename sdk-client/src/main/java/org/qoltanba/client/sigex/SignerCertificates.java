package org.qoltanba.client.sigex;

import java.util.Optional;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.xml.XmlSignature;

/** Finds the certificate of a signature's one signer inside it. */
final class SignerCertificates {

    private SignerCertificates() {}

    static Optional<SignerCertificate> of(Signature signature) {
        if (signature.isXml()) {
            return Optional.of(XmlSignature.read(signature).certificate());
        }
        return CadesVerifier.trusting(TrustAnchors.none()).build().verify(signature).signers().stream()
                .findFirst()
                .flatMap(SignerVerdict::certificate);
    }
}
