package org.qoltanba.crypto.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerWriterTest {

    private static final int OCTET_STRING = 0x04;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 129, 255, 256, 257, 65_535, 65_536, 1_000_000, 16_777_216})
    void writesLengthsAsTheLibraryDoes(int length) throws Exception {
        byte[] content = new byte[length];
        byte[] written = new DerWriter(DerWriter.sizeOf(length))
                .header(OCTET_STRING, length)
                .octets(content)
                .toArray();
        assertThat(written).isEqualTo(new DEROctetString(content).getEncoded());
    }

    @Test
    void noticesWhatIsMissing() {
        DerWriter writer = new DerWriter(5).header(OCTET_STRING, 3);
        assertThat(writer.position()).isEqualTo(2);
        assertThatThrownBy(writer::toArray).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noticesWhatDoesNotFitIntoAnArray() {
        assertThatThrownBy(() -> DerWriter.sizeOf(Integer.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
