package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Two readings of one standard: the SDK verifies what the fake signs. */
class SdkVerificationTest {

    private final DssWorld world = new DssWorld();

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
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
}
