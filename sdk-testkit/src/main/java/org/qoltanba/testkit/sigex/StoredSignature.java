package org.qoltanba.testkit.sigex;

import java.time.Instant;

/**
 * A signature that is registered.
 *
 * @param signId its number, unique in the service
 * @param storedAt when it was registered, whole milliseconds
 * @param signature the signature and the evidence for it
 */
record StoredSignature(long signId, Instant storedAt, VerifiedSignature signature) {

    SignerIdentity signer() {
        return signature.signer();
    }

    SignatureType type() {
        return signature.submitted().type();
    }

    /** The signature as a CMS; refuses what is none, where only a CMS can be used. */
    SubmittedCms cms() {
        if (signature.submitted() instanceof SubmittedCms cms) {
            return cms;
        }
        throw Refusal.SIGNATURES_IN_UNSUPPORTED_FORMAT.exception();
    }
}
