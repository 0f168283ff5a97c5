package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers at the same time are served as if one after the other. */
class ConcurrencyTest {

    private final SigexWorld world = new SigexWorld();
    private final ExecutorService callers = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void theLimitHoldsAtOnce() throws InterruptedException, ExecutionException {
        String documentId = world.registered(world.individual(), "{'signaturesLimit':4}");
        List<String> signatures =
                IntStream.range(0, 12).mapToObj(i -> cms(world.individual())).toList();

        assertThat(messages(signatures, documentId))
                .containsOnly("", "Document signatures limit reached")
                .filteredOn(String::isEmpty)
                .hasSize(3);
        assertThat(SigexPages.all(world, documentId)).hasSize(4);
    }

    @Test
    void oneSignatureIsRegisteredOnce() throws InterruptedException, ExecutionException {
        String documentId = world.registered(world.individual());
        String signature = cms(world.individual());

        assertThat(messages(Collections.nCopies(12, signature), documentId))
                .containsOnly("", "This signature has already been submitted")
                .filteredOn(String::isEmpty)
                .hasSize(1);
    }

    private List<String> messages(List<String> signatures, String documentId)
            throws InterruptedException, ExecutionException {
        List<Future<JsonNode>> answers = callers.invokeAll(signatures.stream()
                .<Callable<JsonNode>>map(
                        signature -> () -> world.post("/api/" + documentId, object().put("signature", signature)))
                .toList());
        List<String> messages = new ArrayList<>();
        for (Future<JsonNode> answer : answers) {
            messages.add(answer.get().path("message").asText());
        }
        return messages;
    }
}
