package org.qoltanba.client.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.crypto.report.ReportLanguage;
import org.qoltanba.crypto.report.ReportPage;
import org.qoltanba.crypto.report.ReportSubject;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/** A card is taken apart and judged without the service. */
class CardReaderTest {

    private static final String TEXT = "We agree.";
    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", TEXT);

    @RegisterExtension
    final FakeServices world = FakeServices.create();

    private Qoltanba qoltanba;
    private TestIdentity buyer;
    private TestIdentity supplier;

    @BeforeEach
    void connect() {
        qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .time(world.clock())
                .build();
        buyer = world.pki().employee(Bin.of("000000000001"), Iin.of("000000000011"), Authority.FIRST_HEAD);
        supplier = world.pki().individual(Iin.of("000000000022"));
    }

    @AfterEach
    void disconnect() {
        qoltanba.close();
    }

    @Test
    void documentAndSignaturesComeOutInOrder() throws IOException {
        List<Signature> signatures = exported();

        DocumentCard card = CardReader.create().read(card(signatures).build());

        assertThat(card.document().name()).isEqualTo("contract.txt");
        assertThat(new String(card.document().open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
        assertThat(card.signatures()).extracting(CardSignature::signature).isEqualTo(signatures);
        assertThat(card.signatures()).extracting(CardSignature::fileName).containsExactly("1.cms", "2.cms");
        assertThat(card.signatures())
                .extracting(CardSignature::description)
                .containsExactly("About 1.cms", "About 2.cms");
    }

    @Test
    void aCardWithATableOfObjectsIsReadAsWell() {
        assertThat(CardReader.create().read(card(exported()).plain().build()).signatures())
                .hasSize(2);
    }

    @Test
    void aGenuineCardPasses() {
        CardReport report = CardReader.create().read(card(exported()).build()).verify(world.verifier());

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures()).hasSize(2);
        assertThat(codes(report, 0, Finding.Outcome.PASSED))
                .contains("CARD_ONE_SIGNER", "CARD_DETACHED", "CARD_TIME_STAMP", "CARD_STATUS_PROOF");
        assertThat(report.asVerificationReport().signers()).hasSize(2);
    }

    @Test
    void theReportBecomesAPage() throws IOException {
        CardReport report = CardReader.create().read(card(exported()).build()).verify(world.verifier());
        ByteArrayOutputStream page = new ByteArrayOutputStream();

        ReportPage.in(ReportLanguage.RU)
                .write(
                        report.asVerificationReport(),
                        ReportSubject.of("contract.txt", world.clock().now()),
                        page);

        assertThat(page.toString(StandardCharsets.UTF_8)).contains("Подпись действительна");
    }

    @Test
    void oneBadSignatureMakesTheCardInvalid() {
        List<Signature> signatures = exported();
        DocumentSource card = new TestCard()
                .with("contract.txt", TEXT)
                .with("1.cms", signatures.get(0).encoded())
                .with("2.cms", otherDocumentsSignature().encoded())
                .build();

        CardReport report = CardReader.create().read(card).verify(world.verifier());

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(report.signatures().get(0).report().indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void aSignatureThatIsNoneMakesTheCardInvalid() {
        DocumentSource card = new TestCard()
                .with("contract.txt", TEXT)
                .with("1.cms", exported().get(0).encoded())
                .with("readme.txt", "see page 2")
                .build();

        CardReport report = CardReader.create().read(card).verify(world.verifier());

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.FORMAT_FAILURE);
    }

    @Test
    void aGoodSignatureWithoutTimeStampIsNotEnoughForACard() {
        CardReport report = judge(buyer.signer().sign(CONTRACT));

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.SIG_CONSTRAINTS_FAILURE);
        assertThat(codes(report, 0, Finding.Outcome.FAILED)).containsExactly("CARD_TIME_STAMP", "CARD_STATUS_PROOF");
    }

    @Test
    void aSignatureWithTheDocumentInsideIsNotOfACard() {
        CardReport report = judge(buyer.signer()
                .beginSigning(CONTRACT, SignatureOptions.attached())
                .toCompletableFuture()
                .join()
                .completion()
                .toCompletableFuture()
                .join());

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.signatures().get(0).report().findings())
                .anyMatch(finding ->
                        finding.code().equals("CARD_DETACHED") && finding.outcome() == Finding.Outcome.FAILED);
    }

    @Test
    void foldersInNamesAreDropped() {
        DocumentSource card = new TestCard()
                .with("../../etc/passwd", TEXT)
                .with("C:\\temp\\..", Bytes.of(new byte[] {1}))
                .build();

        DocumentCard read = CardReader.create().read(card);

        assertThat(read.document().name()).isEqualTo("passwd");
        assertThat(read.signatures().get(0).fileName()).isEqualTo("file-2");
    }

    private CardReport judge(Signature signature) {
        return CardReader.create()
                .read(new TestCard()
                        .with("contract.txt", TEXT)
                        .with("1.cms", signature.encoded())
                        .build())
                .verify(world.verifier());
    }

    private static List<String> codes(CardReport report, int signature, Finding.Outcome outcome) {
        var verdict = report.signatures().get(signature).report();
        return java.util.stream.Stream.concat(verdict.findings().stream(), verdict.signers().get(0).findings().stream())
                .filter(finding -> finding.outcome() == outcome)
                .map(Finding::code)
                .toList();
    }

    private static TestCard card(List<Signature> signatures) {
        TestCard card = new TestCard().with("contract.txt", TEXT);
        for (int i = 0; i < signatures.size(); i++) {
            card.with((i + 1) + ".cms", signatures.get(i).encoded());
        }
        return card;
    }

    /** As the service hands them out: with time stamp and revocation answer. */
    private List<Signature> exported() {
        RegisteredDocument registered =
                qoltanba.sigex().register(CONTRACT).signedBy(buyer.signer()).submit();
        registered.sign(CONTRACT, supplier.signer());
        return registered.signatures().stream()
                .map(signature -> signature.export())
                .toList();
    }

    private Signature otherDocumentsSignature() {
        return qoltanba.sigex()
                .register(DocumentSource.text("other.txt", "We do not agree."))
                .signedBy(supplier.signer())
                .submit()
                .signatures()
                .get(0)
                .export();
    }
}
