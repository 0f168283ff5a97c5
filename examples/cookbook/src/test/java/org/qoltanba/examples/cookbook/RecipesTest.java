package org.qoltanba.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Every recipe runs to the end it promises. */
@Isolated("reads what the recipes print")
class RecipesTest {

    private static final String[] NO_ARGUMENTS = {};

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream terminal = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(terminal);
    }

    @Test
    void aContractBetweenTwoCompaniesIsSignedByBoth() throws Exception {
        ContractBetweenTwoCompanies.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("BIN000000000001: TOTAL_PASSED", "BIN000000000002: TOTAL_PASSED");
    }

    @Test
    void aCloudSignatureIsConfirmedOnAPhone() throws Exception {
        CloudSignature.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("TOTAL_PASSED");
    }

    @Test
    void aConfirmationIsTakenUpAgain() throws Exception {
        ResumeAfterRestart.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("TOTAL_PASSED");
    }

    @Test
    void aFileIsSignedAndItsSignatureExplained() throws Exception {
        SignAndVerify.main(NO_ARGUMENTS);

        assertThat(lines()).first().isEqualTo("TOTAL_PASSED, CAdES-BASELINE-B, SHA-256 with ECDSA");
        assertThat(lines()).anyMatch(line -> line.startsWith("  PASSED MESSAGE_DIGEST: "));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
