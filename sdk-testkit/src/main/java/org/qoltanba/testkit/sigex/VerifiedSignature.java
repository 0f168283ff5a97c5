package org.qoltanba.testkit.sigex;

import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.tsp.TimeStampToken;
import org.qoltanba.api.document.Bytes;

/**
 * A signature that is cryptographically in order, by a certificate that is good, with the evidence for both.
 *
 * @param submitted the signature itself
 * @param signer who signed
 * @param messageDigest the digest of the document that was signed
 * @param timeStamp when the signature existed: the one that came along or one that the service obtained
 * @param ocspResponse that the certificate was good: the one that came along or one that the service obtained
 */
record VerifiedSignature(
        SubmittedSignature submitted,
        SignerIdentity signer,
        Bytes messageDigest,
        TimeStampToken timeStamp,
        BasicOCSPResp ocspResponse) {}
