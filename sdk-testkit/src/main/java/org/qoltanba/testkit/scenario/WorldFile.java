package org.qoltanba.testkit.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.FakeServicesBuilder;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.scenario.WorldFileException.Problem;

/**
 * A world as a file: people with keys, organisations, users, switches and faults, in JSON, where comments and trailing
 * commas are allowed. The same file serves tests and the stand-alone program.
 *
 * <pre>{@code
 * {
 *   "scenario": "two-companies",                      // begin with a ready world, or leave it out
 *   "people": [{"name": "accountant", "iin": "000000000033", "bin": "000000000001", "authorities": ["EMPLOYEE"]}],
 *   "users": [{"login": "accountant", "keys": ["accountant"], "pin": "1234"}],
 *   "switches": {"sigex": {"limits.callsPerMinute": 30}},
 *   "faults": ["loseResponse(on(\"POST\", \"/api\")).times(2)"]
 * }
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class WorldFile {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int DEEPEST = 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Part> parts;

    /** What one file says, and its text, to tell where a mistake is. */
    private record Part(WorldFileWire wire, String json) {

        @Override
        public String toString() {
            return "Part[]";
        }
    }

    private WorldFile(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a file.
     *
     * @param file at most 4 MiB of JSON in UTF-8, with or without a byte order mark
     * @return its content
     * @throws WorldFileException if it cannot be read, or is not what was expected
     */
    public static WorldFile read(Path file) {
        Objects.requireNonNull(file, "file");
        if (Files.isDirectory(file)) {
            throw new WorldFileException(Problem.IS_FOLDER, null, file.toString());
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new WorldFileException(Problem.UNREADABLE, null, file.toString(), "> 4 MiB");
            }
            return parse(text(bytes));
        } catch (NoSuchFileException absent) {
            throw new WorldFileException(
                    Problem.NO_FILE,
                    absent,
                    file.toString(),
                    file.toAbsolutePath().toString());
        } catch (CharacterCodingException other) {
            throw new WorldFileException(Problem.NOT_UTF_8, other, file.toString());
        } catch (IOException failed) {
            throw new WorldFileException(
                    Problem.UNREADABLE,
                    failed,
                    file.toString(),
                    failed.getClass().getSimpleName());
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * Reads the content of a file.
     *
     * @param json the text
     * @return what it says
     * @throws WorldFileException if it is not what was expected
     */
    public static WorldFile parse(String json) {
        Objects.requireNonNull(json, "json");
        String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(BYTE_ORDER_MARK.length()) : json;
        if (text.isBlank()) {
            throw new WorldFileException(Problem.EMPTY, null);
        }
        WorldFileWire wire = telling(text, () -> checked(wire(text)));
        List<Part> parts = new ArrayList<>();
        String scenario = wire.scenario();
        if (scenario != null) {
            parts.addAll(telling(text, () -> Scenario.of(scenario).file().parts));
        }
        parts.add(new Part(wire, text));
        return new WorldFile(List.copyOf(parts));
    }

    /**
     * A world without anybody.
     *
     * @return an empty file
     */
    public static WorldFile empty() {
        return parse("{}");
    }

    /**
     * What it says of the world as a whole.
     *
     * @return empty where it says nothing
     */
    public WorldSettings settings() {
        Optional<Double> speed =
                last(part -> part.clock() == null ? null : part.clock().speed());
        return new WorldSettings(
                last(WorldFileWire::seed).map(OptionalLong::of).orElse(OptionalLong.empty()),
                last(part -> part.clock() == null ? null : part.clock().start()).map(WorldFile::instant),
                speed.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                last(part -> part.clock() == null ? null : part.clock().paused()),
                last(part -> part.listen() == null ? null : part.listen().host()),
                port(WorldFileWire.ListenWire::http),
                port(WorldFileWire.ListenWire::https),
                port(WorldFileWire.ListenWire::mutualTls),
                port(WorldFileWire.ListenWire::console));
    }

    /**
     * Begins a world with the seed, the first time on the clock, and the addresses that the file names. {@link
     * #arrange(FakeServices)} brings in the rest:
     *
     * <pre>{@code
     * WorldFile file = WorldFile.read(Path.of("worlds/ours.json"));
     * try (FakeServices world = file.builder().build()) {
     *     Scene scene = file.arrange(world);
     *     ...
     * }
     * }</pre>
     *
     * @return to be told more, or to be built
     * @throws WorldFileException if a time cannot be read
     */
    public FakeServicesBuilder builder() {
        WorldSettings said = settings();
        FakeServicesBuilder builder = FakeServices.builder();
        said.seed().ifPresent(builder::seed);
        said.start().ifPresent(builder::startingAt);
        said.host().ifPresent(builder::listeningAt);
        said.http().ifPresent(builder::port);
        said.https().ifPresent(builder::securePort);
        said.mutualTls().ifPresent(builder::mutualPort);
        return builder;
    }

    /**
     * Brings everything into a world. Seed, clock and ports are not for it to change: those are {@link #builder()}.
     *
     * @param world a world of today's test, or of a program
     * @return who is there now
     * @throws WorldFileException if something names what is not there, or does not fit; the world is then half arranged
     */
    public Scene arrange(FakeServices world) {
        Stage stage = new Stage(Objects.requireNonNull(world, "world"));
        for (Part part : parts) {
            telling(part.json(), () -> {
                stage.arrange(part.wire());
                return part;
            });
        }
        return stage.scene();
    }

    /** Adds to a complaint in which line it is. */
    private static <T> T telling(String json, Supplier<T> work) {
        try {
            return work.get();
        } catch (WorldFileException unfit) {
            throw unfit.in(json, named -> TextNode.valueOf(named).toString());
        }
    }

    private OptionalInt port(Function<WorldFileWire.ListenWire, @Nullable Integer> face) {
        return last(part -> part.listen() == null ? null : face.apply(part.listen()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private <T> Optional<T> last(Function<WorldFileWire, @Nullable T> value) {
        return parts.stream()
                .map(part -> Optional.ofNullable(value.apply(part.wire())))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
    }

    /** Looks at what only the program uses, so that a mistake is that of the file and has its line. */
    private static WorldFileWire checked(WorldFileWire wire) {
        if (wire.listen() != null) {
            checkPort("http", wire.listen().http());
            checkPort("https", wire.listen().https());
            checkPort("mutualTls", wire.listen().mutualTls());
            checkPort("console", wire.listen().console());
        }
        if (wire.clock() != null) {
            Double speed = wire.clock().speed();
            if (speed != null && !(speed > 0 && speed <= ClockDriver.FASTEST)) {
                throw new WorldFileException(Problem.BAD_SPEED, null, "clock.speed", speed.toString());
            }
            Optional.ofNullable(wire.clock().start()).ifPresent(WorldFile::instant);
        }
        return wire;
    }

    private static void checkPort(String face, @Nullable Integer port) {
        if (port != null && (port < 0 || port > WorldSettings.LARGEST_PORT)) {
            throw new WorldFileException(Problem.BAD_PORT, null, "listen." + face, port.toString());
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new WorldFileException(Problem.BAD_TIME, malformed, "clock.start", text);
        }
    }

    private static WorldFileWire wire(String json) {
        try {
            WorldFileWire wire = JSON.readValue(json, WorldFileWire.class);
            if (wire == null) {
                throw new WorldFileException(Problem.EMPTY, null);
            }
            return wire;
        } catch (UnrecognizedPropertyException unknown) {
            throw new WorldFileException(
                    Problem.UNKNOWN_MEMBER,
                    unknown,
                    line(unknown.getLocation()),
                    unknown.getPropertyName(),
                    unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        } catch (JsonMappingException unfit) {
            if (unfit.getCause() instanceof JsonParseException malformed) {
                throw syntax(malformed);
            }
            throw unfit(unfit)
                    .at(unfit.getLocation() == null ? 0 : unfit.getLocation().getLineNr());
        } catch (JsonProcessingException malformed) {
            throw syntax(malformed);
        }
    }

    private static WorldFileException unfit(JsonMappingException unfit) {
        Class<?> type = unfit instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        if (type == null) {
            return new WorldFileException(
                    Problem.BAD_VALUE, unfit, path(unfit), firstSentence(unfit.getOriginalMessage()));
        }
        return path(unfit).isEmpty()
                ? new WorldFileException(Problem.EMPTY, unfit)
                : new WorldFileException(Problem.WRONG_KIND, unfit, path(unfit), expected(type));
    }

    /** What would have been right, as it is written in JSON. */
    private static String expected(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "[ ... ]";
        }
        if (type == String.class) {
            return "\"...\"";
        }
        if (type == Boolean.class) {
            return "true, false";
        }
        return Number.class.isAssignableFrom(type) ? "1, 2, 3 ..." : "{ ... }";
    }

    private static WorldFileException syntax(JsonProcessingException malformed) {
        JsonLocation place = malformed.getLocation();
        return new WorldFileException(
                Problem.SYNTAX,
                malformed,
                line(place),
                Integer.toString(place == null ? 1 : place.getColumnNr()),
                firstSentence(malformed.getOriginalMessage()));
    }

    private static String line(@Nullable JsonLocation place) {
        return Integer.toString(place == null ? 1 : place.getLineNr());
    }

    private static String path(JsonMappingException unfit) {
        return unfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String firstSentence(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Tells nothing of what is in it. */
    @Override
    public String toString() {
        return "WorldFile[" + parts.size() + " parts]";
    }
}
