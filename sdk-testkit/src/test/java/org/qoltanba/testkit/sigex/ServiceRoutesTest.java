package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the service tells about identifiers and itself (contract sections 7.45 to 7.48). */
class ServiceRoutesTest {

    private static final String ID = "Ab3dEf6hIj9kLm2n";

    private final SigexWorld world = new SigexWorld();

    @Test
    @Covers("GET /api/strings")
    void everyRefusalIsExplainedInRussianKazakhAndEnglish() {
        JsonNode messages = accepted(world.get("/api/strings")).get("errorMessages");
        Set<String> explained = new HashSet<>();
        messages.fieldNames().forEachRemaining(explained::add);

        assertThat(explained)
                .hasSize(83)
                .isEqualTo(Arrays.stream(Refusal.values()).map(Refusal::message).collect(Collectors.toSet()));
        for (JsonNode message : messages) {
            assertThat(message.get("ru").textValue()).containsPattern("\\p{IsCyrillic}|JSON");
            assertThat(message.get("kk").textValue()).containsPattern("\\p{IsCyrillic}|JSON");
            assertThat(message.get("description").textValue()).doesNotContainPattern("\\p{IsCyrillic}");
            assertThat(message.get("ru")).isNotEqualTo(message.get("kk"));
        }
        assertThat(messages.get("Access denied").get("description").textValue()).contains("insufficient rights");
    }

    @Test
    void everyConstantHasAWord() {
        JsonNode constants = accepted(world.get("/api/strings")).get("consts");

        for (String name : new String[] {
            "OIDs",
            "policyOIDs",
            "timeStampPolicyOIDs",
            "extKeyUsageOIDs",
            "signatureAlgorithmOIDs",
            "ncaAuthorityOIDs",
            "keyStorageOIDs",
            "keyUsages",
            "subscriptions",
            "subscriptionFeatures",
            "certificationAuthorities"
        }) {
            assertThat(constants.get(name)).as(name).isNotEmpty();
            for (JsonNode word : constants.get(name)) {
                assertThat(word.get("ru").textValue()).isNotBlank();
                assertThat(word.get("kk").textValue()).isNotBlank();
            }
        }
        assertThat(constants.get("ncaAuthorityOIDs")).hasSize(5);
        assertThat(constants.get("keyUsages")).hasSize(9);
        assertThat(constants.get("subscriptionFeatures").has("preregistration")).isTrue();
    }

    @Test
    @Covers("GET /api/idFromFileName/")
    void theIdentifierIsFoundInAFileName() {
        for (String path : new String[] {"/api/idFromFileName", "/api/idFromFileName/"}) {
            assertThat(world.get(path + "?name=contract-SigexId" + ID + ".pdf"))
                    .isEqualTo(json("{'documentId':'" + ID + "'}"));
            assertRefused(world.get(path + "?name=contract.pdf"), "Invalid file name");
            assertRefused(world.get(path), "Invalid URL query parameter");
        }
    }

    @Test
    @Covers({"GET /api/normalizeId/{specialId}", "Invalid document identifier"})
    void identifiersAreNormalized() {
        world.sigex.specialId("special-1", ID);

        assertThat(world.get("/api/normalizeId/special-1")).isEqualTo(json("{'id':'" + ID + "','type':'document'}"));
        assertThat(world.get("/api/normalizeId/" + ID)).isEqualTo(json("{'id':'" + ID + "','type':'document'}"));
        assertRefused(world.get("/api/normalizeId/special-2"), "Invalid document identifier");
    }

    @Test
    @Covers("GET /api/externalServicesStats")
    void theHealthOfOtherServicesIsThatOfTheLastHalfHour() throws InterruptedException {
        assertThat(status()).isEqualTo("white white");

        accepted(world.post("/api", SigexWorld.registration(SigexWorld.cms(world.individual()))));
        assertThat(status()).isEqualTo("green green");

        world.sigex.switches().outages().ocspAvailable(false);
        world.post("/api", SigexWorld.registration(SigexWorld.cms(world.individual())));
        assertThat(status()).isEqualTo("yellow green");

        world.clock.advance(Duration.ofMinutes(31));
        assertThat(status()).isEqualTo("white white");
        world.post("/api", SigexWorld.registration(SigexWorld.cms(world.individual())));
        assertThat(status()).isEqualTo("red green");
    }

    @Test
    @Covers("GET /api/version")
    void theVersionHasItsForm() {
        JsonNode version = accepted(world.get("/api/version"));

        assertThat(version.get("version").textValue()).matches("v\\d+\\.\\d+\\.\\d+");
        assertThat(version.get("buildTimeStamp").textValue()).matches("\\d{10}");
        assertThat(version.get("licenseOwner").textValue()).matches("BIN\\d{12}");
        assertThat(version.get("licenseUntil").textValue()).matches("\\d{4}-\\d{2}-\\d{2}");
    }

    private String status() {
        JsonNode stats = world.get("/api/externalServicesStats");
        assertThat(stats.isArray()).isTrue();
        assertThat(stats.get(0).get("protocol").textValue()).isEqualTo("ocsp");
        assertThat(stats.get(1).get("protocol").textValue()).isEqualTo("tsp");
        return stats.get(0).get("status").textValue() + " "
                + stats.get(1).get("status").textValue();
    }
}
