package org.qoltanba.examples.quickstart;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program: reads the command line, walks the journey, and turns what goes wrong into one line and an exit code. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "Signs a document, registers it, has the other side and a phone sign it, and proves all of it."
                + " Everything runs inside this program, against fakes: no contract, no keys, no internet.",
        exitCodeOnInvalidInput = Quickstart.BAD_INPUT,
        exitCodeOnExecutionException = Quickstart.FAILED)
final class Quickstart implements Callable<Integer> {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The document to sign, of any kind. Default: a sample contract.")
    private @Nullable Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where to put signatures, CA certificate and report. Default: ${DEFAULT-VALUE}.")
    private Path output = Path.of("quickstart-output");

    Quickstart(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the program and ends the process: 0 when done, 2 when the input cannot be used, 1 when something else failed.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new Quickstart(out, err))
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println(wrong.getMessage() + ". Try --help.");
                    return BAD_INPUT;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println("The journey could not be finished: " + failure.getMessage());
                    return FAILED;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        try {
            DocumentSource document = file == null ? SampleContract.open() : given(file);
            OutputFolder folder = OutputFolder.prepare(output);
            Narrator narrator = new Narrator(out);
            narrator.title(document);
            Evidence evidence = Journey.through(document, narrator);
            folder.write(evidence);
            narrator.ending(folder, evidence, file);
            return DONE;
        } catch (UnreadableDocumentException | OutputFolder.UnusableException badInput) {
            err.println(badInput.getMessage());
            return BAD_INPUT;
        }
    }

    private static DocumentSource given(Path path) {
        DocumentSource document = DocumentSource.file(path);
        if (document.size() == 0) {
            throw new UnreadableDocumentException(
                    "The file '" + path + "' is empty. Give a file with something in it to sign.");
        }
        return document;
    }
}
