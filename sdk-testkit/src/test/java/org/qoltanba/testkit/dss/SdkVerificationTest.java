package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Two readings of one standard: the SDK verifies what the fake signs. */
class SdkVerificationTest {

    private final DssWorld world = new DssWorld();

    @ParameterizedTest
    @EnumSource(names = "KAZAKH.*", mode = EnumSource.Mode.MATCH_NONE)
    void theSdkVerifiesWhatTheFakeSigns(KeyAlgorithm algorithm) {
        CloudKey key = world.ivanov.owns(world.individual(algorithm)).pin("1234");
        String id = Integer.toString(key.id());
        DocumentSource document = DocumentSource.of("договор.txt", Bytes.of(DssWorld.document()));
        CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.of(world.authority.certificate()))
                .clock(world.clock)
                .revocation(CrlRevocationSource.of(world.authority.crl()))
                .build();

        Signature detached = Signature.of(Bytes.of(world.signed("CertificateID", id, "IsDetached", "true")));
        assertThat(verifier.verify(detached, document).indication()).isEqualTo(Indication.TOTAL_PASSED);
        Signature attached = Signature.of(Bytes.of(world.signed("CertificateID", id, "IncludeCertChain", "true")));
        assertThat(verifier.verify(attached).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** A Russian key is offered with its own digest only, under the name that CryptoPro gives it. */
    @Test
    void aGostKeySignsAGostDigestOnly() throws Exception {
        CloudKey key = world.ivanov
                .owns(world.individual(KeyAlgorithm.GOST_R_3410_2012_512))
                .pin("1234");
        CertificateWire wire = CertificateWire.of(key, true, "ACTIVE", false);
        assertThat(wire.hashAlgorithms()).containsExactly("GR 34.11-2012 512");
        assertThat(wire.providerType()).isEqualTo(81);
    }

    @ParameterizedTest
    @EnumSource(names = {"KAZAKH_GOST_34310_2004", "KAZAKH_GOST_R_3410_2015_512"})
    void aKazakhKeyIsNotTakenIntoTheCloud(KeyAlgorithm algorithm) {
        TestIdentity identity = world.individual(algorithm);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.ivanov.owns(identity))
                .withMessageContaining("KAZAKH");
    }
}
