package org.qoltanba.api.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

class SigexValuesTest {

    @Test
    void anEndpointIsHttpsUnlessItIsThisMachine() {
        assertThat(SigexEndpoint.production().address()).isEqualTo(URI.create("https://sigex.kz"));
        assertThat(SigexEndpoint.of(URI.create("http://localhost:8080/")).address())
                .isEqualTo(URI.create("http://localhost:8080"));
        assertThat(SigexEndpoint.of(URI.create("http://[::1]:8080")).address().getPort())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sigex.kz",
                "ftp://localhost",
                "sigex.kz",
                "https://user:pass@sigex.kz",
                "https://sigex.kz?a=b",
                "https://sigex.kz#a",
                "http://127.0.0.1.example.com",
                "http:relative"
            })
    void refusesAnAddressThatIsNotSafe(String address) {
        assertThatThrownBy(() -> SigexEndpoint.of(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pass@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "../../etc/passwd", "with space", "ümlautümlaut"})
    void aDocumentIdCannotLeaveItsPlaceInAPath(String id) {
        assertThatThrownBy(() -> DocumentId.of(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentIdPrintsItself() {
        assertThat(DocumentId.of("lQsqLBaS4nQAIIMm")).hasToString("lQsqLBaS4nQAIIMm");
    }

    @Test
    void aNotificationReadsLikeASentence() {
        EmailNotification notification = EmailNotification.to("a@example.kz", "b@example.kz")
                .in(Language.KK, Language.EN)
                .withoutDocument();

        assertThat(notification.recipients()).containsExactly("a@example.kz", "b@example.kz");
        assertThat(notification.languages()).extracting(Language::code).containsExactly("kk", "en");
        assertThat(notification.attachDocument()).isFalse();
        assertThat(notification).hasToString("EmailNotification[2 recipients]");
        assertThatThrownBy(EmailNotification::to).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequirementCollectsWhatMustBeTrue() {
        SignerRequirement director =
                SignerRequirement.organization(Bin.of("123456789012")).withAuthority(Authority.FIRST_HEAD);
        SignerRequirement named = director.by(Iin.of("210987654321"));

        assertThat(director.iin()).isEmpty();
        assertThat(named.iin()).contains(Iin.of("210987654321"));
        assertThat(named.bin()).contains(Bin.of("123456789012"));
        assertThat(named.authorities()).containsExactly(Authority.FIRST_HEAD);
        assertThat(named).isNotEqualTo(director).isEqualTo(director.by(Iin.of("210987654321")));
        assertThat(named.toString()).contains("BIN123456789012").doesNotContain("210987654321");
        assertThat(SignerRequirement.person(Iin.of("210987654321")).bin()).isEmpty();
    }

    @Test
    void settingsKeepWhatTheirBuilderHadWhenTheyWereMade() {
        DocumentSettings.Builder builder = DocumentSettings.builder()
                .isPrivate(true)
                .unique(Uniqueness.PERSON)
                .requiring(SignerRequirement.person(Iin.of("210987654321")))
                .grantingAccess(AccessRule.organization(Bin.of("123456789012")))
                .tempStorageAfterRegistration(Duration.ofDays(1));
        DocumentSettings settings = builder.build();
        builder.isPrivate(false).signersRequirements(List.of()).documentAccess(List.of());

        assertThat(settings.isPrivate()).isTrue();
        assertThat(settings.signersRequirements()).hasSize(1);
        assertThat(settings.documentAccess()).hasSize(1);
        assertThat(settings.toBuilder().build()).isEqualTo(settings).hasSameHashCodeAs(settings);
        assertThat(settings.toBuilder().forceArchive(true).build()).isNotEqualTo(settings);
        assertThat(settings).hasToString("DocumentSettings[private, limit 0, 1 requirements]");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        DocumentSettings.Builder builder = DocumentSettings.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.signaturesLimit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.publicWhileLessThanSignatures(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.tempStorageAfterRegistration(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.requiring(SignerRequirement.anybody()))
                .withMessageContaining("must name");
    }

    @Test
    void accessRulesHideThePerson() {
        AccessRule rule = AccessRule.employee(Iin.of("210987654321"), Bin.of("123456789012"));

        assertThat(rule).hasToString("AccessRule[a person of BIN123456789012]");
        assertThat(rule).isNotEqualTo(AccessRule.person(Iin.of("210987654321")));
        assertThat(rule).isEqualTo(AccessRule.employee(Iin.of("210987654321"), Bin.of("123456789012")));
    }

    @Test
    void packageSettingsKeepWhatTheirBuilderHadWhenTheyWereMade() {
        PackageSettings settings = PackageSettings.builder()
                .signWholePackage(true)
                .packageAccess(List.of(AccessRule.person(Iin.of("210987654321"))))
                .build();

        assertThat(settings.toBuilder().build()).isEqualTo(settings).hasSameHashCodeAs(settings);
        assertThat(settings.toBuilder().isPrivate(true).build()).isNotEqualTo(settings);
        assertThat(settings).hasToString("PackageSettings[public, signed as a whole]");
    }

    @Test
    void cardsAreMadeInTheLanguagesTheServiceHas() {
        assertThat(CardOptions.builder().in(Language.KK, Language.RU).build().languages())
                .containsExactly(Language.KK, Language.RU);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CardOptions.builder().in(Language.EN))
                .withMessageContaining("Kazakh");
    }

    @Test
    void qrCodesHaveTheVersionsTheServiceMakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QrCodeOptions(10, QrCodeOptions.Level.M))
                .withMessageContaining("11 to 40");
    }
}
