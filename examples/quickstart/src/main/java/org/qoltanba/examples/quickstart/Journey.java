package org.qoltanba.examples.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudSigning;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** One document's way through everything: signed here, registered, signed by the other side and on a phone, proven. */
final class Journey {

    private static final Bin SUPPLIER = Bin.of("020540000021");
    private static final String SUPPLIER_ADDRESS = "director@supplier.kz";
    private static final Duration SUPPLIER_TAKES = Duration.ofHours(2);

    /** The fakes' clock runs ahead of ours while others take their time; so it begins behind, and nothing is dated later than now. */
    private static final Duration HEAD_START = SUPPLIER_TAKES.plusHours(1);

    private static final String CLOUD_USER = "ivanov";
    private static final Secret CLIENT_SECRET = Secret.of("s3cret");
    private static final Secret PIN = Secret.of("1234");

    /** What is larger is not sent to the cloud whole: no phone could show it. */
    private static final long SHOWN_ON_A_PHONE = 16L << 20;

    /** What the fake SIGEX takes by default; the real one does not publish its limit. */
    private static final long USUAL_LIMIT = 100L << 20;

    private final DocumentSource document;
    private final Narrator narrator;
    private final FakeServices world;
    private final Scene scene;
    private final Qoltanba qoltanba;

    private Journey(DocumentSource document, Narrator narrator, FakeServices world, Qoltanba qoltanba) {
        this.document = document;
        this.narrator = narrator;
        this.world = world;
        this.scene = Scenario.TWO_COMPANIES.arrange(world);
        this.qoltanba = qoltanba;
    }

    static Evidence through(DocumentSource document, Narrator narrator) throws InterruptedException {
        try (FakeServices world = FakeServices.startingAt(Instant.now().minus(HEAD_START));
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .dss(DssEndpoint.of(world.uri()).oauthClient("erp", CLIENT_SECRET))
                        .time(world.clock())
                        .build()) {
            world.sigex().switches().limits().original(Math.max(document.size(), USUAL_LIMIT));
            narrator.step("Started the fakes at " + world.uri()
                    + ": SIGEX, CryptoPro DSS, a certificate authority, a mailbox, a phone");
            return new Journey(document, narrator, world, qoltanba).walk();
        }
    }

    private Evidence walk() throws InterruptedException {
        CadesSigner company = loadCompanyKey();
        RegisteredDocument registered = register(company);
        letTheOtherSideSign(registered);
        List<RegisteredSignature> signatures = waitForBoth(registered);
        registered.verify(document);
        narrator.step("SIGEX verified the document: both signatures belong to it");
        Signature cloud = signOnThePhone();
        return prove(registered, signatures, cloud);
    }

    private CadesSigner loadCompanyKey() {
        Secret password = Secret.of("company-password");
        TestIdentity director = scene.person("buyer-director");
        CadesSigner company = SigningKey.fromPkcs12(director.pkcs12(password), password)
                .cadesSigner()
                .clock(world.clock());
        narrator.step("Loaded the company's key from PKCS#12: " + name(company.certificate()));
        return company;
    }

    private RegisteredDocument register(CadesSigner company) {
        Signature signature = company.sign(document);
        narrator.step(
                "Signed locally: CAdES B-B, detached, " + signature.encoded().size() + " bytes");
        RegisteredDocument registered = qoltanba.sigex()
                .register(document)
                .signedBy(signature)
                .notifying(
                        EmailNotification.to(SUPPLIER_ADDRESS).in(Language.EN).withoutDocument())
                .requiring(SignerRequirement.firstHeadOf(SUPPLIER))
                .signaturesLimit(2)
                .submit();
        narrator.step("Registered at SIGEX as " + registered.id() + "; may be signed by: first head of " + SUPPLIER);
        return registered;
    }

    private void letTheOtherSideSign(RegisteredDocument registered) {
        Mail mail = world.mailbox(SUPPLIER_ADDRESS).last();
        narrator.step("The other side got an e-mail: " + mail.subject());
        TestIdentity supplier = scene.person("supplier-director");
        world.clock()
                .schedule(
                        SUPPLIER_TAKES,
                        () -> qoltanba.sigex().document(registered.id()).signAsync(document, supplier.signer()));
    }

    private List<RegisteredSignature> waitForBoth(RegisteredDocument registered) throws InterruptedException {
        Instant asked = world.clock().now();
        List<RegisteredSignature> signatures = registered.awaitSignatures(2).await(Duration.ofDays(3));
        narrator.step(
                "The other side signed, as " + signatures.get(1).organization().orElseThrow());
        narrator.detail("It took " + minutes(asked) + " minutes on the clock of the fakes, and no time of yours");
        return signatures;
    }

    private Signature signOnThePhone() throws InterruptedException {
        DssSession session = qoltanba.dss().signIn(CLOUD_USER, Secret.empty());
        DssCertificate certificate = session.certificates().get(0);
        narrator.step("Signed in to CryptoPro DSS as " + session.login() + ", whose key lives in the cloud");

        CloudSigning signing = session.sign(document).with(certificate).pin(PIN).detached();
        if (document.size() > SHOWN_ON_A_PHONE) {
            signing.byDigest();
            narrator.detail("The document is too large for a phone: only its digest is sent");
        }
        world.phone(CLOUD_USER).confirmsNext();
        Instant asked = world.clock().now();
        PendingOperation<Signature> confirmation = signing.begin();
        narrator.step("Asked the phone to confirm"
                + confirmation.expiresAt().map(this::within).orElse(""));
        Signature signature = confirmation.await(Duration.ofMinutes(5));
        narrator.step("Confirmed on the phone after "
                + Duration.between(asked, world.clock().now()).toSeconds() + " seconds on the clock of the fakes");
        return signature;
    }

    private Evidence prove(RegisteredDocument registered, List<RegisteredSignature> signatures, Signature cloud) {
        CadesVerifier verifier = world.verifier();
        List<Evidence.Proof> proofs = new ArrayList<>();
        proofs.add(proof(verifier, "The company", signatures.get(0).export()));
        proofs.add(proof(verifier, "The other side", signatures.get(1).export()));
        proofs.add(proof(verifier, "The person with the phone", cloud));
        narrator.step("Verified all of it ourselves, trusting "
                + world.pki().certificate().commonName().orElseThrow());
        proofs.forEach(proof -> narrator.detail(proof.signer() + ": "
                + proof.report().indication()
                + proof.report().subIndication().map(reason -> " / " + reason).orElse("")));
        return new Evidence(document, registered.id(), world.pki().certificate(), proofs);
    }

    private Evidence.Proof proof(CadesVerifier verifier, String signer, Signature signature) {
        VerificationReport report = verifier.verify(signature, document);
        return new Evidence.Proof(signer, signature, report);
    }

    private static String name(SignerCertificate certificate) {
        return certificate.commonName().orElse("somebody") + ", "
                + certificate.organization().orElse("for themselves");
    }

    private String within(Instant deadline) {
        return " within " + Duration.between(world.clock().now(), deadline).toSeconds() + " seconds";
    }

    private long minutes(Instant since) {
        return Duration.between(since, world.clock().now()).toMinutes();
    }
}
