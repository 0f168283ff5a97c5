package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.util.Set;
import org.bouncycastle.asn1.esf.RevocationValues;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** Time stamps and OCSP responses as signatures carry them. */
final class Evidence {

    private Evidence() {}

    static byte[] timeStamp(TestCertificateAuthority authority, Bytes signatureValue) {
        Bytes digest = DocumentDigests.of(signatureValue.asInputStream(), Set.of(Algorithms.SHA_256))
                .value(Algorithms.SHA_256)
                .orElseThrow();
        return authority
                .timeStampToken(new Digest(DigestAlgorithm.SHA_256, digest))
                .toArray();
    }

    static byte[] revocationValues(TestCertificateAuthority authority, TestIdentity asked) {
        try {
            BasicOCSPResponse response = BasicOCSPResponse.getInstance(
                    authority.basicOcspResponse(asked.x509()).toArray());
            return new RevocationValues(null, new BasicOCSPResponse[] {response}, null).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
