package org.qoltanba.api.sigex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * Who may sign a document, in which order, and who may not sign twice (contract sections 5.5 and 5.6):
 *
 * <pre>{@code
 * SignerRules.inOrder(firstHeadOf(buyer), accountantOf(supplier)).nobodyTwice()
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SignerRules {

    private static final SignerRules ANYBODY = new SignerRules(List.of(), false, null, Set.of());

    private final List<SignerRequirement> requirements;
    private final boolean inOrder;
    private final @Nullable Boolean bindsTheFirst;
    private final Set<Uniqueness> uniqueness;

    private SignerRules(
            List<SignerRequirement> requirements,
            boolean inOrder,
            @Nullable Boolean bindsTheFirst,
            Set<Uniqueness> uniqueness) {
        this.requirements = List.copyOf(requirements);
        this.inOrder = inOrder;
        this.bindsTheFirst = bindsTheFirst;
        this.uniqueness = Set.copyOf(uniqueness);
    }

    /**
     * Anybody may sign, as often as they like.
     *
     * @return the rules, to be narrowed
     */
    public static SignerRules anybody() {
        return ANYBODY;
    }

    /**
     * Whoever meets one of these may sign.
     *
     * @param alternatives at least one
     * @return the rules
     * @throws IllegalArgumentException if there is none, or one requires nothing
     */
    public static SignerRules anyOf(SignerRequirement... alternatives) {
        return anyOf(List.of(alternatives));
    }

    /**
     * Whoever meets one of these may sign.
     *
     * @param alternatives at least one
     * @return the rules
     * @throws IllegalArgumentException if there is none, or one requires nothing
     */
    public static SignerRules anyOf(List<SignerRequirement> alternatives) {
        return new SignerRules(require(alternatives), false, null, Set.of());
    }

    /**
     * One after the other: the first signature must meet the first of these, the second the second. The signature a
     * document is registered with is the first.
     *
     * @param steps at least one
     * @return the rules
     * @throws IllegalArgumentException if there is none, or one requires nothing
     */
    public static SignerRules inOrder(SignerRequirement... steps) {
        return inOrder(List.of(steps));
    }

    /**
     * One after the other: the first signature must meet the first of these, the second the second. The signature a
     * document is registered with is the first.
     *
     * @param steps at least one
     * @return the rules
     * @throws IllegalArgumentException if there is none, or one requires nothing
     */
    public static SignerRules inOrder(List<SignerRequirement> steps) {
        return new SignerRules(require(steps), true, null, Set.of());
    }

    private static List<SignerRequirement> require(List<SignerRequirement> requirements) {
        if (requirements.isEmpty()) {
            throw new IllegalArgumentException("Name at least one requirement, or use SignerRules.anybody().");
        }
        if (requirements.contains(SignerRequirement.anybody())) {
            throw new IllegalArgumentException(
                    "Each requirement must name a person, an organisation, an authority or a certification authority.");
        }
        return requirements;
    }

    /**
     * The same with one more alternative; with an order, one more step at its end.
     *
     * @param requirement one more
     * @return a copy
     * @throws IllegalArgumentException if it requires nothing
     */
    public SignerRules and(SignerRequirement requirement) {
        List<SignerRequirement> more = new ArrayList<>(requirements);
        more.add(Objects.requireNonNull(requirement, "requirement"));
        return new SignerRules(require(more), inOrder, bindsTheFirst, uniqueness);
    }

    /**
     * The same, and no person signs twice.
     *
     * @return a copy
     */
    public SignerRules nobodyTwice() {
        return with(Uniqueness.PERSON);
    }

    /**
     * The same, and no organisation signs twice. Individuals are not concerned.
     *
     * @return a copy
     */
    public SignerRules noOrganizationTwice() {
        return with(Uniqueness.ORGANIZATION);
    }

    /**
     * The same, and signatures differ in this.
     *
     * @param wanted what must differ
     * @return a copy
     */
    public SignerRules with(Uniqueness wanted) {
        Set<Uniqueness> more = new LinkedHashSet<>(uniqueness);
        more.add(Objects.requireNonNull(wanted, "wanted"));
        return new SignerRules(requirements, inOrder, bindsTheFirst, more);
    }

    /**
     * The same, and the first signature must meet the requirements too. This is how it is anyway with an order, and with a
     * document that is registered without a signature.
     *
     * @return a copy
     */
    public SignerRules bindingTheFirst() {
        return new SignerRules(requirements, inOrder, true, uniqueness);
    }

    /**
     * The same, and the first signature need not meet the requirements. With an order it takes the first place all the
     * same.
     *
     * @return a copy
     */
    public SignerRules notBindingTheFirst() {
        return new SignerRules(requirements, inOrder, false, uniqueness);
    }

    /**
     * What is required of signers.
     *
     * @return alternatives, or steps if there is an order; unmodifiable; empty if anybody may sign
     */
    public List<SignerRequirement> requirements() {
        return requirements;
    }

    /**
     * Whether the requirements are steps.
     *
     * @return true if there is an order
     */
    public boolean isInOrder() {
        return inOrder;
    }

    /**
     * Whether the first signature must meet the requirements.
     *
     * @param preregistered whether the document is registered without a signature
     * @return what was said; without that, true with an order or a preregistered document
     */
    public boolean bindsTheFirst(boolean preregistered) {
        return bindsTheFirst != null ? bindsTheFirst : !requirements.isEmpty() && (inOrder || preregistered);
    }

    /**
     * What must differ between signatures.
     *
     * @return an unmodifiable set
     */
    public Set<Uniqueness> uniqueness() {
        return uniqueness;
    }

    /**
     * Why the service is certain to refuse a signer, found out without asking it. Only what is certain counts: which
     * certification authority issued a certificate is left to the service.
     *
     * @param certificate the signer's certificate
     * @param earlier the signatures the document has already
     * @param preregistered whether the document was registered without a signature
     * @return the reason, without personal data; empty if the service may accept the signer
     */
    public Optional<String> objectionTo(
            SignerCertificate certificate, List<RegisteredSignature> earlier, boolean preregistered) {
        Objects.requireNonNull(certificate, "certificate");
        Optional<Iin> person = certificate.iin();
        Optional<Bin> organization = certificate.bin();
        if (uniqueness.contains(Uniqueness.PERSON)
                && person.isPresent()
                && earlier.stream().anyMatch(one -> one.signer().equals(person.get()))) {
            return Optional.of("This person has signed already, and nobody may sign twice.");
        }
        if (uniqueness.contains(Uniqueness.ORGANIZATION)
                && organization.isPresent()
                && earlier.stream().anyMatch(one -> one.organization().equals(organization))) {
            return Optional.of("This organisation has signed already, and none may sign twice.");
        }
        if (requirements.isEmpty() || (earlier.isEmpty() && !bindsTheFirst(preregistered))) {
            return Optional.empty();
        }
        return inOrder ? outOfTurn(certificate, earlier.size()) : notNamed(certificate);
    }

    private Optional<String> outOfTurn(SignerCertificate certificate, int position) {
        // What becomes of signatures behind the last step is not published
        return position < requirements.size() && !requirements.get(position).mayBeMetBy(certificate)
                ? Optional.of(
                        "It is the turn of " + requirements.get(position) + ", which the certificate does not meet.")
                : Optional.empty();
    }

    private Optional<String> notNamed(SignerCertificate certificate) {
        return requirements.stream().anyMatch(requirement -> requirement.mayBeMetBy(certificate))
                ? Optional.empty()
                : Optional.of("The certificate meets none of the requirements " + requirements + ".");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignerRules that
                && requirements.equals(that.requirements)
                && inOrder == that.inOrder
                && Objects.equals(bindsTheFirst, that.bindsTheFirst)
                && uniqueness.equals(that.uniqueness);
    }

    @Override
    public int hashCode() {
        return Objects.hash(requirements, inOrder, bindsTheFirst, uniqueness);
    }

    @Override
    public String toString() {
        return "SignerRules[" + (inOrder ? "in order " : "any of ") + requirements
                + (uniqueness.isEmpty() ? "" : ", unique " + uniqueness) + "]";
    }
}
