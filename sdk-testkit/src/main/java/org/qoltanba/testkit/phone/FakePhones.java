package org.qoltanba.testkit.phone;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.VirtualClock;

/**
 * The phones of a world, one for each user. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakePhones {

    private final VirtualClock clock;
    private final Map<String, FakePhone> byUser = new ConcurrentHashMap<>();
    private volatile @Nullable Binding binding;

    /** Takes what a phone has scanned, for a service. */
    @FunctionalInterface
    public interface Binding {

        /**
         * A phone has scanned a code.
         *
         * @param phone which
         * @param text what the code says
         * @param activationCode what its owner has typed; null for nothing
         * @throws IllegalArgumentException if the code is none of the service
         * @throws IllegalStateException if it cannot be used, or not any more
         */
        void scanned(FakePhone phone, String text, @Nullable String activationCode);
    }

    /**
     * Makes phones that act on a clock.
     *
     * @param clock the clock of the world
     */
    public FakePhones(VirtualClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A user's phone.
     *
     * @param user the user's login
     * @return always the same one for the same login
     */
    public FakePhone of(String user) {
        Objects.requireNonNull(user, "user");
        return byUser.computeIfAbsent(user, login -> new FakePhone(login, clock, this::scanned, this::all));
    }

    /**
     * One of several phones of a user.
     *
     * @param user the user's login
     * @param device what the user calls the phone
     * @return always the same one for the same login and name, another than {@link #of(String)}
     */
    public FakePhone of(String user, String device) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(device, "device");
        return of(name(user, device));
    }

    /**
     * How one of several phones of a user is called.
     *
     * @param user the user's login
     * @param device what the user calls the phone
     * @return to be given to {@link #of(String)}
     */
    public static String name(String user, String device) {
        return user + " (" + device + ")";
    }

    /**
     * Tells who binds phones to users. Called by the service that does.
     *
     * @param service takes what phones scan
     */
    public void boundBy(Binding service) {
        binding = Objects.requireNonNull(service, "service");
    }

    private void scanned(FakePhone phone, String text, @Nullable String activationCode) {
        Binding service = binding;
        if (service == null) {
            throw new IllegalStateException("Nobody binds phones in this world.");
        }
        service.scanned(phone, text, activationCode);
    }

    /**
     * The phones there are so far.
     *
     * @return a copy, in the order of their logins
     */
    public List<FakePhone> all() {
        return byUser.values().stream()
                .sorted(Comparator.comparing(FakePhone::user))
                .toList();
    }
}
