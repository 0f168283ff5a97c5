package org.qoltanba.testkit.program;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our own words: those of the library are in English alone. */
final class OptionTrouble {

    private OptionTrouble() {}

    static Trouble of(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return new Trouble(
                    ExitCode.USAGE, "unknownOption", unmatched.getUnmatched().get(0));
        }
        if (failure instanceof MissingParameterException missing) {
            ArgSpec first = missing.getMissing().isEmpty()
                    ? missing.getArgSpec()
                    : missing.getMissing().get(0);
            return new Trouble(ExitCode.USAGE, "missingValue", name(first), label(first));
        }
        String value = failure.getValue();
        if (value != null && failure.getArgSpec() != null) {
            return new Trouble(
                    ExitCode.USAGE, "badValue", name(failure.getArgSpec()), value, label(failure.getArgSpec()));
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

    private static String label(@Nullable ArgSpec argument) {
        return argument == null ? "" : argument.paramLabel();
    }
}
