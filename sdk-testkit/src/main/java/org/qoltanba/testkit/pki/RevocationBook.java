package org.qoltanba.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/** Which certificates the authority has issued, and which of them it has revoked. Safe to share between threads. */
final class RevocationBook {

    private static final Duration UNTIL_NEXT_LIST = Duration.ofDays(1);

    private final SdkClock clock;
    private final Set<BigInteger> issued = ConcurrentHashMap.newKeySet();
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final AtomicLong lists = new AtomicLong();

    RevocationBook(SdkClock clock) {
        this.clock = clock;
    }

    void issued(BigInteger serialNumber) {
        issued.add(serialNumber);
    }

    boolean hasIssued(BigInteger serialNumber) {
        return issued.contains(serialNumber);
    }

    void revoke(BigInteger serialNumber) {
        if (!hasIssued(serialNumber)) {
            throw new IllegalArgumentException("This authority cannot revoke what it has not issued: serial number "
                    + serialNumber.toString(16) + ".");
        }
        revoked.putIfAbsent(serialNumber, clock.now());
    }

    boolean isRevoked(BigInteger serialNumber) {
        return revoked.containsKey(serialNumber);
    }

    Optional<Instant> revocationTime(BigInteger serialNumber) {
        return Optional.ofNullable(revoked.get(serialNumber));
    }

    Bytes crl(CertificateIssuer issuer) {
        try {
            Instant now = clock.now();
            X509v2CRLBuilder list = new X509v2CRLBuilder(issuer.holder().getSubject(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(UNTIL_NEXT_LIST)));
            revoked.forEach((serialNumber, time) ->
                    list.addCRLEntry(serialNumber, Date.from(time), CRLReason.cessationOfOperation));
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(lists.incrementAndGet())));
            return Bytes.of(list.build(issuer.signer()).getEncoded());
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(
                    "The test certificate authority cannot write its revocation list.", impossible);
        }
    }
}
