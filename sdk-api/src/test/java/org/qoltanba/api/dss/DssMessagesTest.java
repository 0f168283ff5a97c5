package org.qoltanba.api.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DssMessagesTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru-RU");

    static Stream<String> known() {
        return DssMessages.known().stream();
    }

    @Test
    void allCodesOfTheContractAreKnown() {
        assertThat(DssMessages.known()).hasSize(60).contains("invalid_frinendly_name_length", "user_not_found");
    }

    @ParameterizedTest
    @MethodSource("known")
    void eachSaysWhatHappenedAndWhatToDoInBothLanguages(String code) {
        assertThat(DssMessages.text(code, Locale.ENGLISH)).matches("\\p{ASCII}*\\. .*\\.");
        assertThat(DssMessages.text(code, RUSSIAN))
                .matches("(?U)[А-ЯЁOP].*[.:] .*\\.")
                .containsPattern("[а-яё]{4}");
    }

    @Test
    void otherLanguagesGetEnglish() {
        assertThat(DssMessages.text("invalid_pin", Locale.FRANCE))
                .isEqualTo(DssMessages.text("invalid_pin", Locale.ENGLISH));
    }

    @Test
    void anUnknownCodePassesThrough() {
        assertThat(DssMessages.isKnown("code_of_next_year")).isFalse();
        assertThat(DssMessages.text("code_of_next_year", RUSSIAN)).isEqualTo("code_of_next_year");
    }
}
