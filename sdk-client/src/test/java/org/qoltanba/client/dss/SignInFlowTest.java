package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.ConfirmationMethodMissingException;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssAuthorizationPage;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssManagedUser;
import org.qoltanba.api.dss.DssOperator;
import org.qoltanba.api.dss.DssSdkBinding;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.dss.DssTokenType;
import org.qoltanba.api.dss.MobileBinding;
import org.qoltanba.api.dss.UnknownUserException;
import org.qoltanba.api.dss.UserContact;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.secret.TlsIdentity;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/** Every way to sign in to CryptoPro DSS, against the fake, over real HTTP and TLS (contract sections 3 and 13). */
class SignInFlowTest {

    private static final Iin IVANOV = Iin.of("800101300123");
    private static final String TOKEN = "POST /STS/oauth/token";
    private static final String BY_CERTIFICATE = "GET /STS/oauth/authorize/certificate";
    private static final String NUMBER = "+79990000000";
    private static final Duration LONG = Duration.ofHours(1);
    private static final String BACK = "https://erp.example.ru/back";

    private final FakeServices world = FakeServices.create();
    private final TestIdentity key = world.pki().individual(IVANOV);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Qoltanba qoltanba;

    SignInFlowTest() {
        world.dss()
                .client("erp")
                .secret("s3cret")
                .redirectsTo(DssSignIn.OUT_OF_BAND)
                .redirectsTo(BACK);
        world.dss().user("ivanov").owns(13, key);
        qoltanba = Qoltanba.builder()
                .dss(DssEndpoint.of(world.dss().secureUri())
                        .trusting(world.dss().tlsCertificate())
                        .mutualTlsPort(world.dss().certificateUri().getPort())
                        .oauthClient("erp", Secret.of("s3cret")))
                .time(world.clock())
                .observer(call -> calls.add(call.method() + " " + call.pathTemplate()))
                .build();
    }

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private static TlsIdentity tls(TestIdentity of) {
        return TlsIdentity.of(of.x509(), of.privateKey());
    }

    private static void assertWorks(DssSession session) {
        assertThat(session.login()).isEqualTo("ivanov");
        assertThat(session.certificates()).extracting(DssCertificate::id).containsExactly(13L);
    }

    @Test
    void aRenewableSessionOutlivesItsPassword() throws InterruptedException {
        world.dss().user("ivanov").password("first");
        DssSession session = qoltanba.dss()
                .signIn(DssSignIn.password("ivanov", Secret.of("first")).renewable());
        world.dss().user("ivanov").password("second");
        world.clock().advance(Duration.ofMinutes(6));

        assertWorks(session);
        assertThat(session.refreshToken()).isPresent();
        assertWorks(qoltanba.dss()
                .signIn(DssSignIn.refreshToken(session.refreshToken().orElseThrow())));
    }

    @Test
    void aSessionWithoutRefreshTokenShowsThePasswordAgain() throws InterruptedException {
        world.dss().user("ivanov").password("first");
        DssSession session = qoltanba.dss().signIn("ivanov", Secret.of("first"));
        world.clock().advance(Duration.ofMinutes(6));
        assertWorks(session);
        world.dss().user("ivanov").password("second");
        world.clock().advance(Duration.ofMinutes(6));

        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(session::certificates);
    }

    @Test
    void manySignInsAtOnceAreOneForTheService() {
        List<CompletableFuture<DssSession>> all = IntStream.range(0, 30)
                .mapToObj(unused -> qoltanba.dss()
                        .signInAsync(DssSignIn.identifiedOnly("ivanov"))
                        .toCompletableFuture())
                .toList();

        assertThat(all).allSatisfy(session -> assertWorks(session.join()));
        assertThat(calls).filteredOn(TOKEN::equals).hasSize(1);
    }

    @Test
    void theBrowserBringsACode() throws IOException, InterruptedException {
        world.dss().user("ivanov").signedInByBrowser();
        URI page = qoltanba.dss()
                .authorizationPage(DssAuthorizationPage.returningTo(URI.create(BACK))
                        .loginHint("ivanov")
                        .state("s-1")
                        .renewable());
        URI plain = URI.create(page.toString()
                .replace(world.dss().secureUri().toString(), world.dss().uri().toString()));
        String location = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(plain).build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String code = location.replaceAll(".*[?&]code=([^&]+).*", "$1");
        DssSession session = qoltanba.dss().signIn(DssSignIn.authorizationCode(Secret.of(code), URI.create(BACK)));
        world.clock().advance(Duration.ofMinutes(6));

        assertThat(location).contains("state=s-1");
        assertWorks(session);
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .as("a code works once")
                .isThrownBy(
                        () -> qoltanba.dss().signIn(DssSignIn.authorizationCode(Secret.of(code), URI.create(BACK))));
    }

    @Test
    @Covers("GET /STS/oauth/authorize/certificate")
    void aCertificateSignsItsUserIn() throws InterruptedException {
        world.dss().user("ivanov").signsInWith(key);
        DssSession session = qoltanba.dss().signIn(DssSignIn.certificate(tls(key)));
        world.clock().advance(Duration.ofMinutes(6));

        assertWorks(session);
        assertThat(calls)
                .containsExactly(BY_CERTIFICATE, TOKEN, BY_CERTIFICATE, TOKEN, "GET /SignServer/rest/api/certificates");
    }

    @Test
    void aCertificateNobodyHasRegisteredSignsNobodyIn() {
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> qoltanba.dss().signIn(DssSignIn.certificate(tls(key))))
                .withMessageContaining("certificate");
    }

    @Test
    void aTokenOfATrustedProviderIsExchanged() {
        String token = world.dss().identityProvider("corporate").token("ivanov");

        assertWorks(qoltanba.dss().signIn(DssSignIn.exchange(Secret.of(token), DssTokenType.JWT)));
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> qoltanba.dss()
                        .signIn(DssSignIn.exchange(Secret.of("nobody's"), DssTokenType.JWT)
                                .as("ivanov")));
    }

    @Test
    void aSignInWithASecondFactorIsConfirmedOnThePhone() throws InterruptedException {
        world.dss().user("ivanov").password("pw").needsSecondFactorToSignIn();
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> qoltanba.dss().signIn("ivanov", Secret.of("pw")))
                .withMessageContaining("beginSignIn");
        world.phone("ivanov").confirmsNext();
        PendingOperation<DssSession> signIn = qoltanba.dss()
                .beginSignIn(DssSignIn.password("ivanov", Secret.of("pw")).renewable());
        DssSession session = signIn.await(LONG);
        world.clock().advance(Duration.ofMinutes(6));

        assertWorks(session);
    }

    @Test
    void aSignInDeclinedOnThePhoneIsNone() {
        world.dss().user("ivanov").password("pw").needsSecondFactorToSignIn();
        world.phone("ivanov").declinesNext();

        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .isThrownBy(() ->
                        qoltanba.dss().beginSignIn("ivanov", Secret.of("pw")).await(LONG));
    }

    private DssOperator operator() {
        TestIdentity certificate = world.pki().individual(Iin.of("900202400123"));
        world.dss().user("operator").operator().signsInWith(certificate);
        return qoltanba.dss().operator(tls(certificate));
    }

    @Test
    void anOperatorActsForAUser() throws InterruptedException {
        DssSession session = operator().actFor("ivanov");
        world.clock().advance(Duration.ofMinutes(6));

        assertWorks(session);
    }

    @Test
    void anOperatorCreatesAUserAndBindsAPhoneThatThenConfirms() throws InterruptedException {
        DssManagedUser user = operator().createUser("sidorov");
        user.identifyOnly();
        MobileBinding first = user.beginMobileBinding(UserContact.phone(NUMBER));
        MobileBinding again = user.beginMobileBinding(UserContact.phone(NUMBER));
        assertThat(first.qr().content()).isNotEqualTo(again.qr().content());
        assertThat(again.keyExpiresAt().orElseThrow()).isAfter(world.clock().now());

        world.phone("samsung")
                .scan(
                        again.qr().picture().orElseThrow(),
                        world.phone(NUMBER).lastSms().code());
        user.assignMobile();
        world.dss().user("sidorov").owns(21, key);
        world.phone("samsung").confirmsNext();

        DssSession sidorov = qoltanba.dss().signIn(DssSignIn.identifiedOnly("sidorov"));
        assertThat(sidorov.sign(DocumentSource.text("hello.txt", "Hello"))
                        .begin()
                        .await(LONG))
                .isNotNull();
    }

    @Test
    @Covers("authn_method_not_confirmed")
    void aMethodThatIsAssignedAndOnNoDeviceConfirmsNothing() throws InterruptedException {
        world.dss().switches().confirmations().unboundRefused(true);
        DssManagedUser user = operator().createUser("sidorov");
        user.identifyOnly();
        MobileBinding binding = user.beginMobileBinding(UserContact.phone(NUMBER));
        user.assignMobile();
        world.dss().user("sidorov").owns(21, key);
        DssSession sidorov = qoltanba.dss().signIn(DssSignIn.identifiedOnly("sidorov"));
        DocumentSource hello = DocumentSource.text("hello.txt", "Hello");

        assertThatExceptionOfType(ConfirmationMethodMissingException.class)
                .isThrownBy(() -> sidorov.sign(hello).begin())
                .withMessageContaining("authn_method_not_confirmed")
                .withMessageContaining("Have the user finish binding the device");

        world.phone("samsung")
                .scan(
                        binding.qr().picture().orElseThrow(),
                        world.phone(NUMBER).lastSms().code());
        world.phone("samsung").confirmsNext();
        assertThat(sidorov.sign(hello).begin().await(LONG)).isNotNull();
    }

    @Test
    void anOperatorSaysWhatMustBeConfirmed() {
        DssManagedUser user = operator().createUser("sidorov");

        assertThat(user.changeOperationPolicy(Map.of(DssAction.SIGN_DOCUMENT, false)))
                .containsEntry(DssAction.SIGN_DOCUMENT, false);
        assertThat(user.operationPolicy()).containsEntry(DssAction.SIGN_DOCUMENT, false);
    }

    @Test
    void aPhoneWithTheDssSdkIsBoundToo() {
        DssManagedUser user = operator().createUser("sidorov");
        user.identifyOnly();
        DssSdkBinding binding = user.beginDssSdkBinding();
        world.phone("samsung").scan(binding.qr().picture().orElseThrow());
        user.assignDssSdk(binding.keyId());

        assertThat(qoltanba.dss().signIn(DssSignIn.identifiedOnly("sidorov")).certificates())
                .isEmpty();
    }

    @Test
    void nobodyButAnOperatorManagesUsers() {
        DssOperator operator = operator();

        assertThatExceptionOfType(UnknownUserException.class)
                .isThrownBy(() -> operator.user("nobody").identifyOnly());
    }

    @Test
    void aTokenIsRenewedBeforeItsEnd() throws InterruptedException {
        DssSession session = qoltanba.dss().signIn("ivanov", Secret.empty());
        world.clock().advance(Duration.ofSeconds(269));
        session.certificates();
        assertThat(calls).filteredOn(TOKEN::equals).hasSize(1);
        world.clock().advance(Duration.ofSeconds(2));
        session.certificates();

        assertThat(calls).filteredOn(TOKEN::equals).hasSize(2);
    }

    @Test
    void theInstallationTellsWhereItsApplicationsAre() {
        try (Qoltanba plain = Qoltanba.builder()
                .dss(DssEndpoint.of(world.dss().uri()).oauthClient("erp", Secret.of("s3cret")))
                .time(world.clock())
                .build()) {
            assertWorks(plain.dss().discovered().signIn("ivanov", Secret.empty()));
        }
    }

    @Test
    void thePolicyAndTheKeyringAnswer() {
        DssSession session = qoltanba.dss().signIn("ivanov", Secret.empty());

        assertThat(session.policy().signatureTypes()).contains("CAdES");
        assertThat(session.keyring().certificate(13).certificate()).isEqualTo(key.certificate());
        assertThat(session.keyring().requests()).isEmpty();
        session.keyring().makeDefault(session.keyring().certificate(13));
        assertThat(session.keyring().certificate(0).isDefault()).isTrue();
    }
}
