package org.qoltanba.api.dss;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the operations of a session are to be confirmed, where that is not left to the SDK. The SDK takes a phone if the user
 * has one, uses the callback address if the application has one, and fails at once if the user's last operation is still
 * open.
 *
 * <pre>{@code
 * DssSession bySms = ivanov.confirmedBy(DssConfirmation.usual().by(ConfirmationMethod.SMS));
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssConfirmation {

    private static final List<ConfirmationMethod> PHONES = List.of(
            ConfirmationMethod.MYDSS, ConfirmationMethod.AIRKEY, ConfirmationMethod.SIM, ConfirmationMethod.DSS_SDK);
    private static final DssConfirmation USUAL = new DssConfirmation(PHONES, null, Duration.ZERO, true);

    private final List<ConfirmationMethod> methods;
    private final @Nullable MethodChooser chooser;
    private final Duration patience;
    private final boolean callback;

    private DssConfirmation(
            List<ConfirmationMethod> methods, @Nullable MethodChooser chooser, Duration patience, boolean callback) {
        this.methods = methods;
        this.chooser = chooser;
        this.patience = patience;
        this.callback = callback;
    }

    /**
     * As the SDK does it by itself.
     *
     * @return the usual way
     */
    public static DssConfirmation usual() {
        return USUAL;
    }

    /**
     * Of a user's several ways to confirm, takes the first of these that the user has. A user with one way is asked that
     * way, whatever it is.
     *
     * @param inThisOrder the methods, the most wanted first
     * @return a copy
     * @throws IllegalArgumentException if there are none
     */
    public DssConfirmation by(ConfirmationMethod... inThisOrder) {
        List<ConfirmationMethod> wanted = List.copyOf(Arrays.asList(inThisOrder));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("Name at least one method, for example ConfirmationMethod.SMS.");
        }
        return new DssConfirmation(wanted, null, patience, callback);
    }

    /**
     * Lets the application choose when the user has several ways to confirm.
     *
     * @param newChooser is asked each time
     * @return a copy
     */
    public DssConfirmation chosenBy(MethodChooser newChooser) {
        return new DssConfirmation(methods, Objects.requireNonNull(newChooser, "newChooser"), patience, callback);
    }

    /**
     * If another operation of the user is open ({@code transaction_pending}), tries again every ten seconds instead of
     * failing at once. {@code begin()} waits as long.
     *
     * @param limit how long; zero does not wait
     * @return a copy
     * @throws IllegalArgumentException if it is negative, or longer than a day
     */
    public DssConfirmation waitingForTurn(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        if (limit.isNegative() || limit.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "Waiting for the user's turn takes from zero to a day, not " + limit + ".");
        }
        return new DssConfirmation(methods, chooser, limit, callback);
    }

    /**
     * Polls only, even if the application has a callback address.
     *
     * @return a copy
     */
    public DssConfirmation withoutCallback() {
        return new DssConfirmation(methods, chooser, patience, false);
    }

    /**
     * The methods to take, the most wanted first.
     *
     * @return an unmodifiable list, not empty
     */
    public List<ConfirmationMethod> methods() {
        return methods;
    }

    /**
     * Who chooses.
     *
     * @return empty to go by {@link #methods()}
     */
    public Optional<MethodChooser> chooser() {
        return Optional.ofNullable(chooser);
    }

    /**
     * How long to wait for the user's turn.
     *
     * @return zero for not at all
     */
    public Duration turn() {
        return patience;
    }

    /**
     * Whether the callback address is used, if there is one.
     *
     * @return true unless {@link #withoutCallback()} was called
     */
    public boolean callback() {
        return callback;
    }

    @Override
    public String toString() {
        return "DssConfirmation[" + (chooser == null ? methods : "chosen by the application") + ", turn " + patience
                + (callback ? "]" : ", without callback]");
    }
}
