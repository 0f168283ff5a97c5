package org.qoltanba.testkit.dss;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What an administrator allows and demands, as {@code GET policy} tells (contract section 4.3). Every transaction needs a
 * confirmation unless it is said otherwise; signing in needs none.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssPolicy {

    private static final List<String> SIGNATURE_TYPES = List.of("GOST3410", "CMS", "CAdES", "XMLDSig", "PDF");

    private final Map<DssAction, Boolean> confirmations = new ConcurrentHashMap<>();
    private final List<TspService> tspServices = new CopyOnWriteArrayList<>();
    private volatile boolean hashSigningAllowed = true;
    private volatile boolean thirdPartyTspAllowed = true;
    private volatile DssPinCodeMode pinCodeMode = DssPinCodeMode.ALLOW;
    private volatile Set<String> signatureTypes = Set.copyOf(SIGNATURE_TYPES);

    DssPolicy() {
        tspServices.add(new TspService("default", "TSP", URI.create("http://tsp.example.ru/tsp/tsp.srf")));
    }

    /**
     * A time stamp service. Whatever its address, the time stamps are those of the world's authority.
     *
     * @param name for programs
     * @param title for people
     * @param url where
     */
    record TspService(String name, String title, URI url) {}

    /**
     * Whether an action needs a second factor, {@code MfaRequired}. For users of service clients every one does.
     *
     * @param action which
     * @param required false to let it be done at once
     * @return this
     */
    public DssPolicy confirmationRequired(DssAction action, boolean required) {
        confirmations.put(Objects.requireNonNull(action, "action"), required);
        return this;
    }

    /**
     * Whether signing a document or a package needs a second factor. It does; a direct call is then answered with 403. For
     * users of service clients it always does.
     *
     * @param needed false to allow direct signing
     * @return this
     */
    public DssPolicy signingNeedsConfirmation(boolean needed) {
        return confirmationRequired(DssAction.SIGN_DOCUMENT, needed)
                .confirmationRequired(DssAction.SIGN_DOCUMENTS, needed);
    }

    /**
     * Whether hash values may be signed, {@code AllowHashSigning}. They may.
     *
     * @param allowed false to refuse {@code Hash=true}
     * @return this
     */
    public DssPolicy hashSigningAllowed(boolean allowed) {
        hashSigningAllowed = allowed;
        return this;
    }

    /**
     * Whether time stamp services may be used that policy does not name, {@code AllowThirdPartyTsp}. They may.
     *
     * @param allowed false to take no other address
     * @return this
     */
    public DssPolicy thirdPartyTspAllowed(boolean allowed) {
        thirdPartyTspAllowed = allowed;
        return this;
    }

    /**
     * Names one more time stamp service. One is there from the start.
     *
     * @param name for programs
     * @param title for people
     * @param url its address; the time stamps are those of the world's authority all the same
     * @return this
     */
    public DssPolicy tspService(String name, String title, URI url) {
        tspServices.add(new TspService(
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(title, "title"),
                Objects.requireNonNull(url, "url")));
        return this;
    }

    /**
     * Takes away all time stamp services, so that there are no signatures with a time stamp.
     *
     * @return this
     */
    public DssPolicy withoutTspServices() {
        tspServices.clear();
        thirdPartyTspAllowed = false;
        return this;
    }

    /**
     * Whether keys have a PIN, {@code PinCodeMode}. As the user likes.
     *
     * @param mode whether new keys may or must have one
     * @return this
     */
    public DssPolicy pinCodeMode(DssPinCodeMode mode) {
        pinCodeMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * The kinds of signatures that are made, {@code AllowedSignatureTypes}. All there are here: an installation whose
     * administrator has not allowed {@code MSOffice}.
     *
     * @param types some of {@code GOST3410}, {@code CMS}, {@code CAdES}, {@code XMLDSig}, {@code PDF}
     * @return this
     * @throws IllegalArgumentException if this installation cannot make one of them
     */
    public DssPolicy signatureTypes(String... types) {
        Set<String> wanted = Set.of(types);
        if (!SIGNATURE_TYPES.containsAll(wanted)) {
            throw new IllegalArgumentException(
                    "This DSS makes signatures of the types " + SIGNATURE_TYPES + ". Allow some of these.");
        }
        signatureTypes = wanted;
        return this;
    }

    boolean confirmationRequired(DssAction action) {
        return confirmations.getOrDefault(action, action.isTransaction());
    }

    boolean hashSigningAllowed() {
        return hashSigningAllowed;
    }

    boolean thirdPartyTspAllowed() {
        return thirdPartyTspAllowed;
    }

    DssPinCodeMode pinCodeMode() {
        return pinCodeMode;
    }

    List<TspService> tspServices() {
        return List.copyOf(tspServices);
    }

    /** In the order in which the service names them. */
    List<String> signatureTypes() {
        return SIGNATURE_TYPES.stream().filter(signatureTypes::contains).toList();
    }
}
