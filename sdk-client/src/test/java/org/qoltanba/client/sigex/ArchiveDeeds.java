package org.qoltanba.client.sigex;

import static org.qoltanba.client.sigex.RecoveryScene.CONTRACT;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.CardOptions;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.sigex.RecoveryDeeds.Deed;
import org.qoltanba.client.sigex.RecoveryDeeds.Doing;

/** Calls that put an original into the archive, or register what a card brings (contract sections 7.29 and 9.1). */
final class ArchiveDeeds {

    private ArchiveDeeds() {}

    /** A call that brings the original once more. */
    private interface Bringing {
        void bring(SigexClient sigex, RegisteredDocument document);
    }

    static List<Deed> all() {
        return List.of(
                archiving("verify, and so archive", "/api/{id}/verify", (sigex, document) -> document.verify(CONTRACT)),
                archiving(
                        "build a card, and so archive",
                        "/api/{id}/buildDDC",
                        (sigex, document) -> sigex.cards().build(document.id(), CONTRACT, withoutPages())),
                archiving(
                        "build a CMS for ezSigner, and so archive",
                        "/api/{id}/buildEzSigner",
                        (sigex, document) -> sigex.cards().buildEzSigner(document.id(), CONTRACT)),
                new Deed(
                        "register a card's signatures",
                        on("POST", "/api/parseDDC"),
                        List.of(),
                        ParsingAndRegistering::new));
    }

    private static CardOptions withoutPages() {
        return CardOptions.builder().withoutDocumentVisualization().build();
    }

    private static Deed archiving(String call, String path, Bringing bringing) {
        return new Deed(call, on("POST", path), List.of(), scene -> new Archiving(scene, bringing));
    }

    /** The archive's usage tells how often the document was put there. */
    private static final class Archiving implements Doing {

        private final RecoveryScene scene;
        private final SigexClient sigex;
        private final RegisteredDocument document;
        private final Bringing bringing;

        Archiving(RecoveryScene scene, Bringing bringing) {
            this.scene = scene;
            this.bringing = bringing;
            sigex = scene.anybody();
            document = sigex.register(CONTRACT).signedBy(scene.other.signer()).submit();
            scene.world.sigex().user(RecoveryScene.OTHER).archiving("archive@example.kz");
        }

        @Override
        public void act() {
            bringing.bring(sigex, document);
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            act();
        }

        @Override
        public long effects() {
            return scene.world.sigex().user(RecoveryScene.OTHER).archiveUsage() / CONTRACT.size();
        }
    }

    /** A card that holds a signature the service does not know. */
    private static final class ParsingAndRegistering implements Doing {

        private final SigexClient sigex;
        private final RegisteredDocument document;
        private final DocumentSource card;

        ParsingAndRegistering(RecoveryScene scene) {
            sigex = scene.anybody();
            Signature known = scene.director.signer().sign(CONTRACT);
            document = sigex.register(CONTRACT).signedBy(known).submit();
            card = TestCards.of(CONTRACT, known, scene.other.signer().sign(CONTRACT));
        }

        @Override
        public void act() {
            sigex.cards().parseAndRegister(card);
        }

        @Override
        public void recover(@Nullable SdkException failure) {
            act();
        }

        @Override
        public long effects() {
            return document.signatures().size() - 1L;
        }
    }
}
