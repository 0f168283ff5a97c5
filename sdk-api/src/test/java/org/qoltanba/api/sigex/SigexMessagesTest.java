package org.qoltanba.api.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigexMessagesTest {

    static Stream<String> known() {
        return SigexMessages.known().stream();
    }

    @Test
    void allMessagesOfTheContractAreKnown() {
        assertThat(SigexMessages.known()).hasSize(83).contains("Access denied", "eGov mobile data exchange failed");
    }

    @ParameterizedTest
    @MethodSource("known")
    void aKnownMessageHasATextOfItsOwnInEachLanguage(String message) {
        String english = SigexMessages.text(message, Language.EN);
        String russian = SigexMessages.text(message, Language.RU);
        String kazakh = SigexMessages.text(message, Language.KK);

        assertThat(english).matches("[A-Z].*[.?]").matches("\\p{ASCII}*");
        assertThat(russian).matches("[А-ЯЁa-zA-Z].*\\.").isNotEqualTo(kazakh);
        assertThat(kazakh)
                .as("only letters the language has, and some only it has")
                .matches("[А-ЯӘҒҚҢӨҰҮҺІЁa-zA-Z0-9].*\\.")
                .containsPattern("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]");
        assertThat(russian).doesNotContainPattern("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]");
    }

    @Test
    void anUnknownMessagePassesThrough() {
        assertThat(SigexMessages.isKnown("Some message of next year")).isFalse();
        assertThat(SigexMessages.text("Some message of next year", Language.RU)).isEqualTo("Some message of next year");
    }
}
