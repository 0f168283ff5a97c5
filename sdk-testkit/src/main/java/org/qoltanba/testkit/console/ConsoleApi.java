package org.qoltanba.testkit.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.mailbox.MailAttachment;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.phone.EgovPhone;
import org.qoltanba.testkit.phone.PhoneAnswer;
import org.qoltanba.testkit.phone.PhonePrompt;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrCode;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.text.Constants;
import org.qoltanba.testkit.text.Durations;

/**
 * The JSON behind the page. Everything to be seen comes with {@code GET /api/state}; everything to be done is a POST or a
 * DELETE of its own. Free of HTTP, so that tests may call it too.
 */
final class ConsoleApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PIXELS_PER_MODULE = 6;
    /** A password for files that guard nothing. */
    static final String PASSWORD = "qoltanba";

    private final FakeServices world;
    private final Scene scene;
    private final ClockDriver clock;
    private final FaultBoard faults;
    private final WorldView view;

    ConsoleApi(FakeServices world, Scene scene, ClockDriver clock, Path keys) {
        this.world = world;
        this.scene = scene;
        this.clock = clock;
        this.faults = new FaultBoard(world);
        this.view = new WorldView(world, scene, clock, faults, keys);
    }

    /**
     * Answers a call.
     *
     * @throws Refused if there is no such thing
     * @throws IllegalArgumentException if a value does not fit; the message is for people
     */
    Answer answer(String method, URI address, byte[] body) {
        List<String> path = Arrays.stream(
                        address.getRawPath().substring("/api/".length()).split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        return switch (method) {
            case "GET" -> read(path, address);
            case "POST" -> act(path, body);
            case "DELETE" -> remove(path);
            default -> throw new Refused(405, "Use GET, POST or DELETE.");
        };
    }

    private Answer read(List<String> path, URI address) {
        return switch (path.get(0) + "/" + path.size()) {
            case "state/1" -> Answer.json(view.state(query(address, "seen")));
            case "journal/1" -> Answer.json(view.journal(query(address, "search"), query(address, "seen")));
            case "phones/4" -> phonePicture(path);
            case "mailboxes/4" -> attachment(path.get(1), number(path.get(2)), number(path.get(3)));
            case "documents/3" -> signature(path.get(1), number(path.get(2)));
            case "people/3" -> key(path.get(1), path.get(2));
            default -> throw Refused.missing("page of this name");
        };
    }

    private Answer act(List<String> path, byte[] body) {
        switch (path.get(0) + "/" + path.size()) {
            case "phones/4" -> answerPrompt(path, body);
            case "clock/1" -> clock(json(body));
            case "faults/1" -> faults.set(json(body).path("text").asText());
            case "faults/4" -> switchFault(path);
            case "people/3" -> {
                return sign(path, body);
            }
            default -> throw Refused.missing("action of this name");
        }
        return Answer.json(view.state());
    }

    private Answer remove(List<String> path) {
        switch (path.get(0) + "/" + path.size()) {
            case "faults/1" -> faults.clear();
            case "faults/3" -> faults.remove(path.get(1), number(path.get(2)));
            default -> throw Refused.missing("thing of this name");
        }
        return Answer.json(view.state());
    }

    private void clock(JsonNode wanted) {
        if (wanted.has("advance")) {
            clock.advance(Durations.read(wanted.get("advance").asText()));
        }
        if (wanted.has("speed")) {
            clock.speed(wanted.get("speed").asDouble());
        }
        if (wanted.has("paused")) {
            if (wanted.get("paused").asBoolean()) {
                clock.pause();
            } else {
                clock.resume();
            }
        }
    }

    private void switchFault(List<String> path) {
        switch (path.get(3)) {
            case "on" -> faults.on(path.get(1), number(path.get(2)));
            case "off" -> faults.off(path.get(1), number(path.get(2)));
            default -> throw Refused.missing("action of this name");
        }
    }

    private void answerPrompt(List<String> path, byte[] body) {
        PhoneAnswer answer = switch (path.get(3)) {
            case "confirm" -> PhoneAnswer.CONFIRM;
            case "decline" -> PhoneAnswer.DECLINE;
            default -> throw Refused.missing("answer of this name");
        };
        prompt(path.get(1), path.get(2)).answerAt(world.clock().now(), answer, decisions(body));
    }

    /** What the owner thinks of single documents, if anything is said of them. */
    private static Map<String, DocumentDecision> decisions(byte[] body) {
        Map<String, DocumentDecision> decisions = new LinkedHashMap<>();
        if (body.length > 0) {
            for (Map.Entry<String, JsonNode> one : json(body).path("documents").properties()) {
                decisions.put(
                        one.getKey(),
                        Constants.named(DocumentDecision.class, one.getValue().asText()));
            }
        }
        return decisions;
    }

    private Answer phonePicture(List<String> path) {
        String text = prompt(path.get(1), path.get(2)).pictureText().orElseThrow(() -> Refused.missing("such picture"));
        return new Answer(
                "image/png", QrCode.of(text).picture(PIXELS_PER_MODULE).png(), null);
    }

    private PhonePrompt prompt(String user, String id) {
        return world.phone(user).pending().stream()
                .filter(prompt -> prompt.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.missing("such operation"));
    }

    private Answer attachment(String address, int mail, int number) {
        MailAttachment attachment = found(
                "such attachment",
                () -> world.mailbox(address).mails().get(mail).attachments().get(number));
        return Answer.file("application/octet-stream", attachment.content(), attachment.name());
    }

    private Answer signature(String document, long signId) {
        Bytes cms = found(
                "such signature",
                () -> world.sigex().document(document).signatures().stream()
                        .filter(signature -> signature.signId() == signId)
                        .findFirst()
                        .orElseThrow()
                        .cms());
        return Answer.file("application/pkcs7-signature", cms, document + "-" + signId + ".cms");
    }

    private Answer key(String person, String form) {
        TestIdentity identity = person(person);
        return switch (form) {
            case "p12" -> Answer.file("application/x-pkcs12", identity.pkcs12(Secret.of(PASSWORD)), person + ".p12");
            case "certificate" ->
                Answer.file(
                        "application/x-pem-file",
                        Bytes.of(identity.certificatesPem().getBytes(StandardCharsets.US_ASCII)),
                        person + ".crt.pem");
            default -> throw Refused.missing("form of this name");
        };
    }

    /** Signs for people whose program cannot yet, or acts for them with their eGov phone. */
    private Answer sign(List<String> path, byte[] body) {
        TestIdentity person = person(path.get(1));
        switch (path.get(2)) {
            case "sign" -> {
                Bytes cms = person.signer()
                        .sign(DocumentSource.of("document", Bytes.of(body)))
                        .encoded();
                ObjectNode signed = JsonNodeFactory.instance.objectNode();
                signed.put("signature", Base64.getEncoder().encodeToString(cms.toArray()));
                return Answer.json(signed);
            }
            case "egov-sign" -> egov(person, body).sign();
            case "egov-refuse" -> egov(person, body).refuse();
            default -> throw Refused.missing("action of this name");
        }
        return Answer.json(view.state());
    }

    private EgovPhone egov(TestIdentity person, byte[] body) {
        return world.egovPhone(person).scan(json(body).path("link").asText());
    }

    private TestIdentity person(String name) {
        return found("person of this name", () -> scene.person(name));
    }

    private static <T> T found(String what, Supplier<T> search) {
        try {
            return search.get();
        } catch (NoSuchElementException | IndexOutOfBoundsException absent) {
            throw Refused.missing(what);
        }
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Refused.missing("such number");
        }
        return Integer.parseInt(text);
    }

    private static String query(URI address, String name) {
        String query = address.getRawQuery();
        if (query == null) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new Refused(400, "Expected JSON.");
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes can be read.", impossible);
        }
    }
}
