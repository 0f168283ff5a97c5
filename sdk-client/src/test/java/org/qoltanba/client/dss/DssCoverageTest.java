package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssMessages;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.testing.ContractCoverage;

/**
 * Every endpoint of the contract (sections 2 to 7, 12 and 13), every operation code (5.1) and every error code (10.1) has a
 * method or an exception in the client, a place in the fake, and a test that says so; {@code docs/dss-coverage.md} says
 * which. With {@code -Dqoltanba.docs.write=true} the page is written anew.
 */
class DssCoverageTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final ContractCoverage coverage = coverage();

    /** A line of the table of operations. */
    private record Operation(int code, String name, String method) {

        static Operation of(String line) {
            String[] cells = line.split("\t", -1);
            return new Operation(Integer.parseInt(cells[0]), cells[1], cells[2]);
        }
    }

    private static ContractCoverage coverage() {
        ContractCoverage coverage = ContractCoverage.of(DssCoverageTest.class, "dss", "CryptoPro DSS")
                .withEndpoints();
        return coverage.with(
                        "Operations",
                        "Operation | Client",
                        operations(coverage)
                                .map(operation -> line(coverage, operation))
                                .toList())
                .with(
                        "Error codes",
                        "Code | Exception",
                        codes().stream().map(code -> line(coverage, code)).toList());
    }

    private static Stream<Operation> operations(ContractCoverage coverage) {
        return coverage.lines("operations.tsv").stream().map(Operation::of);
    }

    private static Set<String> codes() {
        return new TreeSet<>(KnownRefusals.all().keySet());
    }

    private static ContractCoverage.Line line(ContractCoverage coverage, Operation operation) {
        List<String> methods = List.of(operation.method());
        Set<String> fake = coverage.sources().saying(operation.name());
        List<String> lacking = new ArrayList<>(coverage.missing(methods));
        if (fake.isEmpty()) {
            lacking.add("the fake does not know it");
        }
        String name = "OperationCode " + operation.code();
        return new ContractCoverage.Line(name, operation.code() + " " + operation.name(), methods, fake, lacking);
    }

    private static ContractCoverage.Line line(ContractCoverage coverage, String code) {
        List<String> lacking = new ArrayList<>();
        if (Stream.of(Locale.ENGLISH, RUSSIAN)
                .anyMatch(locale -> DssMessages.text(code, locale).equals(code))) {
            lacking.add("a text is missing");
        }
        Set<String> fake = coverage.sources().refusingWith(code);
        if (fake.isEmpty()) {
            lacking.add("nothing in the fake refuses with it");
        }
        return new ContractCoverage.Line(code, code, exceptions(code), fake, lacking);
    }

    /** While a confirmation is open and otherwise, if that makes a difference. */
    private static List<String> exceptions(String code) {
        ServiceAnswer answer = ServiceAnswer.of(400, code);
        return Stream.of(
                        DssRefusals.whileConfirming(ErrorContext.local(), answer, false),
                        DssRefusals.toException(ErrorContext.local(), answer))
                .map(exception -> exception.getClass().getSimpleName())
                .distinct()
                .toList();
    }

    @Test
    void allOfTheContractIsLookedAt() {
        assertThat(coverage.endpoints()).hasSize(71);
        assertThat(operations(coverage))
                .hasSize(10)
                .allMatch(operation -> DssAction.of(operation.code()).equals(DssAction.of(operation.name())));
        assertThat(codes()).hasSize(60);
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
        assertThat(coverage.page("dss-coverage.md")).contains(coverage.beginnings());
    }
}
