package org.qoltanba.crypto.cades;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestTsa;

/**
 * A national infrastructure of one kind of key, with a time stamp authority of another. Signatures are made at {@link
 * TestIssuer#NOW}, extended a quarter of an hour later, and verified a minute after that.
 */
final class LevelWorld {

    private static final Instant LATER = TestIssuer.NOW.plus(Duration.ofMinutes(15));

    private final TestIssuer root;
    private final TestIssuer authority;
    private final TestIssuer first;
    private final TestIssuer second;
    private final TestTsa times;
    private final RevocationSource lists;

    LevelWorld(KeyKind kind) {
        this.root = TestIssuer.root(kind);
        this.authority = root.authority("CN=Test Authority,C=KZ");
        this.first = authority.person(kind);
        this.second = authority.person(KeyKind.P_256);
        this.times = TestTsa.below(authority, KeyKind.P_256).everyMinute();
        this.lists = CrlRevocationSource.of(List.of(list(root), list(authority)));
    }

    /** Somebody with a key of the kind. */
    TestIssuer first() {
        return first;
    }

    /** Somebody with another key. */
    TestIssuer second() {
        return second;
    }

    private static Bytes list(TestIssuer issuer) {
        return issuer.crl(LATER.minusSeconds(60), LATER.plus(Duration.ofDays(1)), builder -> {});
    }

    CadesExtender extender() {
        return CadesExtender.stamping(times.from(TestIssuer.NOW))
                .trusting(TrustAnchors.of(root.certificate()))
                .revocation(lists)
                .clock(new FixedClock(LATER))
                .build();
    }

    CadesVerifier verifier() {
        return CadesVerifier.trusting(TrustAnchors.of(root.certificate()))
                .revocation(lists)
                .clock(new FixedClock(LATER.plusSeconds(60)))
                .build();
    }
}
