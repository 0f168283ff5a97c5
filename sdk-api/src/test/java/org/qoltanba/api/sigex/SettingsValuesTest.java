package org.qoltanba.api.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/** What users and organisations set, and how one thing of it is changed. */
class SettingsValuesTest {

    private static final Bin BIN = Bin.of("123456789012");
    private static final Iin PERSON = Iin.of("800101300123");
    private static final InformationSystem ERP = InformationSystem.ofPem("ERP", "-----BEGIN CERTIFICATE-----\nAAAA\n");
    private static final InformationSystem CRM = InformationSystem.ofPem("CRM", "-----BEGIN CERTIFICATE-----\nBBBB\n");

    private static Bytes png(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(24);
        png.putLong(0x89504E470D0A1A0AL)
                .putLong(0x0000000D49484452L)
                .putInt(width)
                .putInt(height);
        return Bytes.of(png.array());
    }

    @Test
    void takingASystemAwayTakesItsRightsAndNobodyElses() {
        OrganizationSettings settings = OrganizationSettings.of(BIN)
                .withInformationSystem(ERP)
                .withInformationSystem(CRM)
                .withAccess(
                        OrganizationRight.DOCUMENTS_LIST,
                        block -> block.allowing(ERP).allowing(CRM))
                .withAccess(
                        OrganizationRight.ORGANIZATION_SETTINGS,
                        block -> block.allowing(ERP)
                                .allowing(Authority.HUMAN_RESOURCES)
                                .allowing(PERSON));

        OrganizationSettings without = settings.withoutInformationSystem(ERP);

        assertThat(without.informationSystems()).containsExactly(CRM);
        assertThat(without.access(OrganizationRight.DOCUMENTS_LIST).informationSystems())
                .containsExactly(CRM);
        assertThat(without.access(OrganizationRight.ORGANIZATION_SETTINGS))
                .isEqualTo(new AccessBlock(Set.of(Authority.HUMAN_RESOURCES), Set.of(PERSON), List.of()));
        assertThat(without.access(OrganizationRight.PACKAGES_LIST)).isEqualTo(AccessBlock.NOBODY);
    }

    @Test
    void aSystemIsItsCertificate() {
        OrganizationSettings settings = OrganizationSettings.of(BIN)
                .withInformationSystem(ERP)
                .withAccess(OrganizationRight.DOCUMENTS_LIST, block -> block.allowing(ERP));
        OrganizationSettings renamed =
                settings.withInformationSystem(InformationSystem.ofPem("Warehouse", "-----BEGIN CERTIFICATE-----AAAA")
                        .disabled());

        assertThat(renamed.informationSystems()).hasSize(1).first().satisfies(system -> {
            assertThat(system.name()).isEqualTo("Warehouse");
            assertThat(system.isEnabled()).isFalse();
            assertThat(system.enabled().isEnabled()).isTrue();
        });
        assertThat(renamed).isNotEqualTo(settings);
        assertThat(settings.withAccess(
                        OrganizationRight.DOCUMENTS_LIST, block -> AccessBlock.NOBODY.allowing(ERP.withName("?"))))
                .as("what a system is called in a right does not matter")
                .isEqualTo(settings)
                .hasSameHashCodeAs(settings);
    }

    @Test
    void aRightCannotGoToASystemThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrganizationSettings.of(BIN)
                        .withAccess(OrganizationRight.DOCUMENTS_LIST, block -> block.allowing(ERP)))
                .withMessageContaining("withInformationSystem");
    }

    @Test
    void blocksGiveAndTake() {
        AccessBlock block = AccessBlock.NOBODY
                .allowing(Authority.EMPLOYEE)
                .allowing(PERSON)
                .allowing(ERP)
                .allowing(ERP);

        assertThat(block.informationSystems()).hasSize(1);
        assertThat(block.without(Authority.EMPLOYEE).without(PERSON).without(ERP))
                .isEqualTo(AccessBlock.NOBODY);
        assertThat(block.toString()).doesNotContain(PERSON.digits());
    }

    @Test
    void rightsAreOpen() {
        assertThat(OrganizationRight.of("packagesList")).isSameAs(OrganizationRight.PACKAGES_LIST);
        assertThat(OrganizationRight.of("invoicesList")).satisfies(right -> {
            assertThat(right.isKnown()).isFalse();
            assertThat(right.name()).isEqualTo("invoicesList");
        });
        assertThat(new OrganizationPermissions(Set.of(OrganizationRight.DOCUMENTS_ACCESS)))
                .matches(mine -> mine.allows(OrganizationRight.of("documentsAccess")))
                .matches(mine -> !mine.allows(OrganizationRight.DOCUMENTS_LIST));
    }

    @Test
    void everythingElseOfAnOrganizationIsChangedAlone() {
        OrganizationSettings settings = OrganizationSettings.of(BIN)
                .withWebhooks(List.of(URI.create("https://erp.example.kz/hook")))
                .withArchive(ArchiveSettings.on("it@example.kz"))
                .withSubscriptionContactEmail("boss@example.kz")
                .withModifiedAt(Instant.EPOCH);

        assertThat(settings.withWebhooks(List.of()).archive().contactEmail()).contains("it@example.kz");
        assertThat(settings.organization()).isEqualTo(BIN);
        assertThat(settings.subscriptionContactEmail()).isEqualTo("boss@example.kz");
        assertThat(settings.modifiedAt()).contains(Instant.EPOCH);
        assertThat(settings).hasToString("OrganizationSettings[BIN123456789012, 0 information systems, 1 webhooks]");
    }

    @Test
    void anArchiveThatIsOnHasAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArchiveSettings.on(" "));
        ArchiveSettings archive = ArchiveSettings.on("a@example.kz").withRoom(100, 7, Instant.EPOCH);

        assertThat(archive.turnedOff()).satisfies(off -> {
            assertThat(off.isEnabled()).isFalse();
            assertThat(off.contactEmail()).contains("a@example.kz");
            assertThat(off.quota()).isEqualTo(100);
            assertThat(off.usage()).isEqualTo(7);
            assertThat(off.quotaExpires()).contains(Instant.EPOCH);
        });
        assertThat(archive.turnedOff().turnedOn("a@example.kz"))
                .isEqualTo(archive)
                .hasSameHashCodeAs(archive);
        assertThat(archive).hasToString("ArchiveSettings[on, 7 of 100 bytes]");
    }

    @Test
    void aUserChangesOneThingAtATime() {
        UserSettings settings = UserSettings.of(PERSON)
                .withEmail("me@example.kz")
                .withEmailNotifications(true)
                .withArchive(ArchiveSettings.on("me@example.kz"))
                .withModifiedAt(Instant.EPOCH);

        assertThat(settings.withEmail("")).satisfies(changed -> {
            assertThat(changed.email()).isEmpty();
            assertThat(changed.emailNotifications()).isTrue();
            assertThat(changed.archive().isEnabled()).isTrue();
            assertThat(changed.modifiedAt()).contains(Instant.EPOCH);
            assertThat(changed.person()).isEqualTo(PERSON);
        });
        assertThat(settings.withEmail("").withEmail("me@example.kz"))
                .isEqualTo(settings)
                .hasSameHashCodeAs(settings);
        assertThat(settings.toString()).doesNotContain("example").doesNotContain(PERSON.digits());
    }

    @Test
    void brandingIsCheckedBeforeItIsSent() {
        LocalizedText two = LocalizedText.of("kk", "ru");
        SystemBranding branding = SystemBranding.NONE
                .withHowToVerify(two)
                .withOrganizationName(two.with(Language.EN, "en"))
                .withQrLogo(png(102, 102))
                .withCardLogo(png(200, 100))
                .withCardLogoCaption(two);

        assertThat(ERP.withBranding(branding).branding()).isEqualTo(branding).hasSameHashCodeAs(branding);
        assertThat(branding.withoutCardLogo().isWithoutCardLogo()).isTrue();
        assertThat(branding.withoutCardLogo().withCardLogo(png(200, 100))).isEqualTo(branding);
        assertThat(branding.withoutQrLogo().qrLogo()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SystemBranding.NONE.withOrganizationName(two))
                .withMessageContaining("EN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SystemBranding.NONE.withQrLogo(png(103, 10)))
                .withMessageContaining("103 by 10");
        assertThatIllegalArgumentException().isThrownBy(() -> SystemBranding.NONE.withCardLogo(png(199, 100)));
        assertThatIllegalArgumentException().isThrownBy(() -> SystemBranding.NONE.withCardLogo(Bytes.of(new byte[30])));
        assertThatIllegalArgumentException().isThrownBy(() -> SystemBranding.NONE.withQrLogo(Bytes.of(new byte[3])));
    }

    @Test
    void aQueryHasATimeAndMore() {
        Instant from = Instant.EPOCH;
        DocumentQuery query = DocumentQuery.storedBetween(from, from.plus(Duration.ofDays(1)))
                .ofOrganization()
                .archived()
                .matching("secret deal")
                .withSignatures();

        assertThat(query.isOfOrganization()).isTrue();
        assertThat(query.isArchived()).contains(true);
        assertThat(query.notArchived().isArchived()).contains(false);
        assertThat(query.text()).contains("secret deal");
        assertThat(query.isWithSignatures()).isTrue();
        assertThat(query.toString()).doesNotContain("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentQuery.storedBetween(from, from));
        assertThatIllegalArgumentException().isThrownBy(() -> query.matching(" "));
    }

    @Test
    void smallThingsSayWhatTheyAre() {
        assertThat(new NormalizedId("Ab3dEf6hIj9kLm2n", "document").documentId())
                .isEqualTo(DocumentId.of("Ab3dEf6hIj9kLm2n"));
        assertThatIllegalStateException().isThrownBy(() -> new NormalizedId("Ab3dEf6h", "package").documentId());
        assertThat(new ExternalService("ocsp", "http://ocsp", "green").isKnown())
                .isTrue();
        assertThat(new ExternalService("ocsp", "http://ocsp", "mauve").isKnown())
                .isFalse();
        OrganizationSubscription subscription =
                OrganizationSubscription.of("Крупный Бизнес", null, null, Map.of("preregistration", true));
        assertThat(subscription.includes("preregistration")).isTrue();
        assertThat(subscription.includes("teleportation")).isFalse();
        assertThat(subscription.expires()).isEmpty();
        assertThat(AuthenticationNonce.of("AAEC").toSign().size()).isEqualTo(3);
        assertThat(AuthenticationNonce.of("AAEC").toString()).doesNotContain("AAEC");
        assertThatIllegalArgumentException().isThrownBy(() -> AuthenticationNonce.of(""));
        assertThatIllegalArgumentException().isThrownBy(() -> AuthenticationNonce.of("no base64!"));
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText(Map.of()));
    }
}
