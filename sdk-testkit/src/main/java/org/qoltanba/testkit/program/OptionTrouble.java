package org.qoltanba.testkit.program;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.text.Texts;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our own words: those of the library are in English alone. */
final class OptionTrouble {

    private OptionTrouble() {}

    static Trouble of(ParameterException failure, Texts texts) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return new Trouble(
                    ExitCode.USAGE, "unknownOption", unmatched.getUnmatched().get(0));
        }
        if (failure instanceof OverwrittenOptionException twice) {
            return new Trouble(ExitCode.USAGE, "optionTwice", name(twice.getOverwritten()));
        }
        if (failure instanceof MissingParameterException missing) {
            ArgSpec first = missing.getMissing().isEmpty()
                    ? missing.getArgSpec()
                    : missing.getMissing().get(0);
            return new Trouble(ExitCode.USAGE, "missingValue", name(first), expected(first, texts));
        }
        String value = failure.getValue();
        if (value != null && failure.getArgSpec() != null) {
            return new Trouble(
                    ExitCode.USAGE,
                    "badValue",
                    name(failure.getArgSpec()),
                    value,
                    expected(failure.getArgSpec(), texts));
        }
        return new Trouble(ExitCode.USAGE, "unfit", Objects.requireNonNullElse(failure.getMessage(), ""));
    }

    private static String name(@Nullable ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return Arrays.stream(option.names())
                    .reduce((shorter, longer) -> longer)
                    .orElse("");
        }
        return label(argument);
    }

    /** What an option takes, in words. */
    private static String expected(@Nullable ArgSpec argument, Texts texts) {
        return texts.get("value." + label(argument));
    }

    private static String label(@Nullable ArgSpec argument) {
        return argument == null ? "" : argument.paramLabel();
    }
}
