package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.PackageSettings;
import org.qoltanba.api.sigex.PackageSummary;
import org.qoltanba.api.sigex.PreregistrationInterruptedException;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureFormat;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.FakeOrganization;
import org.qoltanba.testkit.sigex.OrganizationRight;
import org.qoltanba.testkit.sigex.SigexDocument;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** What an information system does with documents and packages, on good days and on bad ones. */
class SystemFlowTest {

    private static final Iin APPLICANT = Iin.of("900303400789");
    private static final DocumentSource APPLICATION = DocumentSource.text("application.txt", "I apply.");
    private static final List<DocumentSource> HIRING =
            List.of(DocumentSource.text("contract.txt", "Contract"), DocumentSource.text("order.txt", "Order"));

    private final FakeServices world = FakeServices.create();
    private final FakeOrganization college =
            world.sigex().organization(Bin.of("123456789012")).largeBusiness();
    private final Qoltanba erp = client(system(college.informationSystem()));
    private final Qoltanba atHome = client(SigexEndpoint.of(world.sigex().uri()));
    private final SigexClient sigex = erp.sigex();
    private final TestIdentity applicant = world.pki().individual(APPLICANT);
    private final TestIdentity stranger = world.pki().individual(Iin.of("800101300123"));

    @AfterEach
    void close() {
        atHome.close();
        erp.close();
        world.close();
    }

    private Qoltanba client(SigexEndpoint endpoint) {
        return Qoltanba.builder().sigex(endpoint).time(world.clock()).build();
    }

    private SigexEndpoint system(TestInformationSystem system) {
        return SigexEndpoint.of(world.sigex().systemUri())
                .informationSystem(system.certificate(), system.privateKey())
                .trusting(world.sigex().tlsCertificate());
    }

    private RegisteredDocument preregistered() {
        return sigex.preregister(APPLICATION)
                .requiring(SignerRequirement.person(APPLICANT))
                .signaturesLimit(1)
                .settings(settings -> settings.publicDuringPreregistration(true).forceArchive(true))
                .submit();
    }

    /** What was begun without its content is a stub that nobody sees: it is not listed, and nobody is written to. */
    private void assertOneDocument() {
        assertThat(world.sigex().documents().stream().filter(SigexDocument::isComplete))
                .hasSize(1);
        assertThat(sigex.documents(DocumentQuery.storedBetween(
                                        world.clock().now().minus(Duration.ofHours(1)),
                                        world.clock().now().plusSeconds(1))
                                .ofOrganization())
                        .all(5))
                .hasSize(1);
        assertThat(world.mailbox("applicant@example.kz").mails()).hasSizeLessThan(2);
    }

    @Test
    void anOutsidePersonSignsAndNobodyElse() throws IOException {
        RegisteredDocument application = preregistered();
        assertThat(application.info().registrator()).isPresent();
        assertThat(application.info().storage().dataArchived()).isTrue();

        RegisteredDocument received = atHome.sigex().document(application.id());
        DocumentSource original = received.original().orElseThrow();
        try (InputStream content = original.open()) {
            assertThat(content).hasBinaryContent("I apply.".getBytes(StandardCharsets.UTF_8));
        }
        assertThatExceptionOfType(SignerNotAllowedException.class)
                .isThrownBy(() -> received.sign(original, stranger.signer()));
        received.sign(original, applicant.signer());

        assertThat(application.signatures())
                .singleElement()
                .satisfies(signature -> assertThat(signature.signer()).isEqualTo(APPLICANT));
        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(received::original);
        assertThat(application.original()).isPresent();
    }

    @Test
    @Covers("Feature is not available on current subscription level")
    void whoMayNotPreregisterIsTold() {
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(atHome.sigex().preregister(APPLICATION)::submit);
        college.feature("preregistration", false);
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(sigex.preregister(APPLICATION)::submit);
        assertThat(world.sigex().documents()).isEmpty();
    }

    @Test
    void aLostAnswerIsShownAndNotDoubled() {
        world.sigex().faults().loseResponse(on("POST", "/api"));

        assertThatExceptionOfType(PreregistrationInterruptedException.class)
                .isThrownBy(this::preregistered)
                .satisfies(stopped -> assertThat(stopped.documentId()).isEmpty());
        assertThat(world.sigex().documents()).noneMatch(SigexDocument::isComplete);

        preregistered();
        assertOneDocument();
    }

    @ParameterizedTest
    @CsvSource({"lost, /api", "cut, /api", "503, /api", "lost, /api/{id}/data", "cut, /api/{id}/data"})
    void whatIsIdentifiedByItsTitleIsRegisteredOnce(String fault, String path) {
        strike(fault, on("POST", path));

        RegisteredDocument application = sigex.preregister(APPLICATION)
                .identifiedByTitle()
                .notifying(EmailNotification.to("applicant@example.kz"))
                .submit();

        assertThat(world.mailbox("applicant@example.kz").mails()).hasSize(1);
        assertOneDocument();
        assertThat(application.info().size()).isEqualTo(APPLICATION.size());
    }

    private void strike(String fault, ExchangePoint point) {
        switch (fault) {
            case "lost" -> world.sigex().faults().loseResponse(point);
            case "cut" -> world.sigex().faults().cutBeforeProcessing(point);
            default -> world.sigex().faults().status(point, Integer.parseInt(fault));
        }
    }

    @Test
    void settingsAreChangedOneAtATimeAndEveryChangeIsKept() {
        RegisteredDocument application = preregistered();
        DocumentSettings before = application.info().settings();

        application.changeSettings(settings -> settings.signaturesLimit(3));
        world.sigex().faults().loseResponse(on("POST", "/api/{id}/settings"));
        application.changeSettings(settings -> settings.isPrivate(true));

        assertThat(application.info().settings())
                .isEqualTo(before.toBuilder().signaturesLimit(3).isPrivate(true).build());
        assertThat(application.settingsAudit().all(10))
                .hasSize(2)
                .first()
                .extracting(AuditEvent::original)
                .isEqualTo(before);
    }

    @Test
    void aSystemWithoutTheRightChangesNothing() {
        RegisteredDocument application = preregistered();
        Set<OrganizationRight> viewing = Set.of(OrganizationRight.DOCUMENTS_ACCESS);
        try (Qoltanba other = client(system(college.informationSystem(viewing)))) {
            RegisteredDocument seen = other.sigex().document(application.id());
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> seen.changeSettings(settings -> settings.isPrivate(true)));
        }
    }

    @Test
    void notificationsGoOutOnDemand() {
        RegisteredDocument application = preregistered();

        assertThat(application.sendNotification(EmailNotification.to("applicant@example.kz")))
                .isTrue();
        assertThat(world.mailbox("applicant@example.kz").last().subject()).isNotBlank();
    }

    @Test
    void exportsAndFileNamesCarryTheIdentifier() {
        RegisteredDocument application = preregistered();
        application.sign(APPLICATION, applicant.signer());

        assertThat(application.buildFileName()).isEqualTo("application-SigexId" + application.id() + ".txt");
        assertThat(application.buildFileName("a.pdf")).isEqualTo("a-SigexId" + application.id() + ".pdf");
        assertThat(application.signatures().get(0).exportPem(SignatureFormat.COMPLETE))
                .startsWith("-----BEGIN ");
    }

    @Test
    void temporaryStorageEnds() throws InterruptedException {
        RegisteredDocument application = sigex.preregister(APPLICATION)
                .settings(settings -> settings.tempStorageAfterRegistration(Duration.ofDays(1)))
                .submit();
        assertThat(application.info().storage().tempStorage()).isTrue();
        assertThat(application.original()).isPresent();

        world.clock().advance(Duration.ofDays(2));
        assertThat(application.info().storage().isKept()).isFalse();
        assertThat(application.original()).isEmpty();
    }

    private RegisteredPackage hiring() {
        return sigex.packages()
                .register("Hiring 17")
                .document(HIRING.get(0))
                .document(HIRING.get(1))
                .identifiedByTitle()
                .settings(settings -> settings.signWholePackage(true))
                .documentsSettings(settings -> settings.requiring(SignerRequirement.person(APPLICANT)))
                .submit();
    }

    @Test
    void aPackageIsSignedAsAWholeOrNotAtAll() {
        RegisteredPackage hiring = hiring();
        assertThat(hiring.info().settings().signWholePackage()).isTrue();
        assertThatExceptionOfType(SignerNotAllowedException.class)
                .isThrownBy(() -> hiring.sign(HIRING, stranger.signer()));
        assertThatExceptionOfType(SignerNotAllowedException.class)
                .isThrownBy(() -> hiring.documents().get(0).sign(HIRING.get(0), applicant.signer()));

        List<SignatureRecord> signed = hiring.sign(HIRING, applicant.signer());

        assertThat(signed)
                .extracting(SignatureRecord::documentId)
                .isEqualTo(hiring.info().documentsIds());
        assertThat(world.sigex().documents())
                .allSatisfy(document -> assertThat(document.signatures()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"lost", "cut", "503"})
    void aPackageIsRegisteredAndSignedOnceWhateverTheNetworkDoes(String fault) {
        strike(fault, on("POST", "/api/package"));
        strike(fault, on("POST", "/api/{id}/data"));
        RegisteredPackage hiring = hiring();
        strike(fault, on("POST", "/api/package/{id}"));
        List<SignatureRecord> signed = hiring.sign(HIRING, applicant.signer());

        assertThat(signed).hasSize(2);
        assertThat(sigex.packages()
                        .ofOrganization(
                                world.clock().now().minus(Duration.ofHours(1)),
                                world.clock().now().plusSeconds(1))
                        .all(5))
                .extracting(PackageSummary::id)
                .containsExactly(hiring.id());
        assertThat(world.sigex().documents())
                .hasSize(2)
                .allSatisfy(document -> assertThat(document.signatures()).hasSize(1))
                .extracting(SigexDocument::packageId)
                .allMatch(id -> id.isPresent());
    }

    @Test
    void settingsOfAPackageAreChangedOneAtATime() {
        RegisteredPackage hiring = hiring();

        PackageSettings changed = hiring.changeSettings(settings -> settings.isPrivate(true));

        assertThat(changed.signWholePackage()).isTrue();
        assertThat(hiring.info().settings()).isEqualTo(changed);
        assertThat(hiring.settingsAudit().all(5)).hasSize(1);
        assertThat(hiring.sendNotification(EmailNotification.to("hr@example.kz")))
                .isFalse();
    }
}
