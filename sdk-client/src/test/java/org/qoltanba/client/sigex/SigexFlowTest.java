package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentInfo;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.DocumentNotFoundException;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.RegistrationInterruptedException;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.sigex.SignaturesLimitReachedException;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Whole journeys of a document through SIGEX, on a good day and on bad ones. */
class SigexFlowTest {

    private static final Bin SUPPLIER = Bin.of("210987654321");
    private static final Iin DIRECTOR = Iin.of("800101300123");
    private static final DocumentSource CONTRACT = document("Supply contract 17");

    private final FakeServices world = FakeServices.create();
    private final Qoltanba qoltanba = Qoltanba.builder()
            .sigex(SigexEndpoint.of(world.sigex().uri()))
            .time(world.clock())
            .build();
    private final SigexClient sigex = qoltanba.sigex();
    private final TestIdentity company = world.pki().employee(Bin.of("123456789012"), Iin.of("750202400456"));
    private final TestIdentity director = world.pki().employee(SUPPLIER, DIRECTOR, Authority.FIRST_HEAD);

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private static DocumentSource document(String text) {
        return DocumentSource.of("contract.pdf", Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private RegisteredDocument registered() {
        return sigex.register(CONTRACT).signedBy(company.signer()).submit();
    }

    private void assertRegisteredOnce(RegisteredDocument registered) {
        assertThat(world.sigex().documents()).hasSize(1);
        assertThat(world.sigex().document(registered.id().value())).satisfies(document -> {
            assertThat(document.isComplete()).isTrue();
            assertThat(document.size()).isEqualTo(CONTRACT.size());
            assertThat(document.signatures()).hasSize(1);
        });
    }

    @Test
    @Covers("POST /api/{id}/verify")
    void fromRegistrationToTheOtherSidesSignature() throws InterruptedException {
        RegisteredDocument contract = sigex.register(CONTRACT)
                .title("Supply contract 17.pdf")
                .description("For the warehouse")
                .signedBy(company.signer())
                .notifying(EmailNotification.to("director@supplier.kz").in(Language.RU))
                .requiring(SignerRequirement.organization(SUPPLIER).withAuthority(Authority.FIRST_HEAD))
                .signaturesLimit(2)
                .submit();

        assertThat(world.mailbox("director@supplier.kz").last().subject()).contains("Supply contract 17.pdf");
        DocumentInfo info = contract.info();
        assertThat(info.title()).isEqualTo("Supply contract 17.pdf");
        assertThat(info.description()).isEqualTo("For the warehouse");
        assertThat(info.size()).isEqualTo(CONTRACT.size());
        assertThat(info.signaturesTotal()).isEqualTo(1);
        assertThat(info.settings())
                .isEqualTo(DocumentSettings.builder()
                        .signaturesLimit(2)
                        .requiring(SignerRequirement.organization(SUPPLIER).withAuthority(Authority.FIRST_HEAD))
                        .build());

        PendingOperation<List<RegisteredSignature>> both = contract.awaitSignatures(2);
        world.clock().advance(Duration.ofMinutes(20));
        assertThat(both.state().isTerminal()).isFalse();

        RegisteredSignature theirs = sigex.document(contract.id()).sign(CONTRACT, director.signer());
        assertThat(theirs.signer()).isEqualTo(DIRECTOR);
        assertThat(theirs.organization()).contains(SUPPLIER);
        assertThat(theirs.authorities()).contains(Authority.FIRST_HEAD);

        List<RegisteredSignature> signatures = both.await(Duration.ofMinutes(2));
        assertThat(signatures)
                .extracting(RegisteredSignature::signId)
                .hasSize(2)
                .endsWith(theirs.signId())
                .isSorted();

        contract.verify(CONTRACT);
        for (RegisteredSignature signature : signatures) {
            assertThat(world.verifier().verify(signature.export(), CONTRACT).indication())
                    .isEqualTo(Indication.TOTAL_PASSED);
        }
        assertThat(sigex.find(signatures.get(1).export()))
                .contains(new SignatureRecord(contract.id(), theirs.signId()));
    }

    @Test
    void aLostAnswerToTheRegistrationLeadsToOneDocument() {
        world.sigex().faults().loseResponse(on("POST", "/api"));

        assertRegisteredOnce(registered());
    }

    @Test
    void anAnswerToTheRegistrationCutInTheMiddleLeadsToOneDocument() {
        world.sigex().faults().truncateResponse(on("POST", "/api"));

        assertRegisteredOnce(registered());
    }

    @Test
    void aRegistrationThatDidNotArriveIsMadeAgain() {
        world.sigex().faults().cutBeforeProcessing(on("POST", "/api"));

        assertRegisteredOnce(registered());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aGatewayThatAnswersInTheServicesPlaceLeadsToOneDocument(int status) {
        world.sigex().faults().status(on("POST", "/api"), status);

        assertRegisteredOnce(registered());
    }

    @Test
    void aLostAnswerToTheDocumentLeadsToOneCompleteDocument() {
        world.sigex().faults().loseResponse(on("POST", "/api/{id}/data"));

        RegisteredDocument registered = sigex.register(CONTRACT)
                .signedBy(company.signer())
                .notifying(EmailNotification.to("director@supplier.kz"))
                .submit();

        assertRegisteredOnce(registered);
        assertThat(world.mailbox("director@supplier.kz").mails()).hasSize(1);
    }

    @Test
    void aDocumentThatDidNotArriveIsSentAgain() {
        world.sigex().faults().cutBeforeProcessing(on("POST", "/api/{id}/data")).times(2);

        assertRegisteredOnce(registered());
    }

    @Test
    void everythingLostOnceStillLeadsToOneDocument() {
        world.sigex().faults().loseResponse(on("POST", "/api"));
        world.sigex().faults().loseResponse(on("POST", "/api/exported"));
        world.sigex().faults().loseResponse(on("POST", "/api/{id}/data"));
        world.sigex().faults().loseResponse(on("GET", "/api/{id}"));

        assertRegisteredOnce(registered());
    }

    @Test
    void anInterruptedRegistrationIsFinishedLater() {
        world.sigex().faults().loseResponse(on("POST", "/api"));
        world.sigex().faults().status(on("POST", "/api/exported"), 503).always();
        RegistrationInterruptedException[] interrupted = new RegistrationInterruptedException[1];
        assertThatExceptionOfType(RegistrationInterruptedException.class)
                .isThrownBy(this::registered)
                .withMessageContaining("recoverRegistration")
                .satisfies(caught -> interrupted[0] = caught);
        assertThat(world.sigex().documents()).hasSize(1);

        world.sigex().faults().clear();
        RegisteredDocument recovered =
                sigex.recoverRegistration(interrupted[0].signature(), CONTRACT).orElseThrow();

        assertRegisteredOnce(recovered);
        assertThat(sigex.recoverRegistration(interrupted[0].signature(), CONTRACT))
                .as("a second time does no harm")
                .map(RegisteredDocument::id)
                .contains(recovered.id());
        assertRegisteredOnce(recovered);
    }

    @Test
    void aSignatureMadeForARegistrationIsKeptEvenIfNothingWasSent() {
        qoltanba.close();

        assertThatExceptionOfType(RegistrationInterruptedException.class)
                .isThrownBy(this::registered)
                .satisfies(interrupted -> {
                    assertThat(interrupted).hasCauseInstanceOf(TransportException.class);
                    assertThat(world.verifier()
                                    .verify(interrupted.signature(), CONTRACT)
                                    .indication())
                            .isEqualTo(Indication.TOTAL_PASSED);
                });
        assertThatExceptionOfType(TransportException.class)
                .as("a signature that was given is the giver's already")
                .isThrownBy(() -> sigex.register(CONTRACT)
                        .signedBy(company.signer().sign(CONTRACT))
                        .submit())
                .isExactlyInstanceOf(TransportException.class)
                .satisfies(refused -> assertThat(refused.retryable()).isTrue());
    }

    @Test
    void recoveryWithAnotherDocumentIsRefused() {
        world.sigex().faults().status(on("POST", "/api/{id}/data"), 503).always();
        Signature first = company.signer().sign(CONTRACT);
        assertThatExceptionOfType(RegistrationInterruptedException.class)
                .isThrownBy(() -> sigex.register(CONTRACT).signedBy(first).submit());
        world.sigex().faults().clear();

        assertThatExceptionOfType(DocumentMismatchException.class)
                .isThrownBy(() -> sigex.recoverRegistration(first, document("another")))
                .withMessageContaining("Pass exactly the bytes");
    }

    @Test
    void recoveryOfASignatureThatNeverArrivedFindsNothing() {
        assertThat(sigex.recoverRegistration(company.signer().sign(CONTRACT), CONTRACT))
                .isEmpty();
    }

    @Test
    void aLostAnswerToASecondSignatureLeadsToOneSignature() {
        RegisteredDocument contract = registered();
        world.sigex().faults().loseResponse(on("POST", "/api/{id}"));

        RegisteredSignature added = contract.sign(CONTRACT, director.signer());

        assertThat(added.signer()).isEqualTo(DIRECTOR);
        assertThat(contract.signatures()).hasSize(2);
    }

    @Test
    void anUnknownDocumentSaysSo() {
        RegisteredDocument unknown = sigex.document(DocumentId.of("Zz0000000000000z"));

        assertThatExceptionOfType(DocumentNotFoundException.class)
                .isThrownBy(unknown::info)
                .withMessageContaining("Check the document identifier");
        assertThatExceptionOfType(DocumentNotFoundException.class).isThrownBy(unknown::signatures);
        assertThatExceptionOfType(DocumentNotFoundException.class).isThrownBy(() -> unknown.verify(CONTRACT));
        assertThatExceptionOfType(DocumentNotFoundException.class)
                .isThrownBy(() -> unknown.sign(CONTRACT, director.signer()));
        assertThatExceptionOfType(DocumentNotFoundException.class)
                .isThrownBy(() -> unknown.awaitSignatures(1).await(Duration.ofDays(1)));
    }

    @Test
    void aFullDocumentSaysSo() {
        RegisteredDocument full = sigex.register(CONTRACT)
                .signedBy(company.signer())
                .signaturesLimit(1)
                .submit();

        assertThatExceptionOfType(SignaturesLimitReachedException.class)
                .isThrownBy(() -> full.sign(CONTRACT, director.signer()))
                .withMessageContaining("raise signaturesLimit");
    }

    @Test
    void aSignerWhoIsNotWantedIsToldSo() {
        RegisteredDocument contract = sigex.register(CONTRACT)
                .signedBy(company.signer())
                .requiring(SignerRequirement.organization(SUPPLIER).withAuthority(Authority.FIRST_HEAD))
                .submit();

        assertThatExceptionOfType(SignerNotAllowedException.class)
                .isThrownBy(() -> contract.sign(
                        CONTRACT, world.pki().individual(Iin.of("900303400789")).signer()))
                .withMessageContaining("info().requirements()");
    }

    @Test
    void anotherDocumentIsAMismatch() {
        RegisteredDocument contract = registered();

        assertThatExceptionOfType(DocumentMismatchException.class)
                .isThrownBy(() -> contract.verify(document("Supply contract 18")))
                .withMessageContaining("Pass exactly the bytes");
        assertThatExceptionOfType(DocumentMismatchException.class)
                .isThrownBy(() -> contract.sign(document("Supply contract 18"), director.signer()));
    }

    @Test
    void theSameSignatureTwiceIsRefused() {
        RegisteredDocument contract = registered();
        Signature signature = director.signer().sign(CONTRACT);
        contract.add(signature);

        assertThatExceptionOfType(SignatureAlreadySubmittedException.class)
                .isThrownBy(() -> contract.add(signature))
                .withMessageContaining("find(signature)");
        assertThat(contract.signatures()).hasSize(2);
    }

    @Test
    void aSignatureWithAnotherDigestBringsTheDocumentAlong() {
        world.sigex().switches().documents().digests(DigestAlgorithm.SHA_256);
        RegisteredDocument contract = registered();
        TestIdentity strong = world.pki()
                .identity(DIRECTOR)
                .employedBy(SUPPLIER)
                .algorithm(KeyAlgorithm.EC_P384)
                .issue();

        assertThat(contract.sign(CONTRACT, strong.signer()).signer()).isEqualTo(DIRECTOR);
        assertThat(contract.signatures()).hasSize(2);
    }

    @Test
    void manySignaturesAreReadPageByPage() {
        world.sigex().switches().limits().pageSize(2);
        RegisteredDocument contract = registered();
        for (int i = 0; i < 4; i++) {
            contract.sign(
                    CONTRACT, world.pki().individual(Iin.of("90030340078" + i)).signer());
        }

        assertThat(contract.signatures())
                .hasSize(5)
                .extracting(RegisteredSignature::signId)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anOutageOfARevocationServiceIsPassingAndLeavesNothingBehind() {
        world.sigex().switches().outages().ocspAvailable(false);

        assertThatExceptionOfType(ServerFaultException.class)
                .isThrownBy(this::registered)
                .satisfies(fault -> assertThat(fault.retryable()).isTrue());
        assertThat(world.sigex().documents()).isEmpty();
    }

    @Test
    void tooManyCallsAreToSlowDown() {
        RegisteredDocument contract = registered();
        world.sigex().switches().limits().callsPerMinute(1);

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(contract::signatures)
                .withMessageContaining("Slow down");
    }

    /** One call is let through, and so the signature is added, but cannot be looked at. */
    @Test
    void anAddedSignatureThatCannotBeReadBackIsDescribedByItsCertificate() {
        RegisteredDocument contract = registered();
        Signature signature = director.signer().sign(CONTRACT);
        world.sigex().switches().limits().callsPerMinute(1);

        RegisteredSignature added = contract.add(signature);

        world.sigex().switches().limits().callsPerMinute(1_000);
        assertThat(added.signer()).isEqualTo(DIRECTOR);
        assertThat(added.organization()).contains(SUPPLIER);
        assertThat(added.authorities()).contains(Authority.FIRST_HEAD);
        assertThat(contract.signatures())
                .extracting(RegisteredSignature::signId)
                .last()
                .isEqualTo(added.signId());
    }

    @Test
    void aRevokedCertificateIsNamed() {
        world.pki().revoke(company);

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(this::registered)
                .withMessageContaining("Invalid certificate status")
                .withMessageContaining("valid signing certificate");
        assertThat(world.sigex().documents()).isEmpty();
    }

    @Test
    void namesThatAreNoTitlesBecomeTitles() {
        DocumentSource badlyNamed = DocumentSource.of("a/b:c*?.pdf", Bytes.of("text".getBytes(StandardCharsets.UTF_8)));
        RegisteredDocument registered =
                sigex.register(badlyNamed).signedBy(company.signer()).submit();

        assertThat(registered.info().title()).isEqualTo("a_b_c__.pdf");
    }

    @Test
    void asynchronousFormsDoTheSame() throws InterruptedException {
        CompletableFuture<RegisteredDocument> submitted = sigex.register(CONTRACT)
                .signedBy(company.signer())
                .submitAsync()
                .toCompletableFuture();
        assertThat(world.clock().await(submitted, Duration.ofHours(1))).isTrue();
        RegisteredDocument contract = submitted.join();
        CompletableFuture<RegisteredSignature> signed =
                contract.signAsync(CONTRACT, director.signer()).toCompletableFuture();
        assertThat(world.clock().await(signed, Duration.ofHours(1))).isTrue();
        CompletableFuture<?> verified = contract.verifyAsync(CONTRACT).toCompletableFuture();
        assertThat(world.clock().await(verified, Duration.ofHours(1))).isTrue();

        assertThat(signed.join().signer()).isEqualTo(DIRECTOR);
        assertThat(verified).isCompleted();
        assertThat(contract.signatures()).hasSize(2);
    }
}
