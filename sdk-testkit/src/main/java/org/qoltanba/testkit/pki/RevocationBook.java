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
    private final Map<BigInteger, Revocation> revoked = new ConcurrentHashMap<>();
    private final AtomicLong lists = new AtomicLong();

    RevocationBook(SdkClock clock) {
        this.clock = clock;
    }

    /** Since when a certificate is not good, and whether it may be good again. */
    private record Revocation(Instant at, boolean held) {}

    void issued(BigInteger serialNumber) {
        issued.add(serialNumber);
    }

    boolean hasIssued(BigInteger serialNumber) {
        return issued.contains(serialNumber);
    }

    void revoke(BigInteger serialNumber) {
        requireIssued(serialNumber);
        Revocation now = new Revocation(clock.now(), false);
        revoked.merge(serialNumber, now, (before, after) -> before.held() ? after : before);
    }

    void hold(BigInteger serialNumber) {
        requireIssued(serialNumber);
        revoked.putIfAbsent(serialNumber, new Revocation(clock.now(), true));
    }

    void release(BigInteger serialNumber) {
        requireIssued(serialNumber);
        revoked.computeIfPresent(serialNumber, (number, before) -> before.held() ? null : before);
    }

    boolean isHeld(BigInteger serialNumber) {
        Revocation known = revoked.get(serialNumber);
        return known != null && known.held();
    }

    private void requireIssued(BigInteger serialNumber) {
        if (!hasIssued(serialNumber)) {
            throw new IllegalArgumentException("This authority cannot revoke what it has not issued: serial number "
                    + serialNumber.toString(16) + ".");
        }
    }

    boolean isRevoked(BigInteger serialNumber) {
        return revoked.containsKey(serialNumber);
    }

    Optional<Instant> revocationTime(BigInteger serialNumber) {
        return Optional.ofNullable(revoked.get(serialNumber)).map(Revocation::at);
    }

    Bytes crl(CertificateIssuer issuer) {
        try {
            Instant now = clock.now();
            X509v2CRLBuilder list = new X509v2CRLBuilder(issuer.holder().getSubject(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(UNTIL_NEXT_LIST)));
            revoked.forEach((serialNumber, revocation) -> list.addCRLEntry(
                    serialNumber,
                    Date.from(revocation.at()),
                    revocation.held() ? CRLReason.certificateHold : CRLReason.cessationOfOperation));
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
