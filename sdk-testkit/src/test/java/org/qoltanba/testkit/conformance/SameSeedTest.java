package org.qoltanba.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.qoltanba.testkit.FakeServices;

/** Two worlds with the same seed tell the same story, word for word: here the whole of both conformance suites. */
@Timeout(120)
class SameSeedTest {

    @Test
    void sigexSaysTheSameAgain() {
        List<String> stories = toldTwice(OfSigex.class, OfSigex.STORIES);
        assertThat(stories.get(0)).contains("documentId", "nonce", "http://127.0.0.1:…/api/egovQr/");
        assertThat(differences(stories)).isEmpty();
    }

    @Test
    void dssSaysTheSameAgain() {
        List<String> stories = toldTwice(OfDss.class, OfDss.STORIES);
        assertThat(stories.get(0)).contains("RefID", "TransactionTokenId");
        assertThat(differences(stories)).isEmpty();
    }

    private static List<String> toldTwice(Class<?> suite, Queue<String> stories) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .build();
        LauncherFactory.create().execute(request);
        LauncherFactory.create().execute(request);
        assertThat(stories).hasSize(2);
        return new ArrayList<>(stories);
    }

    /** The lines that differ, with where they stand. */
    private static List<String> differences(List<String> stories) {
        List<String> once = stories.get(0).lines().toList();
        List<String> again = stories.get(1).lines().toList();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(once.size(), again.size()); i++) {
            String before = i < once.size() ? once.get(i) : "(nothing more)";
            String after = i < again.size() ? again.get(i) : "(nothing more)";
            if (!before.equals(after)) {
                differences.add((i + 1) + ": " + before + " | " + after);
            }
        }
        return differences;
    }

    private static String story(FakeServices world) {
        String story = world.journal().recording()
                + world.mailboxes().stream()
                        .map(mailbox -> mailbox.address() + " " + mailbox.mails())
                        .toList()
                + world.phones().stream()
                        .map(phone -> phone.user() + " " + phone.messages())
                        .toList()
                + world.dss().callbacks()
                + world.dss().transactions();
        world.close();
        return story;
    }

    /** One test after the other, in an order that does not change. */
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class OfSigex extends FakeSigexSuite {

        private static final Queue<String> STORIES = new ConcurrentLinkedQueue<>();

        private int documents;

        OfSigex() {
            super(FakeServices.create(42));
            world.journal().recorded();
        }

        /** The documents of a client are no matter of the seed. */
        @Override
        String mark() {
            return Integer.toString(++documents);
        }

        @AfterAll
        void end() {
            STORIES.add(story(world));
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class OfDss extends FakeDssSuite {

        private static final Queue<String> STORIES = new ConcurrentLinkedQueue<>();

        OfDss() {
            super(FakeServices.create(42));
            world.journal().recorded();
        }

        @AfterAll
        void end() {
            STORIES.add(story(world));
        }
    }
}
