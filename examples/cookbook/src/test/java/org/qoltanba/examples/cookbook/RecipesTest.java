package org.qoltanba.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

        assertThat(lines()).containsExactly("BIN970440000012: TOTAL_PASSED", "BIN020540000021: TOTAL_PASSED");
    }

    @Test
    void anOutsidePersonSignsWhatWasPreregistered() {
        PreregisterForAnOutsidePerson.main(NO_ARGUMENTS);

        assertThat(lines())
                .containsExactly(
                        "Mail: Документ «application.txt» ожидает подписи",
                        "A stranger may not sign.",
                        "The applicant signed: TOTAL_PASSED",
                        "In the archive: true");
    }

    @Test
    void aHiringPackageIsSignedAsAWhole() {
        HiringPackage.main(NO_ARGUMENTS);

        assertThat(lines())
                .containsExactly(
                        "Mail: Пакет документов «Hiring 17» зарегистрирован",
                        "A stranger signs none of them.",
                        "contract.txt: signed by the right person",
                        "consent.txt: signed by the right person",
                        "order.txt: signed by the right person");
    }

    @Test
    void threePeopleSignOneAfterTheOther() {
        OrderOfSigners.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("The director has to wait.", "3 signatures, in this order and no other");
    }

    @Test
    void anOutageOfTheAuthorityIsWaitedOut() throws Exception {
        WaitOutAnOutage.main(NO_ARGUMENTS);

        assertThat(lines())
                .containsExactly("once more in a minute", "once more in a minute", "registered: TOTAL_PASSED");
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
    void aDeskIsToldAfterARestart() throws Exception {
        SurviveARestart.main(NO_ARGUMENTS);

        assertThat(lines()).singleElement(STRING).matches("contract 17: a signature of [0-9]+ bytes");
    }

    @Test
    void pollingTellsHowTheUserDecided() throws Exception {
        ConfirmByPolling.main(NO_ARGUMENTS);

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0)).startsWith("signed, Signature[");
        assertThat(lines().get(1)).isEqualTo("declined: ask the user why");
        assertThat(lines().get(2)).isEqualTo("expired: begin again when the user is at hand");
    }

    @Test
    void aCallbackTellsAtOnce() throws Exception {
        ConfirmByCallback.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("called below /dss", "TOTAL_PASSED after 120 s");
    }

    @Test
    void aCodeIsTypedFromThePhoneOrFromAnSms() throws Exception {
        ConfirmByOfflineCode.main(NO_ARGUMENTS);

        assertThat(lines()).hasSize(5);
        assertThat(lines().get(0)).matches("picture of \\d+ modules, shown");
        assertThat(lines().subList(1, 5))
                .containsExactly("wrong code, type it again", "TOTAL_PASSED", "code by SMS", "TOTAL_PASSED");
    }

    @Test
    void aCloudSignatureGoesIntoSigex() {
        CloudSignatureIntoSigex.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("TOTAL_PASSED");
    }

    @Test
    void aFileIsSignedAndItsSignatureExplained() throws Exception {
        SignAndVerify.main(NO_ARGUMENTS);

        assertThat(lines()).first().isEqualTo("TOTAL_PASSED, CAdES-BASELINE-B, SHA-256 with ECDSA");
        assertThat(lines()).anyMatch(line -> line.startsWith("  PASSED MESSAGE_DIGEST: "));
    }

    @Test
    void aRussianKeySignsWithGost() throws Exception {
        SignWithRussianGost.main(NO_ARGUMENTS);

        assertThat(lines()).singleElement(STRING).startsWith("TOTAL_PASSED, GOST R 34.10-2012");
    }

    @Test
    void aSignatureOutlivesItsCertificate() throws Exception {
        ExtendToArchive.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("TOTAL_PASSED, CAdES-BASELINE-LTA");
    }

    @Test
    void twoPeopleSignOneDocument() {
        CoSign.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("TOTAL_PASSED", "TOTAL_PASSED");
    }

    @Test
    void everySignatureOfAFolderGetsItsReports() throws Exception {
        VerifyAFolder.main(NO_ARGUMENTS);

        assertThat(lines())
                .contains(
                        "good.txt.p7s: TOTAL_PASSED",
                        "changed.txt.p7s: TOTAL_FAILED / HASH_FAILURE",
                        "missing.txt.p7s: INDETERMINATE / SIGNED_DATA_NOT_FOUND")
                .last(STRING)
                .startsWith("Verdicts: {TOTAL_PASSED=1, TOTAL_FAILED=1, INDETERMINATE=1}. Reports: ");
        Path reports = Path.of(lines().get(3).replaceFirst(".*Reports: ", ""));
        assertThat(reports.resolve("good.txt.p7s.html")).content().contains("Подпись действительна");
        assertThat(reports.resolve("changed.txt.p7s.html")).content().contains("Подпись недействительна");
        assertThat(reports.resolve("missing.txt.p7s.html"))
                .content()
                .contains("Не удалось установить")
                .doesNotContain("Подпись действительна");
        assertThat(reports.resolve("changed.txt.p7s.json"))
                .content()
                .contains("\"subIndication\" : \"HASH_FAILURE\"")
                .doesNotContain("000000000011");
    }

    @Test
    void aVerdictBecomesADecision() throws Exception {
        ReadAReport.main(NO_ARGUMENTS);

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0)).startsWith("accept; ").contains("CAdES-BASELINE-B");
        assertThat(lines().get(1)).startsWith("refuse (HASH_FAILURE); ").endsWith("; MESSAGE_DIGEST");
        assertThat(lines().get(2)).endsWith(" lines of JSON");
    }

    @Test
    void whatHasToBeReissuedIsListed() throws Exception {
        CheckCertificates.main(NO_ARGUMENTS);

        assertThat(lines())
                .first(STRING)
                .startsWith("Certificates: 3. To be reissued by ")
                .endsWith(": 2.");
        assertThat(lines())
                .anyMatch(line -> line.contains("accountant.pem") && line.endsWith("The certificate expires."));
        assertThat(lines()).anyMatch(line -> line.contains("director.pem") && line.endsWith("accreditation ends."));
    }

    @Test
    void aPersonSignsByQrCode() throws Exception {
        SignByQr.main(NO_ARGUMENTS);

        assertThat(lines()).containsExactly("TOTAL_PASSED", "refused");
    }

    @Test
    void anXmlDocumentIsRegisteredAndCoSigned() {
        SignXml.main(NO_ARGUMENTS);

        assertThat(lines())
                .containsExactly(
                        "The applicant signed this document: true",
                        "The bank signed this document: true",
                        "Found again: true");
    }

    @Test
    void aWebhookTellsThatTheOtherSideHasSigned() throws Exception {
        Webhooks.main(NO_ARGUMENTS);

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).matches("2 signatures, known [01] s after the last");
        assertThat(lines().get(1)).isEqualTo("2 webhooks delivered");
    }

    @Test
    void aCardIsReadAndVerified() throws Exception {
        ReadACard.main(NO_ARGUMENTS);

        assertThat(lines()).hasSize(4);
        assertThat(lines().subList(0, 2)).allMatch(line -> line.endsWith(".cms: TOTAL_PASSED"));
        assertThat(lines().get(2)).isEqualTo("card with contract.txt: TOTAL_PASSED");
        assertThat(Path.of(lines().get(3).replace("Report: ", ""))).content().contains("Подпись действительна");
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
