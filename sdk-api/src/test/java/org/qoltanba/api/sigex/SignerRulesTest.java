package org.qoltanba.api.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.qoltanba.api.sigex.SignerRequirement.accountantOf;
import static org.qoltanba.api.sigex.SignerRequirement.firstHeadOf;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.SignerCertificate;

class SignerRulesTest {

    private static final Bin BUYER = Bin.of("123456789012");
    private static final Bin SUPPLIER = Bin.of("210987654321");
    private static final Iin DIRECTOR = Iin.of("800101300123");
    private static final Iin ACCOUNTANT = Iin.of("750202400456");

    private static final Holder HEAD = new Holder(DIRECTOR, BUYER, Authority.FIRST_HEAD);
    private static final Holder BOOKS = new Holder(ACCOUNTANT, SUPPLIER, Authority.RIGHT_TO_SIGN_FINANCIAL);
    private static final Holder NOBODY = new Holder(Iin.of("900303400789"), null, Authority.INDIVIDUAL);

    /** What a certificate and a signature say of somebody. */
    private record Holder(Iin person, @Nullable Bin bin, Authority authority) {

        SignerCertificate certificate() {
            return saying(SignerCertificate.class);
        }

        RegisteredSignature signature() {
            return saying(RegisteredSignature.class);
        }

        private <T> T saying(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "iin" -> Optional.of(person);
                        case "signer" -> person;
                        case "bin", "organization" -> Optional.ofNullable(bin);
                        case "authorities" -> Set.of(authority);
                        default -> throw new UnsupportedOperationException(method.getName());
                    }));
        }
    }

    private static Optional<String> objection(SignerRules rules, Holder signer, Holder... earlier) {
        return rules.objectionTo(
                signer.certificate(),
                Arrays.stream(earlier).map(Holder::signature).toList(),
                false);
    }

    @Test
    void anOrderBindsEveryStepFromTheFirst() {
        SignerRules rules = SignerRules.inOrder(firstHeadOf(BUYER), accountantOf(SUPPLIER));

        assertThat(objection(rules, HEAD)).isEmpty();
        assertThat(objection(rules, BOOKS))
                .hasValueSatisfying(
                        said -> assertThat(said).contains("It is the turn of").contains("first head"));
        assertThat(objection(rules, BOOKS, HEAD)).isEmpty();
        assertThat(objection(rules, HEAD, HEAD)).isPresent();
    }

    @Test
    void behindTheLastStepNothingIsCertain() {
        assertThat(objection(SignerRules.inOrder(firstHeadOf(BUYER)), NOBODY, HEAD))
                .isEmpty();
    }

    @Test
    void alternativesDoNotBindTheFirstUnlessSaidOrPreregistered() {
        SignerRules rules = SignerRules.anyOf(firstHeadOf(BUYER), accountantOf(SUPPLIER));

        assertThat(objection(rules, NOBODY)).isEmpty();
        assertThat(objection(rules, NOBODY, HEAD)).isPresent();
        assertThat(objection(rules, BOOKS, HEAD)).isEmpty();
        assertThat(objection(rules.bindingTheFirst(), NOBODY)).isPresent();
        assertThat(rules.objectionTo(NOBODY.certificate(), List.of(), true)).isPresent();
        assertThat(rules.notBindingTheFirst().objectionTo(NOBODY.certificate(), List.of(), true))
                .isEmpty();
        assertThat(SignerRules.anybody().bindsTheFirst(true)).isFalse();
    }

    @Test
    void nobodyTwiceIsAboutPersonsAndOrganizationsAboutOrganizations() {
        Holder other = new Holder(ACCOUNTANT, BUYER, Authority.EMPLOYEE);
        assertThat(objection(SignerRules.anybody().nobodyTwice(), HEAD, HEAD))
                .hasValueSatisfying(said -> assertThat(said).contains("person").doesNotContain(DIRECTOR.digits()));
        assertThat(objection(SignerRules.anybody().nobodyTwice(), other, HEAD)).isEmpty();
        assertThat(objection(SignerRules.anybody().noOrganizationTwice(), other, HEAD))
                .isPresent();
        assertThat(objection(SignerRules.anybody().noOrganizationTwice(), NOBODY, NOBODY))
                .isEmpty();
    }

    @Test
    void aCertificationAuthorityIsLeftToTheService() {
        assertThat(objection(
                        SignerRules.anyOf(SignerRequirement.anybody().issuedBy("nca"))
                                .bindingTheFirst(),
                        NOBODY))
                .isEmpty();
    }

    @Test
    void readsLikeTheRule() {
        SignerRules rules = SignerRules.inOrder(firstHeadOf(BUYER))
                .and(SignerRequirement.employee(ACCOUNTANT, SUPPLIER))
                .nobodyTwice();

        assertThat(rules.requirements()).hasSize(2);
        assertThat(rules.isInOrder()).isTrue();
        assertThat(rules.uniqueness()).containsExactly(Uniqueness.PERSON);
        assertThat(rules)
                .hasToString(
                        "SignerRules[in order [SignerRequirement[anybody of BIN123456789012 as one of [first head]],"
                                + " SignerRequirement[a person of BIN210987654321]], unique [iin]]");
        assertThat(rules)
                .isEqualTo(SignerRules.inOrder(firstHeadOf(BUYER), SignerRequirement.employee(ACCOUNTANT, SUPPLIER))
                        .nobodyTwice());
    }

    @Test
    void aRequirementMustRequireSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignerRules.anyOf(SignerRequirement.anybody()));
        assertThatIllegalArgumentException().isThrownBy(SignerRules::inOrder);
        assertThatIllegalArgumentException().isThrownBy(() -> Uniqueness.of(""));
        assertThat(Uniqueness.of("bin")).isSameAs(Uniqueness.ORGANIZATION);
        assertThat(Uniqueness.of("family").isKnown()).isFalse();
    }
}
