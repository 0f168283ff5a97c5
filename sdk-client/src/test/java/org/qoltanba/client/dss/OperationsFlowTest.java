package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateRequest;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.EncryptionType;
import org.qoltanba.api.dss.PinRejectedException;
import org.qoltanba.api.dss.RawSignature;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.UploadOptions;
import org.qoltanba.api.dss.XmlSignature;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.DssAction;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** What a user of CryptoPro DSS can have done besides one plain signature, in both generations of the interface. */
class OperationsFlowTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "The contract");
    private static final DocumentSource ANNEX = DocumentSource.text("annex.txt", "The annex");

    private final BothGenerations dss = new BothGenerations();
    private final FakeServices world = dss.world;

    @AfterEach
    void close() {
        dss.close();
    }

    private DssSession willConfirm(DssApiVersion version) {
        return dss.willConfirm(version);
    }

    private static DssCertificate certificate(DssSession session) {
        return session.certificates().get(0);
    }

    private void assertGood(Signature signature, DocumentSource document) {
        assertThat(world.verifier().verify(signature, document).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @EnumSource
    void oneDocumentIsSigned(DssApiVersion version) throws InterruptedException {
        DssSession session = willConfirm(version);

        assertGood(session.sign(CONTRACT).with(certificate(session)).begin().await(LONG), CONTRACT);
    }

    @ParameterizedTest
    @EnumSource
    void severalDocumentsAreSignedWithOneConfirmation(DssApiVersion version) throws InterruptedException {
        world.dss().switches().operations().otherOrder(true);
        DssSession session = willConfirm(version);

        List<DocumentResult> results = session.signAll(List.of(CONTRACT, ANNEX))
                .with(certificate(session))
                .begin()
                .await(LONG);

        assertThat(results).extracting(DocumentResult::name).containsExactly("contract.txt", "annex.txt");
        assertGood(results.get(0).signature().orElseThrow(), CONTRACT);
        assertGood(results.get(1).signature().orElseThrow(), ANNEX);
    }

    @ParameterizedTest
    @EnumSource
    @Covers("OperationCode 4")
    void aPackageIsTakenUpAgain(DssApiVersion version) throws InterruptedException {
        DssSession session = willConfirm(version);
        PendingOperation<List<DocumentResult>> begun =
                session.signAll(List.of(CONTRACT, ANNEX)).begin();
        ResumeToken token = ResumeToken.parse(begun.resumeToken().orElseThrow().toString());
        begun.detach();

        assertThat(session.signAll(List.of(CONTRACT, ANNEX)).resume(token).await(LONG))
                .hasSize(2);
    }

    @Test
    void aSignatureIsStamped() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);

        Signature stamped = session.sign(CONTRACT).level(CadesLevel.T).begin().await(LONG);

        assertThat(world.verifier().verify(stamped, CONTRACT).signers().get(0).level())
                .isIn(CadesLevel.T, CadesLevel.B_T);
    }

    @Test
    void aSignatureIsStampedLater() {
        DssSession session = willConfirm(DssApiVersion.V1);
        Signature plain = dss.key.signer().sign(CONTRACT);

        Signature stamped = session.processing().enhance(plain, CadesLevel.T);

        assertThat(world.verifier().verify(stamped, CONTRACT).signers().get(0).level())
                .isIn(CadesLevel.T, CadesLevel.B_T);
    }

    @Test
    void cmsIsSignedIfItIsWanted() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);

        assertThat(session.sign(CONTRACT)
                        .level(CadesLevel.CMS)
                        .attached()
                        .begin()
                        .await(LONG))
                .isNotNull();
    }

    @Test
    void aSignatureIsAddedToAnother() throws InterruptedException {
        TestIdentity petrov = world.pki().individual(Iin.of("810101300124"));
        Signature existing = petrov.signer().sign(CONTRACT);
        DssSession session = willConfirm(DssApiVersion.V1);

        Signature both = session.sign(CONTRACT)
                .with(certificate(session))
                .addingTo(existing)
                .begin()
                .await(LONG);

        assertThat(world.verifier().verify(both, CONTRACT).signers()).hasSize(2);
        assertGood(both, CONTRACT);
    }

    @Test
    void aSignatureIsCountersigned() throws InterruptedException {
        TestIdentity petrov = world.pki().individual(Iin.of("810101300124"));
        DssSession session = willConfirm(DssApiVersion.V1);

        Signature both = session.sign(CONTRACT)
                .with(certificate(session))
                .countersigning(petrov.signer().sign(CONTRACT), 0)
                .begin()
                .await(LONG);

        assertThat(world.verifier().verify(both, CONTRACT).signers().get(0).counterSignatures())
                .hasSize(1);
    }

    @Test
    void aGostKeySignsADigestAndABareValue() throws InterruptedException {
        TestIdentity gost = world.pki().individual(BothGenerations.PERSON, KeyAlgorithm.GOST_R_3410_2012_256);
        world.dss().user("ivanov").owns(14, gost);
        DssSession session = willConfirm(DssApiVersion.V1);
        DssCertificate certificate = session.certificates().stream()
                .filter(candidate -> candidate.id() == 14)
                .findFirst()
                .orElseThrow();

        assertGood(
                session.sign(CONTRACT)
                        .with(certificate)
                        .byDigest(DigestAlgorithm.GOST_R_3411_2012_256)
                        .begin()
                        .await(LONG),
                CONTRACT);
        world.phone("ivanov").confirmsNext();
        assertThat(session.sign(CONTRACT, RawSignature.ofDigest(DigestAlgorithm.GOST_R_3411_2012_256))
                        .with(certificate)
                        .begin()
                        .await(LONG)
                        .content()
                        .size())
                .isEqualTo(64);
    }

    @Test
    void anXmlDocumentIsSignedInside() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);

        assertThat(new String(
                        session.sign(DocumentSource.text("order.xml", "<order/>"), XmlSignature.ENVELOPED)
                                .begin()
                                .await(LONG)
                                .content()
                                .toArray(),
                        StandardCharsets.UTF_8))
                .contains("SignatureValue");
    }

    @Test
    @Covers("OperationCode 8")
    void whatWasEncryptedIsDecrypted() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);
        DssCertificate certificate = certificate(session);

        DocumentSource secret = session.processing().encrypt(CONTRACT, List.of(certificate.certificate()));
        assertThat(session.processing().decryptableWith(secret, EncryptionType.CMS))
                .containsExactly(13L);
        DocumentSource plain = session.decrypt(secret).with(certificate).begin().await(LONG);

        assertThat(plain.name()).isEqualTo("contract.txt");
        assertThat(Digests.sha256(plain)).isEqualTo(Digests.sha256(CONTRACT));
    }

    @Test
    void theServiceDigestsLikeWeDo() {
        assertThat(willConfirm(DssApiVersion.V1).processing().digest(CONTRACT, DigestAlgorithm.GOST_R_3411_2012_512))
                .isEqualTo(Digests.of(CONTRACT, DigestAlgorithm.GOST_R_3411_2012_512));
    }

    @Test
    @Covers({"OperationCode 16", "OperationCode 64"})
    void aCertificateIsAskedForAndRenewed() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);

        DssCertificateRequest asked = session.certificateRequest(1)
                .subject("2.5.4.3", "Иванов Иван")
                .begin()
                .await(LONG);
        assertThat(asked.pkcs10()).isPresent();

        world.phone("ivanov").confirmsNext();
        assertThat(session.renew(certificate(session)).begin().await(LONG).id()).isGreaterThan(asked.id());
    }

    @Test
    @Covers({"OperationCode 256", "OperationCode 512"})
    void aCertificateIsSuspendedTakenBackAndRevoked() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);
        DssCertificate certificate = certificate(session);

        assertThat(session.hold(certificate).begin().await(LONG).status()).isEqualTo(DssCertificateStatus.HOLD);
        world.phone("ivanov").confirmsNext();
        assertThat(session.unhold(certificate).begin().await(LONG).status()).isEqualTo(DssCertificateStatus.ACTIVE);
        world.phone("ivanov").confirmsNext();
        assertThat(session.revoke(certificate).begin().await(LONG).status()).isEqualTo(DssCertificateStatus.REVOKED);
    }

    @Test
    @Covers("OperationCode 32")
    void aPinIsChangedAndTheOldOneRefusedFromThenOn() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);
        session.changePin(certificate(session), Secret.of("1234")).begin().await(LONG);

        DssCertificate protectedNow = certificate(session);
        assertThat(protectedNow.hasPin()).isTrue();
        world.phone("ivanov").confirmsNext();
        assertThatExceptionOfType(PinRejectedException.class)
                .isThrownBy(() -> session.sign(CONTRACT)
                        .with(protectedNow)
                        .pin(Secret.of("0000"))
                        .begin()
                        .await(LONG));
    }

    @Test
    @Covers("OperationCode 1024")
    void aCertificateIsDeleted() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);

        session.deleteCertificate(certificate(session)).begin().await(LONG);

        assertThat(session.certificates()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thePolicyMayDoWithoutConfirmation(DssApiVersion version) throws InterruptedException {
        world.dss().switches().policy().confirmationRequired(DssAction.SIGN_DOCUMENT, false);
        DssSession session = willConfirm(version);

        PendingOperation<Signature> signing =
                session.sign(CONTRACT).asPolicySays().begin();

        assertThat(signing.state()).isEqualTo(OperationState.COMPLETED);
        assertGood(signing.await(LONG), CONTRACT);
    }

    @Test
    void thePolicyMayWantConfirmation() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V1);

        PendingOperation<Signature> signing =
                session.sign(CONTRACT).asPolicySays().begin();

        assertThat(signing.state()).isEqualTo(OperationState.WAITING);
        assertGood(signing.await(LONG), CONTRACT);
    }

    @Test
    @Covers("OperationCode 4")
    void eachDocumentOfAPackageIsDecidedOnItsOwn() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V2);
        world.phone("petrov").ignoresNext();
        PendingOperation<List<DocumentResult>> signing =
                session.signAll(List.of(CONTRACT, ANNEX)).begin();
        world.phone("petrov").confirm(Map.of("annex.txt", DocumentDecision.DECLINE));

        List<DocumentResult> results = signing.await(LONG);

        assertGood(results.get(0).signature().orElseThrow(), CONTRACT);
        assertThat(results.get(1).status()).isEqualTo(DocumentStatus.DECLINED);
        assertThat(results.get(1).content()).isEmpty();
    }

    @Test
    void documentsOfTheStoreAreSignedByReference() throws InterruptedException {
        DssSession session = willConfirm(DssApiVersion.V2);
        List<StoredDocumentId> ids = session.documents().uploadAll(List.of(CONTRACT, ANNEX), UploadOptions.temporary());

        List<DocumentResult> results =
                session.signStored(ids).with(certificate(session)).begin().await(LONG);

        assertGood(results.get(0).signature().orElseThrow(), CONTRACT);
        assertGood(results.get(1).signature().orElseThrow(), ANNEX);
        assertThat(results).allSatisfy(result -> assertThat(result.storedAs()).isPresent());
    }

    @Test
    void inTheBackgroundTheServiceTakesItsTime() throws InterruptedException {
        world.dss().switches().operations().asyncAllowed(true).processingTime(Duration.ofMinutes(20));
        DssSession session = willConfirm(DssApiVersion.V2);
        StoredDocumentId contract = session.documents().upload(CONTRACT);

        List<DocumentResult> results =
                session.signStored(List.of(contract)).inBackground().begin().await(LONG);

        assertGood(results.get(0).signature().orElseThrow(), CONTRACT);
    }

    @Test
    void openOperationsAreListed() {
        DssSession session = willConfirm(DssApiVersion.V2);
        world.phone("petrov").ignoresNext();
        PendingOperation<Signature> signing = session.sign(CONTRACT).begin();

        assertThat(session.operations()).hasSize(1);
        signing.cancel();
    }

    @Test
    void theStoreKeepsWhatItIsGiven() {
        DssSession session = willConfirm(DssApiVersion.V2);
        StoredDocumentId id = session.documents().upload(CONTRACT, UploadOptions.temporary());

        assertThat(session.documents().info(id).name()).isEqualTo("contract.txt");
        assertThat(Digests.sha256(session.documents().open(id))).isEqualTo(Digests.sha256(CONTRACT));
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        assertThat(session.documents().download(id, target)).isEqualTo(CONTRACT.size());
        assertThat(session.documents().all()).hasSize(1);
        session.documents().keep(id);
        session.documents().rename(id, "new.txt");
        assertThat(session.documents().info(List.of(id)).get(id)).satisfies(info -> {
            assertThat(info.temporary()).isFalse();
            assertThat(info.name()).isEqualTo("new.txt");
        });
        session.documents().delete(id);
        assertUnknown(() -> session.documents().info(id));
    }

    @Test
    void nobodySeesTheDocumentsOfOthers() {
        StoredDocumentId id = willConfirm(DssApiVersion.V2).documents().upload(CONTRACT);
        DssSession ivanov = dss.session("ivanov", DssApiVersion.V2);

        assertUnknown(() -> ivanov.documents().info(id));
    }

    private static void assertUnknown(ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.errorCode()).isEqualTo("object_not_found"));
    }
}
