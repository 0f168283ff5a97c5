package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.client.dss.ConfirmationAnswerWire.ChallengeWire;
import org.qoltanba.client.http.Json;

class ChallengeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static @Nullable Challenge read(String json) {
        try {
            ChallengeWire wire =
                    Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ChallengeWire.class);
            return wire == null ? fail("no challenge") : Challenge.read(wire);
        } catch (IOException malformed) {
            return fail(malformed);
        }
    }

    private static Challenge required(String json) {
        Challenge challenge = read(json);
        return challenge == null ? fail("not understood") : challenge;
    }

    @Test
    void theSampleOfTheContractIsUnderstood() {
        Challenge challenge = required("{'Title':{'Value':'Confirm'},'TextChallenge':[{'Image':{'MimeType':'image/gif',"
                + "'Value':'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'},'Label':'Signing contract.pdf',"
                + "'Title':'Signing','ExpiresIn':300,'ExpiresInSpecified':true,'CreatedAt':1716022800,'IsHidden':false,"
                + "'AuthnMethod':'http://dss.cryptopro.ru/identity/authenticationmethod/mobile',"
                + "'RefID':'9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90','MaxLenSpecified':false,'HideTextSpecified':false}],"
                + "'ContextData':{'RefID':'9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90'},'Novelty':[1]}");

        assertThat(challenge.confirmationId()).isEqualTo("9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90");
        assertThat(challenge.lifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(challenge.createdAt()).isEqualTo(Instant.ofEpochSecond(1716022800));
        assertThat(challenge.method().needsCode()).isFalse();
        assertThat(challenge.offline()).isNotNull().satisfies(offline -> {
            assertThat(offline.mediaType()).isEqualTo("image/gif");
            assertThat(offline.prompt()).isEqualTo("Signing contract.pdf");
        });
    }

    @Test
    void theIdentifierMayStandInTheContextOnly() {
        assertThat(required("{'TextChallenge':[{'Label':'x'}],'ContextData':{'RefID':'r'}}")
                        .confirmationId())
                .isEqualTo("r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'TextChallenge':[]}", "{}", "{'TextChallenge':[{'RefID':' '}]}"})
    void withoutAnIdentifierThereIsNothingToFollowUp(String json) {
        assertThat(read(json)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mobile | true",
                "http://dss.cryptopro.ru/identity/authenticationmethod/MOBILE?device=7 | true",
                "http://dss.cryptopro.ru/identity/authenticationmethod/otpviasms | false",
                "http://dss.cryptopro.ru/identity/authenticationmethod/OtpViaEmail | false",
                "http://dss.cryptopro.ru/identity/authenticationmethod/oath?x=/mobile | false",
                "http://dss.cryptopro.ru/identity/authenticationmethod/of-next-year | true"
            })
    void onlyMethodsThatSendACodeAreNotPolled(String method, boolean polls) {
        assertThat(required("{'TextChallenge':[{'RefID':'r','AuthnMethod':'" + method + "'}]}")
                        .method()
                        .needsCode())
                .isEqualTo(!polls);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // created (seconds from now) | service's clock (seconds from now) | left
                "0    | 0    | 300",
                "-100 | 0    | 200",
                "-    | 0    | 300",
                // clocks differ by an hour; by the service's own, 100 seconds are over
                "3500 | 3600 | 200",
                // the service's clock is ahead and it does not tell
                "3600 | -    | 300",
                // the service's clock is behind and it does not tell: what was just handed out is not over
                "-3600 | -   | 300",
                "-300 | 0    | 300"
            })
    void theDeadlineGoesByTheServicesClock(@Nullable Long created, @Nullable Long service, long left) {
        String createdAt = created == null
                ? ""
                : ",'CreatedAt':" + NOW.plusSeconds(created).getEpochSecond();
        Challenge challenge = required("{'TextChallenge':[{'RefID':'r','ExpiresIn':300" + createdAt + "}]}");

        assertThat(challenge.deadline(NOW, service == null ? null : NOW.plusSeconds(service)))
                .isEqualTo(NOW.plusSeconds(left));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'ExpiresIn':0, 300", "'ExpiresIn':-5, 300", "'Label':'x', 300", "'ExpiresIn':99999999999, 2592000"
            })
    void aLifetimeIsUsualOrBounded(String member, long seconds) {
        assertThat(required("{'TextChallenge':[{'RefID':'r'," + member + "}]}").lifetime())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aLifetimeThatIsNotSpecifiedIsIgnored() {
        assertThat(required("{'TextChallenge':[{'RefID':'r','ExpiresIn':7,'ExpiresInSpecified':false}]}")
                        .lifetime())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aPictureThatCannotBeReadIsLeftOut() {
        assertThat(required("{'TextChallenge':[{'RefID':'r','Image':{'MimeType':'image/gif','Value':'%%%'}}]}")
                        .offline())
                .isNull();
    }

    @Test
    void itNamesNeitherDocumentNorPicture() {
        assertThat(required("{'TextChallenge':[{'RefID':'r','Label':'Divorce.pdf'}]}")
                        .toString())
                .isEqualTo("Challenge[r]");
    }
}
