package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.sigex.ArchiveSettings;
import org.qoltanba.api.sigex.AuthenticationNonce;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.InformationSystem;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.api.sigex.OrganizationRight;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.sigex.SignInRefusedException;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.sigex.SignerRules;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/** People sign in over real TLS, and change what is theirs. */
class SigexSessionFlowTest {

    private static final Bin COMPANY = Bin.of("123456789012");
    private static final Iin DIRECTOR = Iin.of("800101300123");
    private static final DocumentSource CONTRACT =
            DocumentSource.of("contract.pdf", Bytes.of("Contract 17".getBytes(StandardCharsets.UTF_8)));

    private final FakeServices world = FakeServices.create();
    private final Qoltanba qoltanba = Qoltanba.builder()
            .sigex(SigexEndpoint.of(world.sigex().secureUri())
                    .trusting(world.sigex().tlsCertificate()))
            .time(world.clock())
            .build();
    private final SigexClient sigex = qoltanba.sigex();
    private final TestIdentity director = world.pki().employee(COMPANY, DIRECTOR, Authority.FIRST_HEAD);
    private final TestIdentity person = world.pki().individual(Iin.of("900303400789"));

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private DocumentQuery lately() {
        return DocumentQuery.storedBetween(
                world.clock().now().minus(Duration.ofDays(1)),
                world.clock().now().plus(Duration.ofDays(1)));
    }

    @Test
    @Covers({"POST /api/auth", "GET /api/auth", "Authentication required"})
    void aSessionLastsWhileItIsUsedAndEndsWhenItIsClosed() throws InterruptedException {
        SigexSession session = sigex.signIn(director.signer());

        assertThat(session.identity().person()).isEqualTo(DIRECTOR);
        assertThat(session.identity().organization()).contains(COMPANY);
        assertThat(session.identity().authorities()).contains(Authority.FIRST_HEAD);
        for (int i = 0; i < 6; i++) {
            world.clock().advance(Duration.ofMinutes(45));
            assertThat(session.currentIdentity().person()).isEqualTo(DIRECTOR);
        }

        session.close();
        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(session::currentIdentity);
    }

    @Test
    void aSessionNobodyUsesEnds() throws InterruptedException {
        SigexSession session = sigex.signIn(director.signer());
        world.clock().advance(Duration.ofHours(3));

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(session::currentIdentity)
                .withMessageContaining("signIn");
        session.close();
    }

    @Test
    @Covers("Invalid authentication nonce")
    void somebodyIsIdentifiedWithoutASession() {
        AuthenticationNonce nonce = sigex.authentication().nonce();
        Signature signature = person.signer().sign(nonce.toSign());

        assertThat(sigex.authentication()
                        .identify(AuthenticationNonce.of(nonce.value()), signature)
                        .organization())
                .isEmpty();
        assertThatExceptionOfType(SignInRefusedException.class)
                .as("a nonce is good once")
                .isThrownBy(() -> sigex.authentication().identify(nonce, signature));
        AuthenticationNonce other = sigex.authentication().nonce();
        assertThatExceptionOfType(SignInRefusedException.class)
                .as("another nonce was signed")
                .isThrownBy(() -> sigex.authentication().signIn(other, signature));
    }

    @Test
    @Covers({"GET /api/settings", "POST /api/settings", "GET /api/settingsAudit", "GET /api/authLog"})
    void aPersonChangesOneSettingAtATime() {
        try (SigexSession session = sigex.signIn(person.signer())) {
            session.account().change(settings -> settings.withEmail("me@example.kz"));
            session.account().change(settings -> settings.withArchive(ArchiveSettings.on("archive@example.kz")));
            session.account().change(settings -> settings.withEmailNotifications(true));

            assertThat(session.account().settings()).satisfies(settings -> {
                assertThat(settings.email()).isEqualTo("me@example.kz");
                assertThat(settings.emailNotifications()).isTrue();
                assertThat(settings.archive().isEnabled()).isTrue();
                assertThat(settings.archive().quota()).isPositive();
            });
            assertThat(session.account().settingsAudit().all(10))
                    .hasSize(3)
                    .element(1)
                    .satisfies(event -> {
                        assertThat(event.original().archive().isEnabled()).isFalse();
                        assertThat(event.modified().archive().isEnabled()).isTrue();
                        assertThat(event.modified().email()).isEqualTo("me@example.kz");
                    });
            assertThat(session.account().signIns())
                    .hasSize(1)
                    .first()
                    .satisfies(signIn -> assertThat(signIn.serialNumber())
                            .isEqualTo(person.certificate().serialNumber().toString(16)));
        }
    }

    @Test
    @Covers({
        "GET /api/organizationSettings",
        "POST /api/organizationSettings",
        "GET /api/organizationSettingsAudit",
        "GET /api/organizationPermissions",
        "GET /api/organizationSubscription"
    })
    void aDirectorLetsAnInformationSystemIn() {
        try (SigexSession session = sigex.signIn(director.signer())) {
            InformationSystem erp = InformationSystem.of("ERP", person.x509());
            session.organization()
                    .change(settings -> settings.withWebhooks(List.of(URI.create("https://erp.example.kz/hook"))));
            session.organization()
                    .change(settings -> settings.withInformationSystem(erp)
                            .withAccess(
                                    OrganizationRight.DOCUMENTS_LIST,
                                    block -> block.allowing(erp).allowing(Authority.HUMAN_RESOURCES)));

            assertThat(session.organization().settings()).satisfies(settings -> {
                assertThat(settings.webhooks()).hasSize(1);
                assertThat(settings.informationSystems())
                        .extracting(InformationSystem::name)
                        .containsExactly("ERP");
                assertThat(settings.access(OrganizationRight.DOCUMENTS_LIST).authorities())
                        .containsExactly(Authority.HUMAN_RESOURCES);
            });
            session.organization().change(settings -> settings.withoutInformationSystem(erp));
            assertThat(session.organization().settings().access(OrganizationRight.DOCUMENTS_LIST))
                    .satisfies(block -> {
                        assertThat(block.informationSystems()).isEmpty();
                        assertThat(block.authorities()).containsExactly(Authority.HUMAN_RESOURCES);
                    });
            assertThat(session.organization().settingsAudit().all(10))
                    .hasSize(3)
                    .allSatisfy(event -> assertThat(event.modifiedBy()).contains(DIRECTOR));
            assertThat(session.organization().permissions().allows(OrganizationRight.ORGANIZATION_SETTINGS))
                    .isTrue();
            assertThat(session.organization().subscription().plan()).isNotEmpty();
        }
    }

    @Test
    @Covers("User does not represent an organization")
    void anIndividualHasNoOrganization() {
        try (SigexSession session = sigex.signIn(person.signer())) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> session.organization().settings());
        }
    }

    @Test
    @Covers({"GET /api", "Access denied"})
    void whoSignedFindsTheDocumentAgainAndNobodyElseDoes() throws InterruptedException {
        world.sigex().switches().limits().pageSize(2);
        try (SigexSession session = sigex.signIn(director.signer());
                SigexSession others = sigex.signIn(person.signer())) {
            for (int i = 0; i < 5; i++) {
                session.register(CONTRACT)
                        .title("Contract " + i + ".pdf")
                        .signedBy(director.signer())
                        .settings(settings -> settings.isPrivate(true))
                        .submit();
                world.clock().advance(Duration.ofSeconds(1));
            }

            List<ListedDocument> mine =
                    session.documents(lately().withSignatures()).all(100);
            assertThat(mine)
                    .extracting(ListedDocument::title)
                    .containsExactly(
                            "Contract 4.pdf", "Contract 3.pdf", "Contract 2.pdf", "Contract 1.pdf", "Contract 0.pdf");
            assertThat(mine.get(0).signatures()).hasSize(1);
            assertThat(mine.get(0).document().info().title()).isEqualTo("Contract 4.pdf");
            assertThat(session.documents(lately().matching("Contract 3")).stream())
                    .hasSize(1);
            assertThat(others.documents(lately()).stream()).isEmpty();
            RegisteredDocument theirs = others.document(mine.get(0).id());
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(theirs::info);
        }
    }

    @Test
    @Covers({
        "GET /api/strings",
        "GET /api/version",
        "GET /api/externalServicesStats",
        "GET /api/idFromFileName/",
        "GET /api/normalizeId/{specialId}"
    })
    void theDirectoryAnswersEverybody() {
        RegisteredDocument contract =
                sigex.register(CONTRACT).signedBy(director.signer()).submit();

        assertThat(sigex.directory().dictionary().errorMessage("Access denied").flatMap(text -> text.in(Language.RU)))
                .isPresent();
        assertThat(sigex.directory().version().version()).startsWith("v");
        assertThat(sigex.directory().externalServices()).isNotEmpty();
        assertThat(sigex.directory().idFromFileName("contract-SigexId" + contract.id() + ".pdf"))
                .contains(contract.id());
        assertThat(sigex.directory().normalize(contract.id().value()).documentId())
                .isEqualTo(contract.id());
    }

    @Test
    @Covers("Signature does not conform to document settings requirements")
    void aFirstSignatureThatBreaksTheRulesIsNotEvenMade() {
        SignerRules rules = SignerRules.inOrder(
                        SignerRequirement.firstHeadOf(COMPANY), SignerRequirement.person(Iin.of("900303400789")))
                .nobodyTwice();

        assertThatExceptionOfType(SignerNotAllowedException.class)
                .isThrownBy(() -> sigex.register(CONTRACT)
                        .signedBy(person.signer())
                        .signers(rules)
                        .submit())
                .withMessageContaining("It is the turn of")
                .withMessageContaining("Nothing was signed or sent");
        assertThat(world.sigex().documents()).isEmpty();

        RegisteredDocument contract = sigex.register(CONTRACT)
                .signedBy(director.signer())
                .signers(rules)
                .submit();
        assertThat(contract.objectionTo(director.certificate())).isPresent();
        assertThat(contract.objectionTo(person.certificate())).isEmpty();
        assertThatExceptionOfType(SignerNotAllowedException.class)
                .as("the service agrees")
                .isThrownBy(() -> contract.sign(CONTRACT, director.signer()));
        assertThat(contract.sign(CONTRACT, person.signer()).signer()).isEqualTo(Iin.of("900303400789"));
    }
}
