package org.qoltanba.client.sigex;

import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.AuthenticationNonce;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.sigex.RecoveryDeeds.Changing;
import org.qoltanba.client.sigex.RecoveryDeeds.Deed;
import org.qoltanba.client.sigex.RecoveryDeeds.Doing;

/** Calls about people and organisations: settings and sessions. */
final class AccountDeeds {

    private AccountDeeds() {}

    static List<Deed> all() {
        return List.of(
                new Deed("change one's own settings", on("POST", "/api/settings"), List.of(), OwnSettings::new),
                new Deed(
                        "change an organisation's settings",
                        on("POST", "/api/organizationSettings"),
                        List.of(),
                        OrganizationSettings::new),
                new Deed("sign in", on("POST", "/api/auth"), List.of(), SigningIn::new),
                new Deed("sign out", on("POST", "/api/auth"), List.of(), SigningOut::new));
    }

    private static final class OwnSettings extends Changing {

        private final SigexSession session;

        OwnSettings(RecoveryScene scene) {
            session = scene.session();
        }

        @Override
        public void act() {
            session.account().change(settings -> settings.withEmail("new@example.kz"));
        }

        @Override
        long changes() {
            return session.account().settingsAudit().stream().count();
        }
    }

    private static final class OrganizationSettings extends Changing {

        private final SigexSession session;

        OrganizationSettings(RecoveryScene scene) {
            session = scene.session();
        }

        @Override
        public void act() {
            session.organization().change(settings -> settings.withSubscriptionContactEmail("boss@example.kz"));
        }

        @Override
        long changes() {
            return session.organization().settingsAudit().stream().count();
        }
    }

    /** One session that can be used; one that was lost with its answer ends by itself. */
    private static final class SigningIn implements Doing {

        private final RecoveryScene scene;
        private final SigexClient sigex;
        private AuthenticationNonce nonce;
        private Optional<SigexSession> session = Optional.empty();

        SigningIn(RecoveryScene scene) {
            this.scene = scene;
            this.sigex = scene.portal();
            this.nonce = sigex.authentication().nonce();
        }

        @Override
        public void act() {
            Signature signature = scene.director.signer().sign(nonce.toSign());
            session = Optional.of(sigex.authentication().signIn(nonce, signature));
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            nonce = sigex.authentication().nonce();
            act();
        }

        @Override
        public long effects() {
            return session.stream()
                    .filter(one ->
                            one.currentIdentity().person().equals(one.identity().person()))
                    .count();
        }
    }

    /** A session that could not be ended ends by itself. */
    private static final class SigningOut implements Doing {

        private final RecoveryScene scene;
        private final SigexSession session;

        SigningOut(RecoveryScene scene) {
            this.scene = scene;
            this.session = scene.session();
        }

        @Override
        public void act() {
            CompletableFuture<Void> told = session.signOutAsync().toCompletableFuture();
            scene.letTimePass(told);
            try {
                told.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof SdkException failure ? failure : failed;
            }
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            try {
                scene.world.clock().advance(Duration.ofHours(1));
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        @Override
        public long effects() {
            return 1 - scene.world.sigex().user(RecoveryScene.DIRECTOR).openSessions();
        }
    }
}
