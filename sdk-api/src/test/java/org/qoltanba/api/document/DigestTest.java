package org.qoltanba.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    @Test
    void namesTheAlgorithmsItKnows() {
        DigestAlgorithm sha256 = DigestAlgorithm.ofOid("2.16.840.1.101.3.4.2.1");

        assertThat(sha256).isSameAs(DigestAlgorithm.SHA_256).hasToString("SHA-256");
        assertThat(sha256.isKnown()).isTrue();
    }

    @Test
    void keepsAnAlgorithmItDoesNotKnow() {
        DigestAlgorithm unknown = DigestAlgorithm.ofOid("1.2.398.99");

        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown.oid()).isEqualTo("1.2.398.99");
        assertThat(unknown).isEqualTo(DigestAlgorithm.ofOid("1.2.398.99")).hasToString("1.2.398.99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHA-256", "1", "3.1", "1.02", "1..2", "1.2.", "1.2 "})
    void refusesWhatIsNoObjectIdentifier(String text) {
        assertThatThrownBy(() -> DigestAlgorithm.ofOid(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dotted decimal");
    }

    @Test
    void refusesAnObjectIdentifierWithoutEnd() {
        String endless = "1" + ".1".repeat(5_000);

        assertThatThrownBy(() -> DigestAlgorithm.ofOid(endless)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDigestHasAValue() {
        assertThatThrownBy(() -> new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHA-256");
    }
}
