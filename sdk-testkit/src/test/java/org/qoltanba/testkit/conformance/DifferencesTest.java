package org.qoltanba.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.DssSwitches;
import org.qoltanba.testkit.sigex.SigexSwitches;

/** A service that does otherwise than the fakes assume is found out, and the switch is named: here a fake with the switch turned. */
@Timeout(120)
class DifferencesTest {

    static Stream<Arguments> sigex() {
        return Stream.of(
                sigex("refusesUnknownMembers", s -> s.refusesUnknownMembers(false), Sigex::unknownMembersAreRefused),
                sigex("fieldLimit", s -> s.fieldLimit(2000), Sigex::titlesHaveALimit),
                sigex("fieldLimit", s -> s.fieldLimit(1000), Sigex::titlesHaveALimit),
                sigex("jsonBodyLimit", s -> s.jsonBodyLimit(8_000_000), Sigex::requestsHaveALimit),
                sigex("emailAddressLimit", s -> s.emailAddressLimit(20), Sigex::addressesHaveALimit),
                sigex(
                        "digests",
                        s -> s.digests(DigestAlgorithm.SHA_512),
                        Sigex::documentsHaveTheDigestOfTheirSignatureAndSha256),
                sigex(
                        "serialNumberLabel",
                        s -> s.serialNumberLabel("SERIALINUMBER"),
                        Sigex::namesWriteTheNumberOfAPerson),
                sigex(
                        "exportedNeedsViewRight",
                        s -> s.exportedNeedsViewRight(false),
                        Sigex::aPrivateDocumentIsNotFoundByStrangers),
                sigex("pageSize", s -> s.pageSize(1), Sigex::twoSignaturesFitOnAPage),
                sigex("listsUnfinished", s -> s.listsUnfinished(true), Sigex::unfinishedRegistrationsAreNotListed),
                sigex(
                        "restrictsWhenSettingsChange",
                        s -> s.restrictsWhenSettingsChange(false),
                        Sigex::newSettingsTakeEffectAtOnce),
                sigex("qrLifetime", s -> s.qrLifetime(Duration.ofMinutes(5)), Sigex::aSigningByPhoneHasAnEnd));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sigex")
    void isSeenAtSigex(String name, Consumer<SigexSwitches> turn, ThrowingConsumer<Sigex> test) throws Throwable {
        try (FakeServices world = FakeServices.create()) {
            turn.accept(world.sigex().switches());
            Sigex suite = new Sigex(world);
            test.accept(suite);
            assertThat(suite.differences).extracting(Difference::switchName).containsExactly("sigex." + name);
        }
    }

    private static Arguments sigex(String name, Consumer<SigexSwitches> turn, ThrowingConsumer<Sigex> test) {
        return Arguments.of(name, turn, test);
    }

    static Stream<Arguments> dss() {
        return Stream.of(
                dss("tokenLifetime", s -> s.tokenLifetime(Duration.ofMinutes(10)), Dss::aTokenLasts),
                dss("resourceCaseSensitive", s -> s.resourceCaseSensitive(true), Dss::aResourceMayBeSpeltInAnyCase),
                dss("documentInfoLimit", s -> s.documentInfoLimit(2000), Dss::descriptionsHaveALimit),
                dss("documentInfoLimit", s -> s.documentInfoLimit(1000), Dss::descriptionsHaveALimit),
                dss("pinAcceptedEarly", s -> s.pinAcceptedEarly(false), Dss::aPinMayComeEarly),
                dss("signingNeedsConfirmation", s -> s.signingNeedsConfirmation(false), Dss::signingNeedsConfirmation),
                dss("transactionLifetime", s -> s.transactionLifetime(Duration.ofMinutes(2)), Dss::aConfirmationWaits),
                dss("challengeTitled", s -> s.challengeTitled(false), Dss::aChallengeHasATitle),
                dss("reopeningPending", s -> s.reopeningPending(true), Dss::openingTwiceGivesTheSameChallenge),
                dss("errorsInPascalCase", s -> s.errorsInPascalCase(true), Dss::unknownTransactionsAreRefused),
                dss("pollRepeatsChallenge", s -> s.pollRepeatsChallenge(true), Dss::aPollBeforeTheDecisionSaysWait),
                dss("finalAnswerRepeatable", s -> s.finalAnswerRepeatable(true), Dss::theFinalAnswerComesOnce),
                dss("resultRepeatable", s -> s.resultRepeatable(true), Dss::theResultComesOnce),
                dss("finalWithError", s -> s.finalWithError(true), Dss::aRefusalIsAnError),
                dss(
                        "cancellationAnsweredAsError",
                        s -> s.cancellationAnsweredAsError(true),
                        Dss::theCancellationCodeDeclines),
                dss("expiryAnsweredInBody", s -> s.expiryAnsweredInBody(true), Dss::aConfirmationExpires));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dss")
    void isSeenAtDss(String name, Consumer<DssSwitches> turn, ThrowingConsumer<Dss> test) throws Throwable {
        try (FakeServices world = FakeServices.create()) {
            turn.accept(world.dss().switches());
            Dss suite = new Dss(world);
            test.accept(suite);
            assertThat(suite.differences).extracting(Difference::switchName).containsExactly("dss." + name);
        }
    }

    private static Arguments dss(String name, Consumer<DssSwitches> turn, ThrowingConsumer<Dss> test) {
        return Arguments.of(name, turn, test);
    }

    @Test
    void isSeenAtOperations() {
        try (FakeServices world = FakeServices.create()) {
            world.dss().operations().switches().upperCaseId(true).stateLeftOut(true);
            Dss suite = new Dss(world);
            suite.anOperationHasAnId();
            suite.anOperationHasAState();
            assertThat(suite.differences)
                    .extracting(Difference::switchName)
                    .containsExactly("dss.operations.upperCaseId", "dss.operations.stateLeftOut");
        }
    }

    @Test
    void abortsTheTestWithASentenceUnlessOverridden() {
        try (FakeServices world = FakeServices.create()) {
            world.dss().switches().tokenLifetime(Duration.ofMinutes(10));
            DssConformance suite = new Dss(world) {
                @Override
                protected void differs(Difference difference) {
                    told(difference);
                }
            };
            assertThatThrownBy(suite::aTokenLasts)
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessageEndingWith("How long a token lasts: assumed 300 s, the service: 600 s. Set the switch"
                            + " dss.tokenLifetime to \"600s\".");
        }
    }

    static final class Sigex extends SigexConformance {

        private final FakeServices world;
        private final CadesSigner signer;
        private final List<Difference> differences = new ArrayList<>();

        Sigex(FakeServices world) {
            this.world = world;
            signer = world.pki().individual(Iin.of("850101300123")).signer();
        }

        @Override
        protected URI address() {
            return world.uri();
        }

        @Override
        protected SdkClock clock() {
            return world.clock();
        }

        @Override
        protected CadesSigner signer() {
            return signer;
        }

        @Override
        protected Optional<CadesSigner> otherSigner() {
            return Optional.of(world.pki().individual(Iin.of("900202400456")).signer());
        }

        @Override
        protected void differs(Difference difference) {
            differences.add(difference);
        }
    }

    static class Dss extends DssConformance {

        private final FakeServices world;
        private final List<Difference> differences = new ArrayList<>();

        Dss(FakeServices world) {
            this.world = world;
            world.dss().client("erp").secret("s3cret");
            world.dss()
                    .user("ivanov")
                    .owns(13, world.pki().individual(Iin.of("850101300123")))
                    .pin("1234");
        }

        /** As it is unless overridden. */
        final void told(Difference difference) {
            super.differs(difference);
        }

        @Override
        protected URI address() {
            return world.uri();
        }

        @Override
        protected DssAccount account() {
            return DssAccount.of("erp", Secret.of("s3cret"), "ivanov")
                    .certificate(13, Secret.of("1234"))
                    .build();
        }

        @Override
        protected void decide(Wish wish, String refId) {
            if (wish == Wish.CONFIRM) {
                world.dss().confirm(refId);
            } else {
                world.dss().decline(refId);
            }
        }

        @Override
        protected Optional<String> cancellationCode(String refId) {
            return Optional.of(world.dss().cancellationCode(refId));
        }

        @Override
        protected boolean waitsForExpiry() {
            return true;
        }

        @Override
        protected void pause(Duration time) throws InterruptedException {
            world.clock().advance(time);
        }

        @Override
        protected void differs(Difference difference) {
            differences.add(difference);
        }
    }
}
