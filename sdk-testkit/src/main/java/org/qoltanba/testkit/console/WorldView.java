package org.qoltanba.testkit.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.journal.Exchange;
import org.qoltanba.testkit.journal.Message;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.phone.FakePhone;
import org.qoltanba.testkit.phone.PhonePrompt;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.sigex.SigexDocument;
import org.qoltanba.testkit.sigex.SigexSignature;

/** What is to be seen of a world, as JSON. */
final class WorldView {

    private static final int SHOWN_EXCHANGES = 200;
    private static final List<String> USUAL_POINTS = List.of(
            "POST /api",
            "POST /api/{id}/data",
            "POST /api/{id}",
            "GET /api/{id}",
            "POST /STS/oauth/token",
            "POST /STS/confirmation",
            "POST /SignServer/rest/api/transactions",
            "POST /SignServer/rest/api/documents");

    private final FakeServices world;
    private final Scene scene;
    private final ClockDriver clock;
    private final FaultBoard faults;
    private final Path keys;
    /** Verifying takes milliseconds and the page asks every second. */
    private final Map<String, String> verdicts = new ConcurrentHashMap<>();

    WorldView(FakeServices world, Scene scene, ClockDriver clock, FaultBoard faults, Path keys) {
        this.world = world;
        this.scene = scene;
        this.clock = clock;
        this.faults = faults;
        this.keys = keys;
    }

    ObjectNode state() {
        return state("");
    }

    /** Only the time for those who have seen everything else already, so that a page may ask often. */
    ObjectNode state(String seen) {
        ObjectNode state = unlessSeen(everything(), seen);
        state.put("now", world.clock().now().toString());
        return state;
    }

    private static ObjectNode unlessSeen(ObjectNode shown, String seen) {
        String version = UUID.nameUUIDFromBytes(shown.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        ObjectNode answer = version.equals(seen) ? JsonNodeFactory.instance.objectNode() : shown;
        return answer.put("version", version);
    }

    private ObjectNode everything() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("paused", clock.isPaused());
        state.put("speed", clock.speed());
        state.put("seed", Long.toString(world.seed()));
        state.put("keys", keys.toString());
        state.put("password", ConsoleApi.PASSWORD);
        ObjectNode addresses = state.putObject("addresses");
        addresses.put("http", world.uri().toString());
        addresses.put("https", world.sigex().secureUri().toString());
        addresses.put("mutualTls", world.sigex().systemUri().toString());
        phones(state.putArray("phones"));
        mailboxes(state.putArray("mailboxes"));
        documents(state.putArray("documents"));
        faults.describe(state.putArray("faults"));
        state.set("faultKinds", faults.kinds());
        people(state.putArray("people"));
        ArrayNode points = state.putArray("points");
        points().forEach(points::add);
        return state;
    }

    /** The latest exchanges that hold a text anywhere, newest first. */
    ObjectNode journal(String search, String seen) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode shown = answer.putArray("exchanges");
        List<Exchange> all = world.journal().exchanges();
        String wanted = search.toLowerCase(Locale.ROOT);
        for (int i = all.size() - 1; i >= 0 && shown.size() < SHOWN_EXCHANGES; i--) {
            Exchange exchange = all.get(i);
            if (text(exchange).toLowerCase(Locale.ROOT).contains(wanted)) {
                describe(exchange, shown.addObject());
            }
        }
        answer.put("total", all.size());
        return unlessSeen(answer, seen);
    }

    private void phones(ArrayNode phones) {
        Set<String> users = new LinkedHashSet<>(scene.users());
        world.phones().forEach(phone -> users.add(phone.user()));
        for (String user : users) {
            FakePhone phone = world.phone(user);
            ObjectNode shown = phones.addObject();
            shown.put("user", user);
            ArrayNode prompts = shown.putArray("operations");
            phone.pending().forEach(prompt -> describe(prompt, prompts.addObject()));
            ArrayNode messages = shown.putArray("messages");
            phone.messages()
                    .forEach(sms -> messages.addObject()
                            .put("time", sms.sentAt().toString())
                            .put("text", sms.text()));
        }
    }

    private static void describe(PhonePrompt prompt, ObjectNode shown) {
        shown.put("id", prompt.id());
        shown.put("text", prompt.text());
        shown.put("expires", prompt.expiresAt().toString());
        putCode(shown, "confirmationCode", prompt::confirmationCode);
        putCode(shown, "cancellationCode", prompt::cancellationCode);
        shown.put("picture", prompt.pictureText().isPresent());
        ArrayNode documents = shown.putArray("documents");
        prompt.documents().forEach(documents::add);
    }

    /** Not every way of confirming has codes. */
    private static void putCode(ObjectNode shown, String name, Supplier<String> code) {
        try {
            shown.put(name, code.get());
        } catch (IllegalStateException none) {
            shown.putNull(name);
        }
    }

    private void mailboxes(ArrayNode mailboxes) {
        world.mailboxes().stream().filter(mailbox -> !mailbox.isEmpty()).forEach(mailbox -> {
            ObjectNode shown = mailboxes.addObject();
            shown.put("address", mailbox.address());
            ArrayNode mails = shown.putArray("mails");
            mailbox.mails().forEach(mail -> describe(mail, mails.addObject()));
        });
    }

    private static void describe(Mail mail, ObjectNode shown) {
        shown.put("time", mail.sentAt().toString());
        shown.put("subject", mail.subject());
        shown.put("text", mail.text());
        ArrayNode attachments = shown.putArray("attachments");
        mail.attachmentNames().forEach(attachments::add);
    }

    private void documents(ArrayNode documents) {
        for (SigexDocument document : world.sigex().documents()) {
            ObjectNode shown = documents.addObject();
            shown.put("id", document.id());
            shown.put("title", document.title());
            shown.put("size", document.size());
            shown.put("complete", document.isComplete());
            ArrayNode signatures = shown.putArray("signatures");
            for (SigexSignature signature : document.signatures()) {
                signatures
                        .addObject()
                        .put("id", signature.signId())
                        .put("time", signature.storedAt().toString())
                        .put("iin", signature.iin().digits())
                        .put("bin", signature.bin().map(bin -> bin.digits()).orElse(""))
                        .put("verdict", verdict(document, signature));
            }
        }
    }

    private String verdict(SigexDocument document, SigexSignature signature) {
        if (document.digests().isEmpty()) {
            return Indication.INDETERMINATE.name();
        }
        return verdicts.computeIfAbsent(
                document.id() + "/" + signature.signId(), key -> verify(document.digests(), signature));
    }

    /** Against the digest the signature was made with; with any other it cannot be good. */
    private String verify(List<Digest> digests, SigexSignature signature) {
        List<String> outcomes = new ArrayList<>();
        for (Digest digest : digests) {
            VerificationReport report = world.verifier().verify(Signature.of(signature.cms()), digest);
            String reason = report.subIndication().map(sub -> ", " + sub).orElse("");
            outcomes.add(report.indication() + reason);
            if (report.indication() == Indication.TOTAL_PASSED) {
                break;
            }
        }
        return outcomes.get(outcomes.size() - 1);
    }

    private void people(ArrayNode people) {
        for (Map.Entry<String, TestIdentity> person : scene.people().entrySet()) {
            SignerCertificate certificate = person.getValue().certificate();
            people.addObject()
                    .put("name", person.getKey())
                    .put("subject", certificate.commonName().orElse(""))
                    .put("iin", certificate.iin().map(Iin::prefixed).orElse(""))
                    .put("bin", certificate.bin().map(Bin::prefixed).orElse(""))
                    .put("algorithm", person.getValue().algorithm().name());
        }
    }

    /** Where faults may be wanted: the usual places, and where something has happened. */
    private Set<String> points() {
        Set<String> points = new LinkedHashSet<>(USUAL_POINTS);
        world.journal().exchanges().forEach(exchange -> points.add(exchange.method() + " " + exchange.path()));
        return points;
    }

    private static String text(Exchange exchange) {
        return exchange.method() + " " + exchange.path() + " "
                + exchange.answer()
                        .map(answer -> Integer.toString(answer.status()))
                        .orElse("") + " "
                + exchange.request().excerpt() + " "
                + exchange.answer().map(answer -> answer.message().excerpt()).orElse("") + " "
                + exchange.fault().map(fault -> fault.kind().word()).orElse("");
    }

    private static void describe(Exchange exchange, ObjectNode shown) {
        shown.put("time", exchange.time().toString());
        shown.put("method", exchange.method());
        shown.put("path", exchange.path());
        describe(exchange.request(), shown.putObject("request"));
        exchange.answer().ifPresent(answer -> {
            shown.put("status", answer.status());
            describe(answer.message(), shown.putObject("answer"));
        });
        exchange.fault().ifPresent(fault -> shown.put("fault", fault.kind().word()));
    }

    private static void describe(Message message, ObjectNode shown) {
        shown.put("size", message.size()).put("excerpt", message.excerpt());
    }
}
