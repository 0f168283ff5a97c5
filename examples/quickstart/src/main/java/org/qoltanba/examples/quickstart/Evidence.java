package org.qoltanba.examples.quickstart;

import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.VerificationReport;

/** What a journey leaves behind: enough for anybody to check later what was signed and by whom. */
record Evidence(DocumentSource document, DocumentId documentId, SignerCertificate authority, List<Proof> proofs) {

    Evidence {
        proofs = List.copyOf(proofs);
    }

    /** One signature, who made it, and what our own verifier says of it. */
    record Proof(String signer, Signature signature, VerificationReport report) {}
}
