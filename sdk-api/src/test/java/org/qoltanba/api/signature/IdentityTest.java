package org.qoltanba.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    /** Published numbers of public companies, and the examples of the rules themselves. */
    @Test
    void controlDigitsFitPublishedNumbers() {
        assertThat(Bin.of("971240001315").controlDigitsMatch()).isTrue();
        assertThat(Inn.of("7707083893").controlDigitsMatch()).isTrue();
        assertThat(Inn.of("500100732259").controlDigitsMatch()).isTrue();
        assertThat(Ogrn.of("1027700132195").controlDigitsMatch()).isTrue();
        assertThat(Ogrnip.of("304500116000157").controlDigitsMatch()).isTrue();
        assertThat(Snils.of("112-233-445 95").controlDigitsMatch()).isTrue();
        assertThat(Snils.of("00100199899").controlDigitsMatch()).isTrue();
    }

    /** A single mistyped digit is what control digits are for. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void controlDigitsFindAMistypedDigit(int place) {
        assertThat(Bin.of(mistyped("971240001315", place)).controlDigitsMatch()).isFalse();
        assertThat(Iin.of(mistyped("971240001315", place)).controlDigitsMatch()).isFalse();
        assertThat(Inn.of(mistyped("7707083893", place)).controlDigitsMatch()).isFalse();
        assertThat(Inn.of(mistyped("500100732259", place)).controlDigitsMatch()).isFalse();
        assertThat(Ogrn.of(mistyped("1027700132195", place)).controlDigitsMatch())
                .isFalse();
        assertThat(Ogrnip.of(mistyped("304500116000157", place)).controlDigitsMatch())
                .isFalse();
        assertThat(Snils.of(mistyped("11223344595", place)).controlDigitsMatch())
                .isFalse();
    }

    /** Where the first remainder of a Kazakh number is ten, other weights decide. */
    @Test
    void kazakhNumbersHaveASecondRule() {
        assertThat(Iin.of("000000000310").controlDigitsMatch()).isFalse();
        long matching = IntStream.range(0, 10)
                .filter(last -> Iin.of("90000000001" + last).controlDigitsMatch())
                .count();
        assertThat(matching).isLessThanOrEqualTo(1);
        // 1 * 10 + 0: the first remainder is 10; by the second weights 1 * 1 = 1
        assertThat(Iin.of("000000000101").controlDigitsMatch()).isTrue();
    }

    @Test
    void russianNumbersHideThePersonButNotTheOrganisation() {
        assertThat(Inn.of("500100732259")).hasToString("Inn[***]");
        assertThat(Inn.of("500100732259").isPersons()).isTrue();
        assertThat(Inn.of("7707083893")).hasToString("INN7707083893");
        assertThat(Inn.of("7707083893").isPersons()).isFalse();
        assertThat(Ogrn.of("1027700132195")).hasToString("OGRN1027700132195");
        assertThat(Ogrnip.of("304500116000157")).hasToString("Ogrnip[***]");
        assertThat(Snils.of("11223344595")).hasToString("Snils[***]");
    }

    @Test
    void refusesRussianNumbersOfAnotherFormWithoutRepeatingThem() {
        for (ThrowingCallable wrong : List.<ThrowingCallable>of(
                () -> Inn.of("50010073225"),
                () -> Ogrn.of("500100732259"),
                () -> Ogrnip.of("30450011600015x"),
                () -> Snils.of("112-233 44595"))) {
            assertThatThrownBy(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("digits")
                    .hasMessageNotContaining("500")
                    .hasMessageNotContaining("112");
        }
    }

    @Test
    void namesWhereAKeyIsKept() {
        assertThat(KeyStoreType.ofOid("1.2.398.3.3.5.1.1"))
                .isSameAs(KeyStoreType.PKCS12_FILE)
                .hasToString("PKCS#12 file");
        assertThat(KeyStoreType.ofOid("1.2.398.3.3.5.1.2"))
                .isEqualTo(KeyStoreType.ofOid("1.2.398.3.3.5.1.2"))
                .isNotEqualTo(KeyStoreType.PKCS12_FILE)
                .hasToString("1.2.398.3.3.5.1.2");
        assertThat(KeyStoreType.ofOid("1.2.3").isKnown()).isFalse();
    }

    @Test
    void namesTheRarerRoles() {
        assertThat(Authority.ofOid("1.2.398.3.3.4.1.1.1")).isSameAs(Authority.INDIVIDUAL_INFORMATION_SYSTEM);
        assertThat(Authority.ofOid("1.2.398.3.3.4.3.2.1")).isSameAs(Authority.IDENTIFIED_BY_DIGITAL_ID);
        assertThat(Authority.ofOid("1.2.398.5.19.1.2.2.1")).hasToString("treasury client");
    }

    private static String mistyped(String digits, int place) {
        char other = digits.charAt(place) == '9' ? '8' : (char) (digits.charAt(place) + 1);
        return digits.substring(0, place) + other + digits.substring(place + 1);
    }
}
