package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.Secret;

/**
 * What key to make in the cloud (contract section 12.6). Immutable and safe to share between threads; methods that change
 * something return a copy.
 *
 * @since 0.1.0
 */
public final class DssKeySpec {

    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,17})){1,31}");

    private final String algorithm;
    private final @Nullable String parameters;
    private final @Nullable Secret pin;

    private DssKeySpec(String algorithm, @Nullable String parameters, @Nullable Secret pin) {
        this.algorithm = algorithm;
        this.parameters = parameters;
        this.pin = pin;
    }

    /**
     * A key of GOST R 34.10-2012 with 256 bits (RFC 9215).
     *
     * @return what key to make
     */
    public static DssKeySpec gost256() {
        return of("1.2.643.7.1.1.1.1");
    }

    /**
     * A key of GOST R 34.10-2012 with 512 bits (RFC 9215).
     *
     * @return what key to make
     */
    public static DssKeySpec gost512() {
        return of("1.2.643.7.1.1.1.2");
    }

    /**
     * A key of any algorithm.
     *
     * @param algorithmOid its object identifier in dotted form
     * @return what key to make
     * @throws IllegalArgumentException if it is no object identifier
     */
    public static DssKeySpec of(String algorithmOid) {
        return new DssKeySpec(oid(algorithmOid, "algorithmOid"), null, null);
    }

    /**
     * Chooses the parameter set. Otherwise the service chooses.
     *
     * @param parametersOid its object identifier in dotted form
     * @return a copy
     * @throws IllegalArgumentException if it is no object identifier
     */
    public DssKeySpec parameters(String parametersOid) {
        return new DssKeySpec(algorithm, oid(parametersOid, "parametersOid"), pin);
    }

    /**
     * Protects the key with a PIN.
     *
     * @param secret the PIN; a reference is kept
     * @return a copy
     */
    public DssKeySpec pin(Secret secret) {
        return new DssKeySpec(algorithm, parameters, Objects.requireNonNull(secret, "secret"));
    }

    private static String oid(String text, String name) {
        if (!OID.matcher(Objects.requireNonNull(text, name)).matches()) {
            throw new IllegalArgumentException(
                    name + " is no object identifier; expected one in dotted form, such as 1.2.643.7.1.1.1.1.");
        }
        return text;
    }

    /**
     * The algorithm.
     *
     * @return its object identifier
     */
    public String algorithm() {
        return algorithm;
    }

    /**
     * The parameter set.
     *
     * @return its object identifier, if one was chosen
     */
    public Optional<String> parameters() {
        return Optional.ofNullable(parameters);
    }

    /**
     * The PIN.
     *
     * @return the PIN, if there is to be one
     */
    public Optional<Secret> pin() {
        return Optional.ofNullable(pin);
    }

    /** Never shows the PIN. */
    @Override
    public String toString() {
        return "DssKeySpec[" + algorithm + "]";
    }
}
