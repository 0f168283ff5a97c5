package org.qoltanba.client.dss;

import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateRequest;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.ExchangePoint;

/** What a user confirms, by which generation of the interface, and where the service hands out what comes of it. */
enum ConfirmationDeed {
    SIGNING("Signing a document", DssApiVersion.V1, "signed", "/documents", new Sign()),
    SIGNING_V2("Signing a document", DssApiVersion.V2, "signed", "/v2/signature", new Sign()),
    SIGN_IN("Sign-in with a second factor", DssApiVersion.V1, "signed in", "", new SignIn()),
    SIGN_IN_V2("Sign-in with a second factor", DssApiVersion.V2, "signed in", "", new SignIn()),
    DECRYPTION("Decrypting", DssApiVersion.V1, "decrypted", "/documents/decrypt", new Decrypt()),
    DECRYPTION_V2("Decrypting", DssApiVersion.V2, "decrypted", "/v2/decryption", new Decrypt()),
    REQUEST("Requesting a certificate", DssApiVersion.V1, "requested", "/requests", new Request()),
    REQUEST_V2("Requesting a certificate", DssApiVersion.V2, "requested", "/v2/requests", new Request()),
    REVOCATION("Revoking a certificate", DssApiVersion.V1, "revoked", "/certificates/13/status", new Revoke()),
    PIN_CHANGE("Changing a PIN", DssApiVersion.V1, "changed", "/certificates/13/pin", new ChangePin()),
    PIN_CHANGE_V2("Changing a PIN", DssApiVersion.V2, "changed", "/v2/certificates/13/pin", new ChangePin());

    static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    private final String words;
    private final DssApiVersion version;
    private final String done;
    private final String resultPath;

    @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
    private final Play<?> play;

    ConfirmationDeed(String words, DssApiVersion version, String done, String resultPath, Play<?> play) {
        this.words = words;
        this.version = version;
        this.done = done;
        this.resultPath = resultPath;
        this.play = play;
    }

    /**
     * How it is begun, and whether it has really been done.
     *
     * @param <R> what comes of it
     */
    interface Play<R> {

        PendingOperation<R> begin(ConfirmationScene scene);

        boolean isDone(ConfirmationScene scene, R result);

        /** Waits for the end. */
        default boolean await(ConfirmationScene scene, PendingOperation<?> operation, Duration longest)
                throws InterruptedException {
            @SuppressWarnings("unchecked") // it is the one that was begun here
            R result = (R) operation.await(longest);
            return isDone(scene, result);
        }
    }

    String words() {
        return words + (version == DssApiVersion.V1 ? ", first generation" : ", second generation");
    }

    DssApiVersion version() {
        return version;
    }

    /** What is said of it when it has come about. */
    String done() {
        return done;
    }

    Play<?> play() {
        return play;
    }

    /** Whether it is a sign-in: nobody has an access token before, and there is nothing to fetch after. */
    boolean isSignIn() {
        return resultPath.isEmpty();
    }

    ExchangePoint confirmation() {
        return on("POST", version == DssApiVersion.V1 ? "/STS/confirmation" : "/STS/v2.0/confirmation");
    }

    /** Where the result is handed out. */
    ExchangePoint result() {
        return isSignIn() ? confirmation() : on("POST", "/SignServer/rest/api" + resultPath);
    }

    /** How often the service handed a result out: by its final answer to a sign-in, else where results are fetched. */
    long results(FakeServices world) {
        long answered = world.journal().exchanges(result()).stream()
                .map(exchange -> exchange.answer().orElse(null))
                .filter(answer -> answer != null
                        && answer.status() == 200
                        && (!isSignIn() || answer.message().excerpt().contains("\"IsFinal\":true")))
                .count();
        // The second generation begins an operation where it hands out the result
        return version == DssApiVersion.V2 && !isSignIn() ? answered - 1 : answered;
    }

    private static DssCertificate certificate(DssSession session) {
        return session.certificates().get(0);
    }

    private static final class Sign implements Play<Signature> {

        @Override
        public PendingOperation<Signature> begin(ConfirmationScene scene) {
            return scene.session().sign(CONTRACT).begin();
        }

        @Override
        public boolean isDone(ConfirmationScene scene, Signature result) {
            return scene.world.verifier().verify(result, CONTRACT).indication() == Indication.TOTAL_PASSED;
        }
    }

    private static final class SignIn implements Play<DssSession> {

        @Override
        public PendingOperation<DssSession> begin(ConfirmationScene scene) {
            scene.world.dss().user("ivanov").needsSecondFactorToSignIn();
            return scene.dss().beginSignIn("ivanov", Secret.empty());
        }

        @Override
        public boolean isDone(ConfirmationScene scene, DssSession result) {
            return certificate(result).id() == 13;
        }
    }

    private static final class Decrypt implements Play<DocumentSource> {

        @Override
        public PendingOperation<DocumentSource> begin(ConfirmationScene scene) {
            DssSession session = scene.session();
            DssCertificate certificate = certificate(session);
            return session.decrypt(session.processing().encrypt(CONTRACT, List.of(certificate.certificate())))
                    .with(certificate)
                    .begin();
        }

        @Override
        public boolean isDone(ConfirmationScene scene, DocumentSource result) {
            return Digests.sha256(result).equals(Digests.sha256(CONTRACT));
        }
    }

    private static final class Request implements Play<DssCertificateRequest> {

        @Override
        public PendingOperation<DssCertificateRequest> begin(ConfirmationScene scene) {
            return scene.session()
                    .certificateRequest(1)
                    .subject("2.5.4.3", "Иванов Иван")
                    .begin();
        }

        @Override
        public boolean isDone(ConfirmationScene scene, DssCertificateRequest result) {
            return scene.world.dss().requests("ivanov").size() == 1
                    && result.pkcs10().isPresent();
        }
    }

    private static final class Revoke implements Play<DssCertificate> {

        @Override
        public PendingOperation<DssCertificate> begin(ConfirmationScene scene) {
            DssSession session = scene.session();
            return session.revoke(certificate(session)).begin();
        }

        @Override
        public boolean isDone(ConfirmationScene scene, DssCertificate result) {
            return certificate(scene.session()).status().equals(DssCertificateStatus.REVOKED);
        }
    }

    private static final class ChangePin implements Play<Long> {

        @Override
        public PendingOperation<Long> begin(ConfirmationScene scene) {
            DssSession session = scene.session();
            return session.changePin(certificate(session), Secret.of("1234")).begin();
        }

        @Override
        public boolean isDone(ConfirmationScene scene, Long result) {
            return certificate(scene.session()).hasPin();
        }
    }
}
