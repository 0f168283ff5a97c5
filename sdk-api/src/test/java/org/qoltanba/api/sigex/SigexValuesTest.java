package org.qoltanba.api.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
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
    void documentInfoDoesNotPrintTheTitle() {
        DocumentInfo info = new DocumentInfo("Dismissal of Ivanov", "", 5, 1, 2, List.of());

        assertThat(info).hasToString("DocumentInfo[5 bytes, 1 signatures]");
    }
}
