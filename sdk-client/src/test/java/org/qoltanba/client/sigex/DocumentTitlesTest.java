package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTitlesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contract.pdf          | contract.pdf",
                "Договор №17.pdf       | Договор №17.pdf",
                "a/b\\c:d*e?f\"g<h>i.txt | a_b_c_d_e_f_g_h_i.txt",
                "`  padded.pdf . `     | padded.pdf",
                "...                   | document",
                "`|||`                 | ___",
                ".profile              | .profile",
            })
    void aTitleIsAValidFileNameAsCloseAsCanBe(String name, String title) {
        assertThat(DocumentTitles.of(name)).isEqualTo(title);
    }

    @Test
    void nothingInvisibleSurvives() {
        assertThat(DocumentTitles.of("a\u0000b\tc\u202Etxt.exe\u2028x")).isEqualTo("a_b_c_txt.exe_x");
    }

    @Test
    void aLongNameKeepsItsExtension() {
        assertThat(DocumentTitles.of("x".repeat(300) + ".pdf"))
                .hasSize(200)
                .startsWith("xxx")
                .endsWith("x.pdf");
    }

    @Test
    void whatOnlyLooksLikeAnExtensionIsCutLikeTheRest() {
        assertThat(DocumentTitles.of("x." + "y".repeat(300))).hasSize(200).startsWith("x.yyy");
    }

    @Test
    void aCharacterOfTwoCharsIsNotCutInHalf() {
        // 196 characters are left for the name; the 196th would be the first half of a face
        assertThat(DocumentTitles.of("x".repeat(195) + "\uD83D\uDE00".repeat(20) + ".pdf"))
                .isEqualTo("x".repeat(195) + ".pdf");
    }
}
