package org.qoltanba.testkit.program;

import java.util.List;
import org.qoltanba.testkit.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The help of the command line in the language of the user. */
final class HelpTexts {

    private static final int WIDTH = 100;

    private HelpTexts() {}

    static void describe(CommandLine line, Texts texts) {
        line.getCommandSpec()
                .usageMessage()
                .width(WIDTH)
                .synopsisHeading(texts.get("help.usage"))
                .customSynopsis(texts.get("help.synopsis"))
                .description(texts.get("help.program"));
        line.getCommandSpec().usageMessage().footer(texts.get("help.footer"));
        for (ArgSpec argument : List.copyOf(line.getCommandSpec().args())) {
            String key = argument.descriptionKey();
            if (key != null && !key.isEmpty()) {
                replace(line, argument, texts.get("help." + key));
            }
        }
    }

    private static void replace(CommandLine line, ArgSpec argument, String description) {
        line.getCommandSpec().remove(argument);
        if (argument instanceof CommandLine.Model.OptionSpec option) {
            line.getCommandSpec()
                    .addOption(option.toBuilder().description(description).build());
        } else if (argument instanceof CommandLine.Model.PositionalParamSpec parameter) {
            line.getCommandSpec()
                    .addPositional(
                            parameter.toBuilder().description(description).build());
        }
    }
}
