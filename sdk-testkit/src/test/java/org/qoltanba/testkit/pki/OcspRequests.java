package org.qoltanba.testkit.pki;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.qoltanba.api.document.Bytes;

/** Status requests as clients send them: with SHA-1, as most do. */
final class OcspRequests {

    private OcspRequests() {}

    static Bytes about(X509Certificate certificate, X509Certificate issuer) throws Exception {
        CertificateID id = new CertificateID(
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                new JcaX509CertificateHolder(issuer),
                certificate.getSerialNumber());
        return Bytes.of(new OCSPReqBuilder().addRequest(id).build().getEncoded());
    }
}
