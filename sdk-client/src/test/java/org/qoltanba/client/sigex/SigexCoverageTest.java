package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.SigexMessages;
import org.qoltanba.client.testing.ContractCoverage;

/**
 * Every endpoint of the contract (section 7.53) and every message it refuses with (section 4.2) has a method or an
 * exception in the client, a place in the fake, and a test; {@code docs/sigex-coverage.md} says which. With {@code
 * -Dqoltanba.docs.write=true} the page is written anew.
 */
class SigexCoverageTest {

    private final ContractCoverage coverage = coverage();

    private static ContractCoverage coverage() {
        ContractCoverage coverage =
                ContractCoverage.of(SigexCoverageTest.class, "sigex", "SIGEX").withEndpoints();
        return coverage.with(
                "Messages",
                "Message | Exception",
                new TreeSet<>(KnownRefusals.all().keySet())
                        .stream().map(message -> line(coverage, message)).toList());
    }

    private static ContractCoverage.Line line(ContractCoverage coverage, String message) {
        List<String> lacking = new ArrayList<>();
        if (Arrays.stream(Language.values())
                .anyMatch(language -> SigexMessages.text(message, language).isEmpty())) {
            lacking.add("a text is missing");
        }
        if (coverage.sources().refusingWith(message).isEmpty()) {
            lacking.add("nothing in the fake refuses with it");
        }
        return new ContractCoverage.Line(
                message,
                message,
                List.of(exception(message)),
                coverage.sources().refusingWith(message),
                lacking);
    }

    private static String exception(String message) {
        return SigexRefusals.toException(ErrorContext.local(), ServiceAnswer.of(200, message))
                .getClass()
                .getSimpleName();
    }

    @Test
    void allEndpointsOfTheContractAreLookedAt() {
        assertThat(coverage.endpoints()).hasSize(50);
    }

    @Test
    void everyLineOfTheContractIsCoveredSaveThoseWhoseLackIsKnown() {
        assertThat(coverage.lacking())
                .as("lines of the contract that lack something; gaps.txt names those whose lack is known")
                .isSubsetOf(coverage.lines("gaps.txt"));
    }

    @Test
    void noTestNamesALineTheContractDoesNotHave() {
        assertThat(coverage.unknown()).isEmpty();
    }

    @Test
    void thePageHasEveryLine() throws IOException {
        assertThat(coverage.page("sigex-coverage.md")).contains(coverage.beginnings());
    }
}
