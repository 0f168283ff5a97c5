package org.qoltanba.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.WorldFile;

/** A service that does otherwise than the fakes assume is found out, and the switch is named: here a fake with the switch turned. */
@Timeout(120)
class DifferencesTest {

    static Stream<Arguments> sigex() {
        return Stream.of(
                sigex("refusesUnknownMembers", "false", Sigex::unknownMembersAreRefused),
                sigex("limits.field", "2000", Sigex::titlesHaveALimit),
                sigex("limits.field", "1000", Sigex::titlesHaveALimit),
                sigex("limits.jsonBody", "8000000", Sigex::requestsHaveALimit),
                sigex("limits.emailAddresses", "20", Sigex::addressesHaveALimit),
                sigex("documents.digests", "[\"SHA_512\"]", Sigex::documentsHaveTheDigestOfTheirSignatureAndSha256),
                sigex("signatures.serialNumberLabel", "\"SERIALINUMBER\"", Sigex::namesWriteTheNumberOfAPerson),
                sigex("documents.exportedNeedsViewRight", "false", Sigex::aPrivateDocumentIsNotFoundByStrangers),
                sigex("limits.pageSize", "1", Sigex::twoSignaturesFitOnAPage),
                sigex("documents.listsUnfinished", "true", Sigex::unfinishedRegistrationsAreNotListed),
                sigex("documents.restrictsWhenSettingsChange", "false", Sigex::newSettingsTakeEffectAtOnce),
                sigex("egov.lifetime", "\"5m\"", Sigex::aSigningByPhoneHasAnEnd));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sigex")
    void isSeenAtSigex(String name, String value, ThrowingConsumer<Sigex> test) throws Throwable {
        try (FakeServices world = FakeServices.create()) {
            turn(world, "sigex", name, value);
            Sigex suite = new Sigex(world);
            test.accept(suite);
            assertThat(suite.differences).extracting(Difference::switchName).containsExactly("sigex." + name);
        }
    }

    private static Arguments sigex(String name, String value, ThrowingConsumer<Sigex> test) {
        return Arguments.of(name, value, test);
    }

    static Stream<Arguments> dss() {
        return Stream.of(
                dss("signIn.tokenLifetime", "\"10m\"", Dss::aTokenLasts),
                dss("signIn.resourceCaseSensitive", "true", Dss::aResourceMayBeSpeltInAnyCase),
                dss("transactions.documentInfoLimit", "2000", Dss::descriptionsHaveALimit),
                dss("transactions.documentInfoLimit", "1000", Dss::descriptionsHaveALimit),
                dss("transactions.pinAcceptedEarly", "false", Dss::aPinMayComeEarly),
                dss("policy.signingNeedsConfirmation", "false", Dss::signingNeedsConfirmation),
                dss("transactions.lifetime", "\"2m\"", Dss::aConfirmationWaits),
                dss("confirmations.challengeTitled", "false", Dss::aChallengeHasATitle),
                dss("confirmations.reopeningPending", "true", Dss::openingTwiceGivesTheSameChallenge),
                dss("confirmations.errorsInPascalCase", "true", Dss::unknownTransactionsAreRefused),
                dss("confirmations.pollRepeatsChallenge", "true", Dss::aPollBeforeTheDecisionSaysWait),
                dss("confirmations.finalAnswerRepeatable", "true", Dss::theFinalAnswerComesOnce),
                dss("transactions.resultRepeatable", "true", Dss::theResultComesOnce),
                dss("confirmations.finalWithError", "true", Dss::aRefusalIsAnError),
                dss("confirmations.cancellationAnsweredAsError", "true", Dss::theCancellationCodeDeclines),
                dss("confirmations.expiryAnsweredInBody", "true", Dss::aConfirmationExpires),
                dss("operations.upperCaseId", "true", Dss::anOperationHasAnId),
                dss("operations.stateLeftOut", "true", Dss::anOperationHasAState));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dss")
    void isSeenAtDss(String name, String value, ThrowingConsumer<Dss> test) throws Throwable {
        try (FakeServices world = FakeServices.create()) {
            turn(world, "dss", name, value);
            Dss suite = new Dss(world);
            test.accept(suite);
            assertThat(suite.differences).extracting(Difference::switchName).containsExactly("dss." + name);
        }
    }

    private static Arguments dss(String name, String value, ThrowingConsumer<Dss> test) {
        return Arguments.of(name, value, test);
    }

    /** By its name in the file of a world, as the difference tells it. */
    private static void turn(FakeServices world, String service, String name, String value) throws IOException {
        WorldFile.parse("{\"switches\": {\"" + service + "\": {\"" + name + "\": " + value + "}}}")
                .arrange(world);
    }

    @Test
    void abortsTheTestWithASentenceUnlessOverridden() throws IOException {
        try (FakeServices world = FakeServices.create()) {
            turn(world, "dss", "signIn.tokenLifetime", "\"10m\"");
            DssConformance suite = new Dss(world) {
                @Override
                protected void differs(Difference difference) {
                    told(difference);
                }
            };
            assertThatThrownBy(suite::aTokenLasts)
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessageEndingWith("How long a token lasts: assumed 300 s, the service: 600 s. Set the switch"
                            + " dss.signIn.tokenLifetime to \"600s\".");
        }
    }

    static final class Sigex extends FakeSigexSuite {

        private final List<Difference> differences = new ArrayList<>();

        Sigex(FakeServices world) {
            super(world);
        }

        @Override
        protected void differs(Difference difference) {
            differences.add(difference);
        }
    }

    static class Dss extends FakeDssSuite {

        private final List<Difference> differences = new ArrayList<>();

        Dss(FakeServices world) {
            super(world);
        }

        /** As it is unless overridden. */
        final void told(Difference difference) {
            super.differs(difference);
        }

        @Override
        protected void differs(Difference difference) {
            differences.add(difference);
        }
    }
}
