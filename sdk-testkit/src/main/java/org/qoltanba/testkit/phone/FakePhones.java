package org.qoltanba.testkit.phone;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.qoltanba.testkit.clock.VirtualClock;

/**
 * The phones of a world, one for each user. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakePhones {

    private final VirtualClock clock;
    private final Map<String, FakePhone> byUser = new ConcurrentHashMap<>();

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
        return byUser.computeIfAbsent(user, login -> new FakePhone(login, clock));
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
        return byUser.computeIfAbsent(user + " (" + device + ")", name -> new FakePhone(name, clock));
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
