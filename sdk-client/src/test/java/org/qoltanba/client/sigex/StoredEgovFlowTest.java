package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ProgressEvent;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EgovStatus;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.phone.EgovPhone;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** A phone signs what the service keeps; the service registers the signatures by itself. */
class StoredEgovFlowTest {

    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");
    private static final DocumentSource ORDER = DocumentSource.text("order.txt", "Do it.");
    private static final Duration LIMIT = Duration.ofHours(1);

    private final FakeServices world = FakeServices.create();
    private final TestInformationSystem system =
            world.sigex().organization(Bin.of("123456789012")).largeBusiness().informationSystem();
    private final Qoltanba qoltanba = Qoltanba.builder()
            .sigex(SigexEndpoint.of(world.sigex().systemUri())
                    .informationSystem(system.certificate(), system.privateKey())
                    .trusting(world.sigex().tlsCertificate()))
            .time(world.clock())
            .build();
    private final EgovPhone phone = world.egovPhone(world.pki().individual(Iin.of("000000000011")));

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private RegisteredDocument stored() {
        return qoltanba.sigex()
                .preregister(CONTRACT)
                .settings(settings -> settings.tempStorageAfterRegistration(Duration.ofDays(1)))
                .submit();
    }

    @Test
    @Covers({"POST /api/{id}/egovQr", "GET /api/{id}/egovOperation/{operationId}"})
    void aDocumentIsSignedAndTheStepsAreTold() throws Exception {
        RegisteredDocument contract = stored();
        EgovOperation<SignatureRecord> signing =
                contract.signByEgov("Contract 17").showing("Sum", "100").begin();
        Set<ProgressEvent.Kind> seen = EnumSet.noneOf(ProgressEvent.Kind.class);
        signing.onProgress(event -> {
            synchronized (seen) {
                seen.add(event.kind());
            }
        });

        phone.scan(signing.qrImage());
        signing.refresh().toCompletableFuture().join();
        phone.download();
        signing.refresh().toCompletableFuture().join();
        phone.sign();
        SignatureRecord signed = signing.await(LIMIT);

        assertThat(signed.documentId()).isEqualTo(contract.id());
        assertThat(contract.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.signId()).isEqualTo(signed.signId());
            assertThat(world.verifier().verify(signature.export(), CONTRACT).signers())
                    .hasSize(1);
        });
        EgovOperationInfo info = contract.egovOperation(signing.id());
        assertThat(info.status()).isEqualTo(EgovStatus.DONE);
        assertThat(info.signIds()).containsExactly(signed.signId());
        synchronized (seen) {
            assertThat(seen).contains(ProgressEvent.Kind.SCANNED, ProgressEvent.Kind.DOWNLOADED);
        }
    }

    @Test
    void anotherProcessWaitsForTheSameOperation() throws Exception {
        RegisteredDocument contract = stored();
        EgovOperation<SignatureRecord> signing =
                contract.signByEgov("Contract 17").begin();
        PendingOperation<SignatureRecord> elsewhere =
                qoltanba.sigex().document(contract.id()).awaitEgov(signing.id());

        phone.scan(signing.mobileLink()).sign();

        assertThat(elsewhere.await(LIMIT)).isEqualTo(signing.await(LIMIT));
    }

    @Test
    void aRefusalIsADecline() {
        EgovOperation<SignatureRecord> signing =
                stored().signByEgov("Contract 17").begin();

        phone.scan(signing.businessLink()).refuse();

        assertThatThrownBy(() -> signing.await(LIMIT)).isInstanceOf(ConfirmationDeclinedException.class);
    }

    @Test
    void nobodyComes() {
        EgovOperation<SignatureRecord> signing =
                stored().signByEgov("Contract 17").begin();

        assertThatThrownBy(() -> signing.await(LIMIT)).isInstanceOf(ConfirmationExpiredException.class);
    }

    @Test
    @Covers("DELETE /api/{id}/egovOperation/{operationId}")
    void whatIsCancelledCannotBeSignedAnyMore() throws Exception {
        RegisteredDocument contract = stored();
        EgovOperation<SignatureRecord> signing =
                contract.signByEgov("Contract 17").begin();

        signing.cancel();
        world.clock().advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> signing.await(LIMIT)).isInstanceOf(OperationCancelledException.class);
        assertThat(contract.egovOperation(signing.id()).status()).isEqualTo(EgovStatus.CANCELED);
        assertThatThrownBy(() -> phone.scan(signing.qrImage())).hasMessageContaining("not active");
    }

    @Test
    @Covers({
        "POST /api/package/{packageId}/egovQr",
        "GET /api/package/{packageId}/egovOperation/{operationId}",
        "DELETE /api/package/{packageId}/egovOperation/{operationId}"
    })
    void aPackageIsSignedWithOneScan() throws Exception {
        RegisteredPackage hiring = qoltanba.sigex()
                .packages()
                .register("Hiring 17")
                .document(CONTRACT)
                .document(ORDER)
                .settings(settings -> settings.signWholePackage(true))
                .documentsSettings(settings -> settings.tempStorageAfterRegistration(Duration.ofDays(1)))
                .submit();
        EgovOperation<List<SignatureRecord>> given =
                hiring.signByEgov("Not this one").begin();
        given.cancel();
        world.clock().advance(Duration.ofSeconds(1));
        assertThat(hiring.egovOperation(given.id()).status()).isEqualTo(EgovStatus.CANCELED);

        EgovOperation<List<SignatureRecord>> signing =
                hiring.signByEgov("Hiring 17").begin();
        phone.scan(signing.qrImage()).sign();

        assertThat(signing.await(LIMIT))
                .extracting(SignatureRecord::documentId)
                .isEqualTo(hiring.info().documentsIds());
        assertThat(hiring.egovOperation(signing.id()).signIds()).hasSize(2);
    }
}
