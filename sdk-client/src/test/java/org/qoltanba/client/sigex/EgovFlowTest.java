package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.phone.EgovPhone;

/** A phone signs what comes by QR code. */
class EgovFlowTest {

    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");
    private static final Duration LIMIT = Duration.ofHours(1);

    @RegisterExtension
    final FakeServices world = FakeServices.create();

    private Qoltanba qoltanba;
    private EgovPhone phone;

    @BeforeEach
    void connect() {
        qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .time(world.clock())
                .build();
        phone = world.egovPhone(world.pki().individual(Iin.of("000000000011")));
    }

    @AfterEach
    void disconnect() {
        qoltanba.close();
    }

    @Test
    @Covers({"POST /api/egovQr", "POST /api/egovQr/{qrId}", "GET /api/egovQr/{qrId}"})
    void aDocumentIsSigned() throws Exception {
        EgovOperation<Signature> signing = qoltanba.sigex()
                .egov()
                .sign(CONTRACT)
                .describedAs("Contract 17")
                .begin();

        phone.scan(signing.qrImage());
        assertThat(phone.description()).isEqualTo("Contract 17");
        phone.sign();

        assertThat(world.verifier().verify(signing.await(LIMIT), CONTRACT).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void severalDocumentsAreSignedWithOneScan() throws Exception {
        DocumentSource act = DocumentSource.text("act.txt", "Done.");
        EgovOperation<List<Signature>> signing =
                qoltanba.sigex().egov().sign(List.of(CONTRACT, act)).attached().begin();

        phone.scan(signing.businessLink());
        assertThat(phone.download()).containsExactly("contract.txt", "act.txt");
        phone.sign();

        assertThat(signing.await(LIMIT)).hasSize(2);
    }

    @Test
    void aRefusalIsADecline() {
        EgovOperation<Signature> signing =
                qoltanba.sigex().egov().sign(CONTRACT).begin();

        phone.scan(signing.mobileLink());
        phone.download(); // the person looks at it first
        phone.refuse();

        assertThatThrownBy(() -> signing.await(LIMIT)).isInstanceOf(ConfirmationDeclinedException.class);
    }

    @Test
    @Covers("QR signing operation timeout")
    void nobodyComes() {
        EgovOperation<Signature> signing =
                qoltanba.sigex().egov().sign(CONTRACT).begin();

        assertThatThrownBy(() -> signing.await(LIMIT)).isInstanceOf(ConfirmationExpiredException.class);
    }
}
