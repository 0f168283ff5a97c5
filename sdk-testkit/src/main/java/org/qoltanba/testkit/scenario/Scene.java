package org.qoltanba.testkit.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/**
 * Who is there in a world once a scenario or a file has been arranged in it. Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class Scene {

    private final Map<String, TestIdentity> people;
    private final Map<String, TestInformationSystem> informationSystems;
    private final List<String> users;

    Scene(Map<String, TestIdentity> people, Map<String, TestInformationSystem> informationSystems, List<String> users) {
        this.people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        this.informationSystems = Collections.unmodifiableMap(new LinkedHashMap<>(informationSystems));
        this.users = List.copyOf(users);
    }

    /**
     * A person's key and certificate.
     *
     * @param name as in the file
     * @return always the same identity
     * @throws NoSuchElementException if nobody is called so; the message names those there are
     */
    public TestIdentity person(String name) {
        TestIdentity person = people.get(Objects.requireNonNull(name, "name"));
        if (person == null) {
            throw new NoSuchElementException(
                    "Nobody is called " + name + " here. There are: " + String.join(", ", people.keySet()) + ".");
        }
        return person;
    }

    /**
     * Everybody who has a key.
     *
     * @return by name, in the order of the file
     */
    public Map<String, TestIdentity> people() {
        return people;
    }

    /**
     * The key pair with which an organisation's information system calls SIGEX.
     *
     * @param organization one that the file gives an information system
     * @return always the same
     * @throws NoSuchElementException if it has none
     */
    public TestInformationSystem informationSystem(Bin organization) {
        TestInformationSystem system = informationSystems.get(
                Objects.requireNonNull(organization, "organization").prefixed());
        if (system == null) {
            throw new NoSuchElementException("This organisation has no information system in the file;"
                    + " say \"informationSystem\": true where it stands in \"organizations\".");
        }
        return system;
    }

    /**
     * The information systems of all organisations that have one.
     *
     * @return by {@code BIN} and twelve digits, in the order of the file
     */
    public Map<String, TestInformationSystem> informationSystems() {
        return informationSystems;
    }

    /**
     * The users of CryptoPro DSS.
     *
     * @return their logins, in the order of the file
     */
    public List<String> users() {
        return users;
    }

    /** How many there are, not who. */
    @Override
    public String toString() {
        return "Scene[" + people.size() + " people, " + users.size() + " users]";
    }
}
