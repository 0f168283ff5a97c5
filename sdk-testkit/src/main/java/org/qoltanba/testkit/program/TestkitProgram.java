package org.qoltanba.testkit.program;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.http.AddressNotHereException;
import org.qoltanba.testkit.http.PortTakenException;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.WorldFile;
import org.qoltanba.testkit.scenario.WorldFileException;
import org.qoltanba.testkit.text.Texts;
import org.qoltanba.testkit.threads.DaemonThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The signature services as fakes, in a program of their own. It prints where everything is, then a line that begins
 * with {@code READY}, and runs until it is told to stop (SIGTERM or Ctrl+C), which ends it with exit code 0.
 *
 * @since 0.1.0
 */
@Command(
        name = "qoltanba-testkit",
        mixinStandardHelpOptions = true,
        versionProvider = TestkitProgram.Version.class,
        sortOptions = false)
public final class TestkitProgram implements Callable<Integer> {

    private static final Set<String> LANGUAGES = Set.of("en", "ru");

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    @Option(names = "--scenario", paramLabel = "NAME", descriptionKey = "scenario")
    private @Nullable String scenario;

    @Option(names = "--keys", paramLabel = "FOLDER", descriptionKey = "keys")
    private @Nullable Path keys;

    @Option(names = "--language", paramLabel = "en|ru", descriptionKey = "language")
    private @Nullable String language;

    @Mixin
    private StartOptions options = new StartOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Locale machine;
    private final Stopping stopping;

    /** Tells a program when it is to stop. */
    interface Stopping {

        /** Blocks until then; what is handed in is closed before the process ends. */
        void await(AutoCloseable running, Runnable farewell) throws InterruptedException;
    }

    TestkitProgram(Locale machine, Stopping stopping) {
        this.machine = machine;
        this.stopping = stopping;
    }

    /**
     * Runs the program.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        // The console's server writes an answer in two pieces, the second of which would wait 40 ms for the first to be
        // acknowledged; it takes this from nowhere else
        System.setProperty("sun.net.httpserver.nodelay", "true");
        CommandLine line =
                commandLine(new TestkitProgram(Locale.getDefault(), TestkitProgram::untilTheProcessEnds), arguments);
        line.setOut(Terminal.writer(FileDescriptor.out, "sun.stdout.encoding"));
        line.setErr(Terminal.writer(FileDescriptor.err, "sun.stderr.encoding"));
        int code = line.execute(arguments);
        // Nothing else keeps the process alive by then
        Runtime.getRuntime().halt(code);
    }

    /** Help and complaints are in the language of the user, so it is looked up before anything is parsed. */
    static CommandLine commandLine(TestkitProgram program, String... arguments) {
        List<String> words = List.of(arguments);
        int place = words.indexOf("--language");
        Locale chosen = place >= 0 && place + 1 < words.size()
                ? Locale.forLanguageTag(words.get(place + 1))
                : words.stream()
                        .filter(word -> word.startsWith("--language="))
                        .map(word -> Locale.forLanguageTag(word.substring("--language=".length())))
                        .findFirst()
                        .orElse(program.machine);
        CommandLine line = new CommandLine(program);
        Texts texts = Texts.of(TestkitProgram.class, chosen);
        HelpTexts.describe(line, texts);
        line.setParameterExceptionHandler((failure, given) -> {
            PrintWriter err = failure.getCommandLine().getErr();
            err.println(OptionTrouble.of(failure, texts).message(texts));
            err.flush();
            return ExitCode.USAGE.number;
        });
        line.setExecutionExceptionHandler((failure, commandLine, parsed) -> program.explain(failure));
        return line;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (language != null && !LANGUAGES.contains(locale().getLanguage())) {
            throw new Trouble(ExitCode.USAGE, "unknownLanguage", language);
        }
        WorldFile world = world();
        options.beside(world.settings());
        boolean isTemporary = keys == null;
        Path folder = isTemporary ? Files.createTempDirectory("qoltanba-testkit") : Objects.requireNonNull(keys);
        try (RunningWorld running = start(world, folder)) {
            Announcement.print(out(), texts(), running);
            stopping.await(running, () -> {
                if (isTemporary) {
                    TemporaryFolder.delete(folder);
                }
                out().println(texts().get("stopped"));
                out().flush();
            });
        }
        return ExitCode.STOPPED.number;
    }

    private RunningWorld start(WorldFile world, Path folder) {
        try {
            return RunningWorld.start(options, world, folder, locale(), defect -> err().println(defect.getMessage()));
        } catch (IOException unwritable) {
            throw new Trouble(ExitCode.KEYS_NOT_WRITTEN, "keysNotWritten", folder.toString(), reason(unwritable));
        }
    }

    /** Why a file cannot be written, without the names of Java for it where there are others. */
    private String reason(IOException unwritable) {
        if (unwritable instanceof AccessDeniedException) {
            return texts().get("keysDenied");
        }
        if (unwritable instanceof FileAlreadyExistsException) {
            return texts().get("keysNoFolder");
        }
        return unwritable instanceof NoSuchFileException ? texts().get("keysDenied") : unwritable.toString();
    }

    private WorldFile world() {
        Path given = file;
        String ready = scenario;
        if (given != null && ready != null) {
            throw new Trouble(ExitCode.USAGE, "fileOrScenario");
        }
        if (given != null) {
            return WorldFile.read(given);
        }
        return Scenario.of(ready == null ? Scenario.TWO_COMPANIES.id() : ready).file();
    }

    private int explain(Exception failure) {
        ExitCode code;
        String message;
        if (failure instanceof Trouble trouble) {
            code = trouble.code();
            message = trouble.message(texts());
        } else if (failure instanceof WorldFileException badFile) {
            code = ExitCode.BAD_FILE;
            message = badFile.message(locale());
        } else if (failure instanceof PortTakenException taken) {
            code = ExitCode.PORT_TAKEN;
            message = texts().get(taken.isForbidden() ? "portForbidden" : "portTaken", Integer.toString(taken.port()));
        } else if (failure instanceof AddressNotHereException elsewhere) {
            code = ExitCode.ADDRESS_NOT_HERE;
            message = texts().get("addressNotHere", elsewhere.host());
        } else if (failure instanceof IllegalArgumentException unfit) {
            code = ExitCode.USAGE;
            message = texts().get("unfit", String.valueOf(unfit.getMessage()));
        } else {
            code = ExitCode.BROKEN;
            message = texts().get("broken", failure.toString());
        }
        err().println(message);
        err().flush();
        return code.number;
    }

    private Locale locale() {
        String told = language;
        return told == null ? machine : Locale.forLanguageTag(told);
    }

    private Texts texts() {
        return Texts.of(TestkitProgram.class, locale());
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** SIGTERM and Ctrl+C run the shutdown hooks of the JVM; ours tidies up and ends the process with code 0. */
    private static void untilTheProcessEnds(AutoCloseable running, Runnable farewell) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new DaemonThreads("qoltanba-testkit-stop").newThread(() -> {
                    try {
                        running.close();
                        farewell.run();
                        Runtime.getRuntime().halt(ExitCode.STOPPED.number);
                    } catch (Exception broken) {
                        Runtime.getRuntime().halt(ExitCode.BROKEN.number);
                    }
                }));
        new CountDownLatch(1).await();
    }

    /** Which version it is, from the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = TestkitProgram.class.getPackage().getImplementationVersion();
            return new String[] {"Qoltanba testkit " + (version == null ? "" : version)};
        }
    }
}
