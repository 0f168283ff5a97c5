package org.qoltanba.api.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void keepsItsOwnCopyBothWays() {
        byte[] given = {1, 2, 3};
        Bytes bytes = Bytes.of(given);
        given[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void readsAndWritesBase64() {
        assertThat(Bytes.fromBase64("AQID")).isEqualTo(Bytes.of(new byte[] {1, 2, 3}));
        assertThat(Bytes.of(new byte[] {(byte) 0xfb, (byte) 0xff}).toBase64()).isEqualTo("+/8=");
    }

    @Test
    void refusesWhatIsNotBase64WithoutRepeatingIt() {
        assertThatThrownBy(() -> Bytes.fromBase64("not*base64"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 characters")
                .hasMessageNotContaining("not*base64");
    }

    @Test
    void equalsByContentAndPrintsOnlyTheSize() {
        Bytes bytes = Bytes.of(new byte[] {65, 66});

        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {65, 66})).hasSameHashCodeAs(Bytes.of(new byte[] {65, 66}));
        assertThat(bytes).isNotEqualTo(Bytes.of(new byte[] {65, 67})).isNotEqualTo("AB");
        assertThat(bytes).hasToString("Bytes[2]");
    }

    @Test
    void streamsItsContent() throws IOException {
        Bytes bytes = Bytes.of(new byte[] {5, 6, 7});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.writeTo(out);

        assertThat(out.toByteArray()).containsExactly(5, 6, 7);
        assertThat(bytes.asInputStream().readAllBytes()).containsExactly(5, 6, 7);
        assertThat(Bytes.of(new byte[0]).size()).isZero();
    }
}
