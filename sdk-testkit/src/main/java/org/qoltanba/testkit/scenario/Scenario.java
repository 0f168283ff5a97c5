package org.qoltanba.testkit.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.WorldFileException.Problem;

/**
 * Ready worlds to begin with, in a test, or with the stand-alone program by name.
 *
 * <pre>{@code
 * Scene scene = Scenario.TWO_COMPANIES.arrange(world);
 * TestIdentity director = scene.person("buyer-director");
 * }</pre>
 *
 * <p>Each is a file of the kind that {@link WorldFile} reads; {@link #json()} has it, to begin one's own with.
 *
 * @since 0.1.0
 */
public enum Scenario {

    /**
     * Two companies that sign a contract: a director and an accountant each, and {@code erp}, the information system of the
     * buyer. In the cloud there are {@code ivanov}, the buyer's director, and {@code petrova}, the supplier's.
     */
    TWO_COMPANIES,

    /** An employer with packages, a human-resources officer, its director, and a person who is about to be hired. */
    HIRING_PACKAGE,

    /** Three people of one company who are to sign one after the other: the author, the lawyer, the director. */
    ORDER_OF_SIGNERS,

    /** A user of the cloud whose phone has no internet: operations are confirmed with a code and a picture. */
    PHONE_WITHOUT_INTERNET,

    /** The certificate authority's OCSP responder and time stamps do not answer, so SIGEX refuses every signature. */
    CA_OUTAGE;

    private static final int LARGEST = 1024 * 1024;

    /**
     * Finds a scenario.
     *
     * @param id as in a file or on a command line
     * @return the scenario
     * @throws WorldFileException if there is none; the message names those there are
     */
    public static Scenario of(String id) {
        Objects.requireNonNull(id, "id");
        return Arrays.stream(values())
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new WorldFileException(
                        Problem.UNKNOWN_SCENARIO,
                        null,
                        id,
                        Arrays.stream(values()).map(Scenario::id).collect(Collectors.joining(", "))));
    }

    /**
     * How it is called in a file and on a command line.
     *
     * @return lower case with hyphens, for example {@code two-companies}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The file behind it.
     *
     * @return JSON with comments
     */
    public String json() {
        String name = id() + ".json";
        try (InputStream content = Objects.requireNonNull(Scenario.class.getResourceAsStream(name), name)) {
            return new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * What the file says.
     *
     * @return the content, read
     */
    public WorldFile file() {
        return WorldFile.parse(json());
    }

    /**
     * Arranges the scenario in a world.
     *
     * @param world the world of a test
     * @return who is there now
     */
    public Scene arrange(FakeServices world) {
        return file().arrange(world);
    }
}
