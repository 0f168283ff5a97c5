package org.qoltanba.api.sigex;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The service's own words for what it says in codes (contract section 7.48). The names of its parts are the service's,
 * for example {@code extKeyUsageOIDs}, {@code policyOIDs}, {@code keyUsages}, {@code subscriptions}.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexDictionary {

    private final Map<String, LocalizedText> errorMessages;
    private final Map<String, Map<String, LocalizedText>> terms;

    private SigexDictionary(Map<String, LocalizedText> errorMessages, Map<String, Map<String, LocalizedText>> terms) {
        this.errorMessages = Collections.unmodifiableMap(new LinkedHashMap<>(errorMessages));
        Map<String, Map<String, LocalizedText>> parts = new LinkedHashMap<>();
        terms.forEach((part, words) -> parts.put(part, Collections.unmodifiableMap(new LinkedHashMap<>(words))));
        this.terms = Collections.unmodifiableMap(parts);
    }

    /**
     * A dictionary.
     *
     * @param errorMessages texts by error message
     * @param terms by the name of a part, texts by object identifier or constant
     * @return the dictionary
     */
    public static SigexDictionary of(
            Map<String, LocalizedText> errorMessages, Map<String, Map<String, LocalizedText>> terms) {
        return new SigexDictionary(errorMessages, terms);
    }

    /**
     * What an error message means. {@link SigexMessages} has texts that need no call.
     *
     * @param message {@link org.qoltanba.api.error.ServiceException#errorCode()}
     * @return empty if the service has no text for it
     */
    public Optional<LocalizedText> errorMessage(String message) {
        return Optional.ofNullable(errorMessages.get(Objects.requireNonNull(message, "message")));
    }

    /**
     * All error messages the service has texts for.
     *
     * @return texts by message, in the service's order; unmodifiable
     */
    public Map<String, LocalizedText> errorMessages() {
        return errorMessages;
    }

    /**
     * What a code means.
     *
     * @param part the name of the part
     * @param code an object identifier or constant
     * @return empty if the service has no text for it
     */
    public Optional<LocalizedText> term(String part, String code) {
        return Optional.ofNullable(terms(part).get(Objects.requireNonNull(code, "code")));
    }

    /**
     * All codes of a part.
     *
     * @param part the name of the part
     * @return texts by code, in the service's order; unmodifiable; empty if there is no such part
     */
    public Map<String, LocalizedText> terms(String part) {
        return terms.getOrDefault(Objects.requireNonNull(part, "part"), Map.of());
    }

    @Override
    public String toString() {
        return "SigexDictionary[" + errorMessages.size() + " messages, " + terms.keySet() + "]";
    }
}
