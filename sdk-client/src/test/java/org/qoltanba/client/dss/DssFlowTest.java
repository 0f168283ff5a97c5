package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.PinRejectedException;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.dss.UnknownCertificateException;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.operation.WaitTimeoutException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.DssTransactionState;
import org.qoltanba.testkit.dss.OfflinePicture;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Whole journeys of a signature through CryptoPro DSS and a phone, on a good day and on bad ones. */
class DssFlowTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Iin IVANOV = Iin.of("800101300123");
    private static final DocumentSource CONTRACT =
            DocumentSource.of("Договор №1.txt", Bytes.of("Договор №1".getBytes(StandardCharsets.UTF_8)));
    private static final DocumentSource OTHER =
            DocumentSource.of("Договор №1.txt", Bytes.of("Договор №2".getBytes(StandardCharsets.UTF_8)));

    private final FakeServices world = FakeServices.create();
    private final Qoltanba qoltanba = qoltanba();
    private final TestIdentity ivanovsKey = world.pki().individual(IVANOV);

    DssFlowTest() {
        world.dss().client("erp").secret("s3cret");
        world.dss().user("ivanov").owns(13, ivanovsKey).named("main");
        world.dss().drawsOfflinePictures(text -> new OfflinePicture("image/gif", Bytes.of(new byte[] {71, 73, 70})));
    }

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private Qoltanba qoltanba() {
        return qoltanba(world, endpoint(world).oauthClient("erp", Secret.of("s3cret")));
    }

    private static DssEndpoint endpoint(FakeServices of) {
        return DssEndpoint.of(of.dss().uri());
    }

    private static Qoltanba qoltanba(FakeServices of, DssEndpoint endpoint) {
        return Qoltanba.builder()
                .sigex(SigexEndpoint.of(of.sigex().uri()))
                .dss(endpoint)
                .time(of.clock())
                .build();
    }

    private DssSession ivanov() {
        return ivanov(qoltanba);
    }

    private static DssSession ivanov(Qoltanba of) {
        return of.dss().signIn("ivanov", Secret.empty());
    }

    private void assertGood(VerificationReport report) {
        assertThat(report.indication()).as(report.signers().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signers().get(0).certificate()).contains(ivanovsKey.certificate());
    }

    private static ResumeToken tokenOf(PendingOperation<Signature> operation) {
        return operation.resumeToken().orElseThrow();
    }

    @Test
    void fromSigningInToTheSignature() throws InterruptedException {
        DssSession ivanov = ivanov();
        DssCertificate certificate = ivanov.certificates().get(0);
        assertThat(certificate.id()).isEqualTo(13);
        assertThat(certificate.status()).isEqualTo(DssCertificateStatus.ACTIVE);
        assertThat(certificate.isDefault()).isTrue();
        assertThat(certificate.friendlyName()).contains("main");
        assertThat(certificate.certificate().iin()).contains(IVANOV);
        world.phone("ivanov").confirmsNext();

        PendingOperation<Signature> signing = ivanov.sign(CONTRACT)
                .with(certificate)
                .level(CadesLevel.BES)
                .detached()
                .description("The contract")
                .begin();
        assertThat(world.dss().transactions().get(0).documentInfo()).isEqualTo("The contract");
        Signature signature = signing.await(LONG);

        assertGood(world.verifier().verify(signature, CONTRACT));
        assertThat(signing.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(signing.completion().toCompletableFuture()).isCompletedWithValue(signature);
    }

    @Test
    void theDocumentCanGoIntoTheSignature() throws InterruptedException {
        world.phone("ivanov").confirmsNext();

        Signature signature = ivanov().sign(CONTRACT).attached().begin().await(LONG);

        assertGood(world.verifier().verify(signature));
    }

    @Test
    void theDocumentCanStayInTheHouse() throws InterruptedException {
        world.phone("ivanov").confirmsNext();

        PendingOperation<Signature> signing =
                ivanov().sign(CONTRACT).withCertificate(13).byDigest().begin();

        assertGood(world.verifier().verify(signing.await(LONG), CONTRACT));
        assertThat(world.journal().toText()).doesNotContain(CONTRACT_BASE64);
    }

    private static final String CONTRACT_BASE64 =
            Bytes.of("Договор №1".getBytes(StandardCharsets.UTF_8)).toBase64();

    @Test
    void keysOfAnyKindSign() throws InterruptedException {
        TestIdentity rsa = world.pki().individual(IVANOV, KeyAlgorithm.RSA_2048);
        world.dss().user("ivanov").owns(14, rsa);
        world.phone("ivanov").confirmsNext();
        DssSession ivanov = ivanov();
        DssCertificate certificate = ivanov.certificates().stream()
                .filter(candidate -> candidate.id() == 14)
                .findFirst()
                .orElseThrow();

        Signature signature = ivanov.sign(CONTRACT).with(certificate).begin().await(LONG);

        assertThat(world.verifier().verify(signature, CONTRACT).signers().get(0).certificate())
                .contains(rsa.certificate());
    }

    @Test
    void aUserWhoDeclinesIsToBeAskedWhy() {
        world.phone("ivanov").declinesNext();

        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .isThrownBy(() -> ivanov().sign(CONTRACT).begin().await(LONG))
                .withMessageContaining("Ask the user why");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aUserWhoDoesNothingLetsItExpire(boolean answeredInBody) {
        world.dss().switches().confirmations().expiryAnsweredInBody(answeredInBody);
        world.phone("ivanov").ignoresNext();

        assertThatExceptionOfType(ConfirmationExpiredException.class)
                .isThrownBy(() -> ivanov().sign(CONTRACT).begin().await(LONG))
                .withMessageContaining("Begin the operation again when the user has the phone at hand");
    }

    @Test
    @Covers("OperationCode 2")
    void aConfirmationInTheLastSecondCounts() throws InterruptedException {
        world.phone("ivanov").answersAfter(Duration.ofSeconds(299)).confirmsNext();

        assertGood(world.verifier().verify(ivanov().sign(CONTRACT).begin().await(LONG), CONTRACT));
    }

    @Test
    void anUnknownCertificateSaysWhereTheKnownOnesAre() {
        assertThatExceptionOfType(UnknownCertificateException.class)
                .isThrownBy(() -> ivanov().sign(CONTRACT).withCertificate(99).begin())
                .withMessageContaining("certificates() lists those there are");
    }

    @Test
    void aUserWithoutAPhoneNeedsTheAdministrator() {
        world.dss().user("ivanov").withoutPhone();

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> ivanov().sign(CONTRACT).begin())
                .withMessageContaining("no confirmation method assigned");
    }

    @Test
    void anInstallationThatForbidsDigestsSaysSo() {
        world.dss().policy().hashSigningAllowed(false);

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> ivanov().sign(CONTRACT).byDigest().begin());
    }

    @Test
    void aWrongPasswordIsNamed() {
        world.dss().user("petrov").password("geheim");

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> qoltanba.dss().signIn("petrov", Secret.of("falsch")))
                .withMessageContaining("Check login and password");
        assertThat(qoltanba.dss().signIn("petrov", Secret.of("geheim")).login()).isEqualTo("petrov");
    }

    @Test
    void aPublicClientSignsToo() throws InterruptedException {
        world.dss().client("desktop");
        world.phone("ivanov").confirmsNext();
        try (Qoltanba desktop = qoltanba(world, endpoint(world).oauthClient("desktop"))) {
            Signature signature = ivanov(desktop).sign(CONTRACT).begin().await(LONG);
            assertGood(world.verifier().verify(signature, CONTRACT));
        }
    }

    @Test
    @Covers("OperationCode 2")
    void aConfirmationThatOutlivesTheAccessTokenSignsInAgain() throws InterruptedException {
        world.dss().switches().signIn().tokenLifetime(Duration.ofSeconds(40));
        world.phone("ivanov").answersAfter(Duration.ofSeconds(200)).confirmsNext();

        assertGood(world.verifier().verify(ivanov().sign(CONTRACT).begin().await(LONG), CONTRACT));
        assertThat(world.journal().exchanges(on("POST", "/STS/oauth/token"))).hasSizeGreaterThan(4);
    }

    /** The service ends tokens earlier than it said: the poll is refused and repeated with a new one. */
    @Test
    void aTokenThatIsRefusedWhilePollingIsReplaced() throws InterruptedException {
        world.phone("ivanov").confirmsNext();
        PendingOperation<Signature> signing = ivanov().sign(CONTRACT).begin();
        world.dss().faults().status(on("POST", "/STS/confirmation"), 401);

        assertGood(world.verifier().verify(signing.await(LONG), CONTRACT));
        assertThat(world.journal().exchanges(on("POST", "/STS/oauth/token"))).hasSize(2);
    }

    @Test
    void aSecondConfirmationOfTheSameUserMustWaitForTheFirst() throws InterruptedException {
        DssSession ivanov = ivanov();
        PendingOperation<Signature> first = ivanov.sign(CONTRACT).begin();

        assertThatExceptionOfType(TransactionPendingException.class)
                .isThrownBy(() -> ivanov.sign(OTHER).begin())
                .withMessageContaining("confirmed or declined");

        world.phone("ivanov").confirm();
        assertGood(world.verifier().verify(first.await(LONG), CONTRACT));
        world.phone("ivanov").confirmsNext();
        assertGood(world.verifier().verify(ivanov.sign(OTHER).begin().await(LONG), OTHER));
    }

    @Test
    void confirmationsOfTwoUsersDoNotDisturbEachOther() throws InterruptedException {
        world.dss().user("petrov").owns(world.pki().individual(Iin.of("810101300124")));
        PendingOperation<Signature> ivanovs = ivanov().sign(CONTRACT).begin();
        PendingOperation<Signature> petrovs =
                qoltanba.dss().signIn("petrov", Secret.empty()).sign(OTHER).begin();
        world.phone("petrov").declinesNext();
        world.phone("ivanov").confirmsNext();

        assertGood(world.verifier().verify(ivanovs.await(LONG), CONTRACT));
        assertThatExceptionOfType(ConfirmationDeclinedException.class).isThrownBy(() -> petrovs.await(LONG));
    }

    @Test
    @Covers("OperationCode 2")
    void aKeyWithAPinSigns() throws InterruptedException {
        world.dss()
                .user("petrov")
                .owns(15, world.pki().individual(Iin.of("810101300124")))
                .pin("1234");
        world.phone("petrov").confirmsNext();
        DssSession petrov = qoltanba.dss().signIn("petrov", Secret.empty());
        DssCertificate certificate = petrov.certificates().get(0);
        assertThat(certificate.hasPin()).isTrue();

        Signature signature = petrov.sign(CONTRACT)
                .with(certificate)
                .pin(Secret.of("1234"))
                .begin()
                .await(LONG);

        assertThat(world.verifier().verify(signature, CONTRACT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void aWrongPinIsNamed() {
        world.dss()
                .user("petrov")
                .owns(15, world.pki().individual(Iin.of("810101300124")))
                .pin("1234");
        world.phone("petrov").confirmsNext();
        DssSession petrov = qoltanba.dss().signIn("petrov", Secret.empty());

        assertThatExceptionOfType(PinRejectedException.class)
                .isThrownBy(() -> petrov.sign(CONTRACT)
                        .withCertificate(15)
                        .pin(Secret.of("4321"))
                        .begin()
                        .await(LONG))
                .withMessageContaining("right pin(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> petrov.signer(petrov.certificates().get(0)))
                .withMessageContaining("signer(certificate, pin)");
    }

    @Test
    void withoutConnectionTheCodeIsTyped() throws InterruptedException {
        PendingOperation<Signature> signing = ivanov().sign(CONTRACT).begin();
        assertThat(signing.offlineChallenge()).hasValueSatisfying(challenge -> {
            assertThat(challenge.mediaType()).isEqualTo("image/gif");
            assertThat(challenge.qrImage().size()).isEqualTo(3);
        });
        String code = world.phone("ivanov").confirmationCode();

        signing.submitCode(" " + code.substring(0, 3) + " " + code.substring(3) + "\n");

        assertGood(world.verifier().verify(signing.await(LONG), CONTRACT));
    }

    @Test
    void aWrongCodeLeavesTheOperationOpen() throws InterruptedException {
        PendingOperation<Signature> signing = ivanov().sign(CONTRACT).begin();
        String code = world.phone("ivanov").confirmationCode();
        String wrong = code.equals("000000") ? "000001" : "000000";

        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> signing.submitCode(wrong))
                .withMessageContaining("still open");
        signing.submitCode(code);

        assertGood(world.verifier().verify(signing.await(LONG), CONTRACT));
    }

    @Test
    void tooManyWrongCodesEndTheOperation() {
        world.dss().switches().confirmations().offlineCodeAttempts(1);
        PendingOperation<Signature> signing = ivanov().sign(CONTRACT).begin();
        String wrong = world.phone("ivanov").confirmationCode().equals("000000") ? "000001" : "000000";

        assertThatExceptionOfType(ConfirmationFailedException.class)
                .isThrownBy(() -> signing.submitCode(wrong))
                .withMessageContaining("too many wrong codes");
        assertThat(signing.state()).isEqualTo(OperationState.FAILED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCancellationCodeDeclines(boolean answeredAsError) {
        world.dss()
                .switches()
                .confirmations()
                .cancellationAnsweredAsError(answeredAsError)
                .errorsInPascalCase(answeredAsError);
        PendingOperation<Signature> signing = ivanov().sign(CONTRACT).begin();

        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .isThrownBy(() -> signing.submitCode(world.phone("ivanov").cancellationCode()));
        assertThat(signing.state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void aWaitThatEndsLeavesTheOperationAlive() throws InterruptedException {
        world.phone("ivanov").answersAfter(Duration.ofMinutes(2)).confirmsNext();
        PendingOperation<Signature> signing = ivanov().sign(CONTRACT).begin();

        assertThatExceptionOfType(WaitTimeoutException.class)
                .isThrownBy(() -> signing.await(Duration.ofMinutes(1)))
                .satisfies(timeout -> assertThat(timeout.resumeToken()).contains(tokenOf(signing)));
        assertGood(world.verifier().verify(signing.await(LONG), CONTRACT));
    }

    @Test
    void aLostOpeningDoesNotCostTheConfirmation() throws InterruptedException {
        world.dss().faults().loseResponse(on("POST", "/STS/confirmation"));
        world.phone("ivanov").confirmsNext();

        assertGood(world.verifier().verify(ivanov().sign(CONTRACT).begin().await(LONG), CONTRACT));
        assertThat(world.dss().transactions()).hasSize(1);
    }

    @Test
    void anotherProcessTakesTheSignatureUp() throws InterruptedException {
        String kept = tokenOf(ivanov().sign(CONTRACT)
                        .with(ivanov().certificates().get(0))
                        .begin())
                .toString();
        qoltanba.close();

        try (Qoltanba second = qoltanba()) {
            world.phone("ivanov").confirmsNext();
            PendingOperation<Signature> resumed = ivanov(second).resume(ResumeToken.parse(kept), CONTRACT);

            assertGood(world.verifier().verify(resumed.await(LONG), CONTRACT));
            assertThat(tokenOf(resumed)).as("may be handed on again").hasToString(kept);
        }
        assertThat(world.dss().transactions()).hasSize(1);
    }

    @Test
    void aResumedSignatureTakesACodeToo() throws InterruptedException {
        DssSession ivanov = ivanov();
        PendingOperation<Signature> begun = ivanov.sign(CONTRACT).byDigest().begin();
        PendingOperation<Signature> resumed = ivanov.resume(tokenOf(begun), CONTRACT);
        begun.detach();

        resumed.submitCode(world.phone("ivanov").confirmationCode());

        assertGood(world.verifier().verify(resumed.await(LONG), CONTRACT));
        assertThatExceptionOfType(OperationCancelledException.class).isThrownBy(() -> begun.await(LONG));
    }

    @Test
    void aResumedSignatureWithAPinNeedsItAgain() throws InterruptedException {
        world.dss()
                .user("petrov")
                .owns(15, world.pki().individual(Iin.of("810101300124")))
                .pin("1234");
        DssSession petrov = qoltanba.dss().signIn("petrov", Secret.empty());
        PendingOperation<Signature> begun =
                petrov.sign(CONTRACT).withCertificate(15).pin(Secret.of("1234")).begin();
        begun.detach();
        world.phone("petrov").confirmsNext();

        Signature signature =
                petrov.resume(tokenOf(begun), CONTRACT, Secret.of("1234")).await(LONG);

        assertThat(world.verifier().verify(signature, CONTRACT).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void ofTwoWhoResumeAtOnceOneGetsTheSignature() throws InterruptedException {
        ResumeToken token = tokenOf(ivanov().sign(CONTRACT).begin());
        qoltanba.close();
        world.phone("ivanov").confirmsNext();

        try (Qoltanba left = qoltanba();
                Qoltanba right = qoltanba()) {
            List<CompletableFuture<Signature>> both = Stream.of(left, right)
                    .map(of -> ivanov(of).resume(token, CONTRACT).completion().toCompletableFuture())
                    .toList();
            CompletableFuture<?> settled = CompletableFuture.allOf(
                    both.get(0).handle((signature, failure) -> 0), both.get(1).handle((signature, failure) -> 0));
            assertThat(world.clock().await(settled, LONG)).isTrue();

            assertThat(both)
                    .filteredOn(future -> !future.isCompletedExceptionally())
                    .singleElement()
                    .satisfies(winner -> assertGood(world.verifier().verify(winner.join(), CONTRACT)));
            assertThat(both)
                    .filteredOn(CompletableFuture::isCompletedExceptionally)
                    .singleElement()
                    .satisfies(loser -> assertThat(loser)
                            .failsWithin(Duration.ZERO)
                            .withThrowableThat()
                            .havingCause()
                            .isInstanceOf(ConfirmationFailedException.class)
                            .withMessageContaining("finished elsewhere"));
        }
        assertThat(world.dss().transactions().get(0).state()).isEqualTo(DssTransactionState.COMPLETED);
    }

    @Test
    void aTokenIsBoundToDocumentUserAndInstallation() {
        world.dss().user("petrov").owns(world.pki().individual(Iin.of("810101300124")));
        DssSession ivanov = ivanov();
        ResumeToken token = tokenOf(ivanov.sign(CONTRACT).begin());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ivanov.resume(token, OTHER))
                .withMessageContaining("not the document");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> qoltanba.dss().signIn("petrov", Secret.empty()).resume(token, CONTRACT))
                .withMessageContaining("another user");
        try (FakeServices elsewhere = FakeServices.create();
                Qoltanba there = qoltanba(elsewhere, endpoint(elsewhere).oauthClient("erp", Secret.of("s3cret")))) {
            elsewhere.dss().client("erp").secret("s3cret");
            elsewhere.dss().user("ivanov");
            DssSession sameName = ivanov(there);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sameName.resume(token, CONTRACT))
                    .withMessageContaining("another installation");
        }
        assertThat(world.journal().exchanges(on("POST", "/STS/confirmation")))
                .as("nothing was asked")
                .hasSize(1);
    }

    @Test
    void anAlteredTokenIsRefused() {
        DssSession ivanov = ivanov();
        String token = tokenOf(ivanov.sign(CONTRACT).begin()).toString();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            ResumeToken altered = ResumeToken.parse(token.substring(0, i) + other + token.substring(i + 1));
            assertThatIllegalArgumentException()
                    .as("character %s", i)
                    .isThrownBy(() -> ivanov.resume(altered, CONTRACT))
                    .withMessageContaining("altered");
        }
    }

    @Test
    void aPhoneIsASignerLikeAnyOther() throws InterruptedException {
        DssSession ivanov = ivanov();
        var phone = ivanov.signer(ivanov.certificates().get(0));
        assertThat(phone.certificate()).isEqualTo(ivanovsKey.certificate());
        world.phone("ivanov").confirmsNext();
        CompletableFuture<Signature> signed = phone.beginSigning(CONTRACT, SignatureOptions.attached())
                .thenCompose(PendingOperation::completion)
                .toCompletableFuture();
        assertThat(world.clock().await(signed, LONG)).isTrue();
        assertGood(world.verifier().verify(signed.join()));

        world.phone("ivanov").confirmsNext();
        RegisteredDocument registered =
                qoltanba.sigex().register(CONTRACT).signedBy(phone).submit();
        assertThat(registered.signatures())
                .singleElement()
                .satisfies(signature -> assertThat(signature.signer()).isEqualTo(IVANOV));
    }

    @Test
    void aPhoneThatDeclinesRegistersNothing() {
        DssSession ivanov = ivanov();
        world.phone("ivanov").declinesNext();

        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .isThrownBy(() -> qoltanba.sigex()
                        .register(CONTRACT)
                        .signedBy(ivanov.signer(ivanov.certificates().get(0)))
                        .submit());
        assertThat(world.sigex().documents()).isEmpty();
    }

    @Test
    void whoeverCancelsARegistrationCallsTheConfirmationOff() throws InterruptedException {
        DssSession ivanov = ivanov();
        CompletableFuture<RegisteredDocument> submitted = qoltanba.sigex()
                .register(CONTRACT)
                .signedBy(ivanov.signer(ivanov.certificates().get(0)))
                .submitAsync()
                .toCompletableFuture();
        world.clock().advance(Duration.ofSeconds(10));
        assertThat(world.phone("ivanov").pending()).hasSize(1);

        assertThat(submitted.cancel(true)).isTrue();
        world.clock().advance(Duration.ofSeconds(1));
        int asked = world.journal().exchanges(on("POST", "/STS/confirmation")).size();
        world.phone("ivanov").confirm();
        world.clock().advance(Duration.ofMinutes(10));

        assertThat(world.journal().exchanges(on("POST", "/STS/confirmation"))).hasSize(asked);
        assertThat(world.sigex().documents()).isEmpty();
    }

    @Test
    void whatTheContractLeavesOpenMakesNoDifference() throws InterruptedException {
        world.dss().switches().confirmations().pollRepeatsChallenge(true).finalWithError(true);
        world.dss().switches().signIn().resourceCaseSensitive(true);
        world.phone("ivanov").answersAfter(Duration.ofSeconds(60)).confirmsNext();

        assertGood(world.verifier().verify(ivanov().sign(CONTRACT).begin().await(LONG), CONTRACT));
    }
}
