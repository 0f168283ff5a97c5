package org.qoltanba.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @Test
    void readsNumbersWithAndWithoutPrefix() {
        assertThat(Iin.of("IIN123456789012")).isEqualTo(Iin.of("123456789012"));
        assertThat(Bin.of("BIN123456789012").prefixed()).isEqualTo("BIN123456789012");
        assertThat(Iin.of("123456789012").prefixed()).isEqualTo("IIN123456789012");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345678901", "1234567890123", "BIN123456789012", "IIN12345678901x", "IIN １２３４５６７８９０１２"})
    void refusesWhatIsNoPersonsNumberWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Iin.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twelve digits")
                .hasMessageNotContaining("1234");
    }

    @Test
    void hidesThePersonButNotTheOrganisation() {
        assertThat(Iin.of("123456789012")).hasToString("Iin[***]");
        assertThat(Bin.of("123456789012")).hasToString("BIN123456789012");
        assertThatThrownBy(() -> Bin.of("12")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheRolesItKnowsAndKeepsOthers() {
        assertThat(Authority.ofOid("1.2.398.3.3.4.1.2.1"))
                .isSameAs(Authority.FIRST_HEAD)
                .hasToString("first head");
        assertThat(Authority.FIRST_HEAD.isKnown()).isTrue();
        assertThat(Authority.ofOid("1.2.3").isKnown()).isFalse();
        assertThat(Authority.ofOid("1.2.3")).isEqualTo(Authority.ofOid("1.2.3")).hasToString("1.2.3");
        assertThatThrownBy(() -> Authority.ofOid("head")).isInstanceOf(IllegalArgumentException.class);
    }
}
