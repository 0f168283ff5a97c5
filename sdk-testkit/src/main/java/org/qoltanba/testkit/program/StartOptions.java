package org.qoltanba.testkit.program;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.FakeServicesBuilder;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.phone.PhoneAnswer;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.scenario.WorldSettings;
import picocli.CommandLine.Option;

/** How the world is to run: what the command line says comes before what the file says. */
final class StartOptions {

    private static final String LOCAL = "127.0.0.1";

    @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "host")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
    private @Nullable Integer port;

    @Option(names = "--https-port", paramLabel = "PORT", descriptionKey = "httpsPort")
    private @Nullable Integer httpsPort;

    @Option(names = "--mutual-tls-port", paramLabel = "PORT", descriptionKey = "mutualTlsPort")
    private @Nullable Integer mutualTlsPort;

    @Option(names = "--console-port", paramLabel = "PORT", descriptionKey = "consolePort")
    private @Nullable Integer consolePort;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--start", paramLabel = "TIME", descriptionKey = "start")
    private @Nullable String start;

    @Option(names = "--speed", paramLabel = "TIMES", descriptionKey = "speed")
    private @Nullable Double speed;

    @Option(names = "--virtual-time", descriptionKey = "virtualTime")
    private boolean virtualTime;

    @Option(names = "--phone", paramLabel = "USER=HABIT", descriptionKey = "phone")
    private Map<String, String> phones = new LinkedHashMap<>();

    private @Nullable WorldSettings file;

    /** Tells what the file says. */
    void beside(WorldSettings settings) {
        file = settings;
    }

    String host() {
        return first(host, settings().host()).orElse(LOCAL);
    }

    int consolePort() {
        return port(consolePort, settings().console());
    }

    double speed() {
        Double told = speed;
        if (told != null && !(told > 0 && told <= ClockDriver.FASTEST)) {
            throw new Trouble(ExitCode.USAGE, "badSpeed", told.toString());
        }
        return told != null ? told : settings().speed().orElse(1);
    }

    boolean paused() {
        return virtualTime || settings().paused().orElse(false);
    }

    FakeServicesBuilder builder() {
        noneTwice();
        FakeServicesBuilder builder = FakeServices.builder()
                .startingAt(begin())
                .listeningAt(host())
                .port(port(port, settings().http()))
                .securePort(port(httpsPort, settings().https()))
                .mutualPort(port(mutualTlsPort, settings().mutualTls()));
        Long told = seed;
        if (told != null) {
            builder.seed(told);
        } else {
            settings().seed().ifPresent(builder::seed);
        }
        return builder;
    }

    /** What is said about people who are there only now. */
    void apply(FakeServices world, Scene scene) {
        phones.forEach((user, habit) -> {
            if (!scene.users().contains(user)) {
                throw new Trouble(ExitCode.UNKNOWN_USER, "unknownUser", user, String.join(", ", scene.users()));
            }
            switch (habit) {
                case "confirms" -> world.phone(user).answersEach(PhoneAnswer.CONFIRM);
                case "declines" -> world.phone(user).answersEach(PhoneAnswer.DECLINE);
                case "asks" -> world.phone(user).waitsToBeTold();
                default -> throw new Trouble(ExitCode.USAGE, "unknownHabit", habit);
            }
        });
    }

    private Instant begin() {
        String told = start;
        if (told == null) {
            return settings().start().orElseGet(() -> SdkClock.system().now());
        }
        try {
            return Instant.parse(told);
        } catch (DateTimeParseException malformed) {
            throw new Trouble(ExitCode.USAGE, "badTime", told);
        }
    }

    private WorldSettings settings() {
        WorldSettings told = file;
        if (told == null) {
            throw new IllegalStateException("The file is read first.");
        }
        return told;
    }

    /** Otherwise the second of our own ports would be said to be another program's. */
    private void noneTwice() {
        Set<Integer> ports = new HashSet<>();
        IntStream.of(
                        port(port, settings().http()),
                        port(httpsPort, settings().https()),
                        port(mutualTlsPort, settings().mutualTls()),
                        consolePort())
                .filter(each -> each != 0 && !ports.add(each))
                .findFirst()
                .ifPresent(twice -> {
                    throw new Trouble(ExitCode.USAGE, "portTwice", Integer.toString(twice));
                });
    }

    private static int port(@Nullable Integer told, OptionalInt inFile) {
        int port = told != null ? told : inFile.orElse(0);
        if (port < 0 || port > WorldSettings.LARGEST_PORT) {
            throw new Trouble(ExitCode.USAGE, "badPort", Integer.toString(port));
        }
        return port;
    }

    private static Optional<String> first(@Nullable String told, Optional<String> inFile) {
        return told != null ? Optional.of(told) : inFile;
    }
}
