package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Walks at random through contract section 12.1 and compares, after every step, with what must always hold. A walk is
 * repeated from its seed.
 */
class DocumentWalkTest {

    private static final int STEPS = 100;
    private static final int PEOPLE = 4;

    private final SigexWorld world = new SigexWorld();
    private final List<TestIdentity> people = new ArrayList<>();
    private final Map<String, Expected> documents = new HashMap<>();
    private final List<String> submitted = new ArrayList<>();

    /** What the walk itself knows of a document. */
    private record Expected(int limit, boolean unique, boolean turnsPrivate) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261121})
    void holdsWhateverHappens(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(i == 0 ? world.authority.individual(world.nextIin(), KeyAlgorithm.EC_P384) : world.individual());
        }
        world.sigex.switches().limits().pageSize(1 + random.nextInt(3));
        for (int step = 0; step < STEPS; step++) {
            step(random);
        }
        documents.forEach(this::assertInvariants);
        assertNothingIsStoredTwice();
    }

    private void step(Random random) {
        switch (random.nextInt(6)) {
            case 0 -> register(random);
            case 1 -> any(random, id -> world.send("/api/" + id + "/data", document(random)));
            case 2, 3 -> any(random, id -> world.post("/api/" + id, object().put("signature", signature(random))));
            case 4 -> any(random, id -> world.send("/api/" + id + "/verify", document(random)));
            default -> any(random, id -> world.post("/api/exported", object().put("signature", signature(random))));
        }
    }

    private void register(Random random) {
        Expected expected = new Expected(random.nextInt(4), random.nextBoolean(), random.nextBoolean());
        ObjectNode settings = object().put("signaturesLimit", expected.limit())
                .put("switchToPrivateAfterLimitReached", expected.turnsPrivate());
        if (expected.unique()) {
            settings.putArray("unique").add("iin");
        }
        JsonNode answer = world.post("/api", registration(signature(random)).set("settings", settings));
        if (!answer.has("message")) {
            String documentId = answer.get("documentId").textValue();
            documents.put(documentId, expected);
            assertInvariants(documentId, expected);
        }
    }

    private void any(Random random, Consumer<String> call) {
        if (!documents.isEmpty()) {
            List<String> ids = documents.keySet().stream().sorted().toList();
            String documentId = ids.get(random.nextInt(ids.size()));
            call.accept(documentId);
            assertInvariants(documentId, Objects.requireNonNull(documents.get(documentId)));
        }
    }

    private static byte[] document(Random random) {
        return random.nextInt(4) == 0 ? OTHER_DOCUMENT : DOCUMENT;
    }

    /** Mostly a new one; sometimes one that has been sent before, or of another document. */
    private String signature(Random random) {
        if (!submitted.isEmpty() && random.nextInt(4) == 0) {
            return submitted.get(random.nextInt(submitted.size()));
        }
        TestIdentity signer = people.get(random.nextInt(people.size()));
        CmsMaker maker = CmsMaker.over(document(random)).by(signer);
        String signature =
                Base64.getEncoder().encodeToString((random.nextInt(5) == 0 ? maker.attached() : maker).encoded());
        submitted.add(signature);
        return signature;
    }

    private void assertInvariants(String id, Expected expected) {
        SigexDocument document = world.sigex.document(id);
        int count = document.signatures().size();
        assertThat(count).isPositive();
        if (expected.limit() > 0) {
            assertThat(count).isLessThanOrEqualTo(expected.limit());
        }
        if (expected.unique()) {
            assertThat(document.signatures()).extracting(SigexSignature::iin).doesNotHaveDuplicates();
        }
        if (!document.isComplete()) {
            assertThat(count).isEqualTo(1);
        }
        boolean isFull = expected.limit() > 0 && count == expected.limit();
        assertThat(document.isPrivate()).isEqualTo(document.isComplete() && isFull && expected.turnsPrivate());
        assertThat(document.signatures())
                .extracting(SigexSignature::signId)
                .isSorted()
                .doesNotHaveDuplicates();
        if (document.isPrivate()) {
            assertThat(world.get("/api/" + id).path("message").asText()).isEqualTo("Authentication required");
        } else {
            assertThat(SigexPages.all(world, id))
                    .containsExactlyElementsOf(
                            document.isComplete()
                                    ? document.signatures().stream()
                                            .map(SigexSignature::signId)
                                            .toList()
                                    : List.of());
        }
    }

    private void assertNothingIsStoredTwice() {
        List<Object> values = new ArrayList<>();
        world.sigex
                .documents()
                .forEach(document -> document.signatures()
                        .forEach(signature -> values.add(
                                CmsReader.read(signature.cms().toBase64()).value())));
        assertThat(new HashSet<>(values)).hasSameSizeAs(values);
    }
}
