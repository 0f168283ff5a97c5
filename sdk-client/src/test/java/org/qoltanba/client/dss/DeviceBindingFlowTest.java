package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.ConfirmationChoice;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssManagedUser;
import org.qoltanba.api.dss.DssOperator;
import org.qoltanba.api.dss.DssSdkBinding;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.dss.MobileBinding;
import org.qoltanba.api.dss.UserContact;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.secret.TlsIdentity;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/** How an operator gets a user to confirm with a device, over mutual TLS, up to a signature (contract section 13). */
class DeviceBindingFlowTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final UserContact PHONE = UserContact.phone("+79990000000");
    private static final DocumentSource HELLO = DocumentSource.text("hello.txt", "Hello");

    private final FakeServices world = FakeServices.create();
    private final Qoltanba qoltanba = qoltanba();
    private final DssManagedUser sidorov = operator().createUser("sidorov");

    private Qoltanba qoltanba() {
        world.dss().client("erp").secret("s3cret").redirectsTo(DssSignIn.OUT_OF_BAND);
        return Qoltanba.builder()
                .dss(DssEndpoint.of(world.dss().secureUri())
                        .trusting(world.dss().tlsCertificate())
                        .mutualTlsPort(world.dss().certificateUri().getPort())
                        .oauthClient("erp", Secret.of("s3cret"))
                        .apiVersion(DssApiVersion.V2))
                .time(world.clock())
                .build();
    }

    private DssOperator operator() {
        TestIdentity certificate = world.pki().individual(Iin.of("900202400123"));
        world.dss().user("operator").operator().signsInWith(certificate);
        return qoltanba.dss().operator(TlsIdentity.of(certificate.x509(), certificate.privateKey()));
    }

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private DssSession signedIn() {
        world.dss().user("sidorov").owns(21, world.pki().individual(Iin.of("800101300123")));
        return qoltanba.dss().signIn(DssSignIn.identifiedOnly("sidorov"));
    }

    private void scan(String phone, DssSdkBinding binding) {
        world.phone(phone).scan(binding.qr().picture().orElseThrow());
    }

    private String activationCode() {
        return world.phone(PHONE.value()).lastSms().code();
    }

    @Test
    @Covers({"POST /STS/ums/user/{id}/mydss/init", "POST /STS/ums/user/{id}/authmethod/mydss"})
    void aDeviceOfTheSecondGenerationConfirmsOperations() throws InterruptedException {
        sidorov.identifyOnly();
        DssSdkBinding binding = sidorov.beginDssSdkBinding();
        sidorov.assignDssSdk(binding.keyId());
        scan("samsung", binding);
        world.phone("samsung").confirmsNext();

        assertThat(signedIn().sign(HELLO).withCertificate(21).begin().await(LONG))
                .isNotNull();
    }

    @Test
    void ofSeveralDevicesOneIsChosen() throws InterruptedException {
        sidorov.identifyOnly();
        for (String phone : List.of("samsung", "xiaomi")) {
            DssSdkBinding binding = sidorov.beginDssSdkBinding();
            scan(phone, binding);
            sidorov.assignDssSdk(binding.keyId());
        }
        List<ConfirmationChoice> offered = new ArrayList<>();
        DssSession session = signedIn().confirmedBy(DssConfirmation.usual().chosenBy(choices -> {
            offered.addAll(choices);
            return CompletableFuture.completedFuture(choices.get(1));
        }));
        world.phone("xiaomi").confirmsNext();

        assertThat(session.sign(HELLO).withCertificate(21).begin().await(LONG)).isNotNull();
        assertThat(offered).hasSize(2).allSatisfy(choice -> {
            assertThat(choice.method()).isEqualTo(ConfirmationMethod.DSS_SDK);
            assertThat(choice.id()).as("names the device").contains("?");
        });
    }

    @Test
    void aCodeThatWasIssuedAgainReplacesTheOneBefore() {
        MobileBinding first = sidorov.beginMobileBinding(PHONE);
        String firstCode = activationCode();
        MobileBinding again = sidorov.beginMobileBinding(PHONE);

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> world.phone("samsung").scan(first.qr().picture().orElseThrow(), firstCode))
                .withMessageContaining("replaced");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> world.phone("samsung").scan(again.qr().picture().orElseThrow(), "000"))
                .withMessageContaining("activation code");
        world.phone("samsung").scan(again.qr().picture().orElseThrow(), activationCode());
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> world.phone("xiaomi").scan(again.qr().picture().orElseThrow(), activationCode()))
                .withMessageContaining("scanned already");
    }

    @Test
    void aCodeCanBeScannedInItsTime() throws InterruptedException {
        world.dss().switches().bindings().qrLifetime(Duration.ofMinutes(10));
        MobileBinding binding = sidorov.beginMobileBinding(PHONE);
        String code = activationCode();
        assertThat(binding.keyExpiresAt()).contains(world.clock().now().plus(Duration.ofMinutes(10)));
        world.clock().advance(Duration.ofMinutes(10));

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> world.phone("samsung").scan(binding.qr().picture().orElseThrow(), code))
                .withMessageContaining("expired");
    }

    private static <E extends ServiceException> void assertRefused(Class<E> exception, String code, Runnable call) {
        assertThatExceptionOfType(exception)
                .isThrownBy(call::run)
                .satisfies(refused -> assertThat(refused.errorCode()).isEqualTo(code));
    }

    @Test
    @Covers({"wrong_operation", "invalid_phone", "contact_confirmation_required"})
    void whatCannotBeBoundIsRefused() {
        assertRefused(ConflictException.class, "wrong_operation", sidorov::assignMobile);
        assertRefused(ConflictException.class, "wrong_operation", () -> sidorov.assignDssSdk("nobody"));
        assertRefused(
                InvalidRequestException.class,
                "invalid_phone",
                () -> sidorov.beginMobileBinding(UserContact.phone("12")));
        world.dss().switches().bindings().scannedFirst(true);
        DssSdkBinding binding = sidorov.beginDssSdkBinding();
        assertRefused(ConflictException.class, "wrong_operation", () -> sidorov.assignDssSdk(binding.keyId()));
        scan("samsung", binding);
        sidorov.assignDssSdk(binding.keyId());
        world.dss().switches().bindings().contactConfirmationRequired(true);
        assertRefused(ConflictException.class, "contact_confirmation_required", sidorov::beginDssSdkBinding);
    }
}
