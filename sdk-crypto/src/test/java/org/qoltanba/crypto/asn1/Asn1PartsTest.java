package org.qoltanba.crypto.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qoltanba.crypto.testing.SeededRunner;

class Asn1PartsTest {

    private static List<String> parts(String hex) throws MalformedAsn1Exception {
        return Asn1Parts.of(HexFormat.of().parseHex(hex), Asn1Bounds.TIME_STAMP).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    @Test
    void partsAreTheOctetsThatCame() throws MalformedAsn1Exception {
        assertThat(parts("3000")).isEmpty();
        assertThat(parts("3006020101040141")).containsExactly("020101", "040141");
        assertThat(parts("30810602010104 0141".replace(" ", "")))
                .as("a length longer than needed")
                .containsExactly("020101", "040141");
        assertThat(parts("30800201013080020102000004810141" + "0000"))
                .as("indefinite lengths")
                .containsExactly("020101", "30800201020000", "04810141");
    }

    @Test
    void onlyOneConstructedElementIsTakenApart() {
        for (String hex : List.of("020101", "30", "3003020101ff", "3004020101", "30800201010000ff", "3f8101020101")) {
            assertThatThrownBy(() -> parts(hex)).as(hex).isInstanceOf(MalformedAsn1Exception.class);
        }
        assertThatThrownBy(() -> parts("3022" + "0500".repeat(17))).hasMessageContaining("more than 16 parts");
    }

    @Test
    void nothingElseIsThrown() {
        SeededRunner.run(5000, random -> {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            if (octets.length > 0 && random.nextBoolean()) {
                octets[0] = 0x30;
            }
            try {
                int length = Asn1Parts.of(octets, Asn1Bounds.TIME_STAMP).stream()
                        .mapToInt(part -> part.length)
                        .sum();
                assertThat(length).isLessThan(octets.length);
            } catch (MalformedAsn1Exception refused) {
                assertThat(Arrays.toString(octets)).isNotEmpty();
            }
        });
    }
}
