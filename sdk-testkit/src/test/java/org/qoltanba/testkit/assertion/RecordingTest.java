package org.qoltanba.testkit.assertion;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.assertion.WorldAssertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.console.DssCaller;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** Two worlds with one seed are told apart by nothing; anything else that is said is told. */
@Timeout(60)
class RecordingTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/qoltanba/testkit/assertion/two-services.txt");

    @TempDir
    Path folder;

    @Test
    void theSameSeedSaysTheSame() throws Exception {
        try (FakeServices world = FakeServices.create(42)) {
            world.journal().recorded();
            talk(world, "contract.txt");
            assertThat(world.journal()).matchesRecording(GOLDEN);
            String text = world.journal().recording();
            org.assertj.core.api.Assertions.assertThat(text)
                    .contains("POST /api", "documentId", "POST /STS/confirmation", "IsFinal")
                    .doesNotContain("s3cret", "eyJ", "MII");
        }
    }

    @Test
    void whatIsSaidOtherwiseIsTold() throws Exception {
        Path file = folder.resolve("other.txt");
        try (FakeServices world = FakeServices.create(42)) {
            world.journal().recorded();
            talk(world, "order.txt");
            Files.writeString(file, Files.readString(GOLDEN));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(world.journal()).matchesRecording(file))
                    .withMessageContaining("Line ")
                    .withMessageContaining("contract.txt")
                    .withMessageContaining("order.txt")
                    .withMessageContaining("-Dqoltanba.recordings.write=true");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(world.journal()).matchesRecording(folder.resolve("none.txt")))
                    .withMessageContaining("There is no recording");
        }
    }

    @Test
    void nothingIsRecordedUnasked() {
        try (FakeServices world = FakeServices.create(42)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> assertThat(world.journal()).matchesRecording(GOLDEN))
                    .withMessageContaining("recorded()");
        }
    }

    private static void talk(FakeServices world, String title) throws Exception {
        Scene scene = Scenario.TWO_COMPANIES.arrange(world);
        WorldAssertionsTest.register(world, scene, title);
        world.dss().client("erp").secret("s3cret");
        DssCaller erp = new DssCaller(world.uri(), "ivanov");
        String token = erp.token();
        String refId = erp.open(token, "We agree.");
        erp.poll(token, refId, "");
        world.dss().confirm(refId);
        world.clock().advance(Duration.ofSeconds(3));
        erp.poll(token, refId, "");
        assertThat(world.dss()).hasOneTransaction().confirmedBy("ivanov");
    }
}
