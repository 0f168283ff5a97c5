package org.qoltanba.testkit.sigex;

import java.util.List;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.http.FakeRequest;

/** Reads requests and refuses malformed ones (contract sections 2.2 and 2.4). */
final class RequestReader {

    private static final String JSON = "application/json";
    private static final String BINARY = "application/octet-stream";

    private final SigexSwitches switches;

    RequestReader(SigexSwitches switches) {
        this.switches = switches;
    }

    /** The body of a request in JSON. */
    RequestObject json(FakeRequest request) {
        requireType(request, JSON);
        if (request.bodySize() > switches.limits().jsonBody()) {
            throw Refusal.BODY_TOO_LARGE.exception();
        }
        return RequestObject.of(SigexJson.read(request.body()));
    }

    /** A body in JSON that nobody reads here: it is handed on. */
    Bytes unread(FakeRequest request) {
        requireType(request, JSON);
        if (request.bodySize() > switches.limits().original()) {
            throw Refusal.BODY_TOO_LARGE.exception();
        }
        return new DocumentContent(request.bodySize(), request::body).read();
    }

    /** A text that must be there and is not too long. */
    String required(RequestObject body, String name) {
        return body.text(name, switches.limits().field()).orElseThrow(Refusal.INVALID_STRUCTURE::exception);
    }

    /** A document. Its length must be declared, so it cannot come in chunks. */
    DocumentContent content(FakeRequest request) {
        requireType(request, BINARY);
        String declared = request.header("Content-Length").orElseThrow(Refusal.CONTENT_LENGTH_NOT_SET::exception);
        if (!declared.equals(Integer.toString(request.bodySize()))) {
            throw Refusal.LENGTH_MISMATCH.exception();
        }
        return new DocumentContent(request.bodySize(), request::body);
    }

    /** A registration, or without a signature a preregistration. */
    Registration registration(RequestObject body) {
        String signature = body.text("signature").orElse(null);
        Registration registration = new Registration(
                body.text("title", switches.limits().field()).orElse(""),
                body.text("description", switches.limits().field()).orElse(""),
                body.text("signType").orElse(null),
                signature,
                notifications(body, "emailNotifications").orElse(null),
                body.object("settings")
                        .map(signature == null ? SettingsReader::ofPreregistration : SettingsReader::ofRegistration)
                        .orElse(DocumentSettings.NONE));
        requireNothingElse(body);
        return registration;
    }

    /** A registration of a package. */
    PackageRegistration packageRegistration(RequestObject body) {
        PackageRegistration registration = new PackageRegistration(
                body.requiredText("title", switches.limits().field()),
                body.requiredText("description", switches.limits().field()),
                packageNotifications(body, "emailNotifications").orElse(null),
                body.object("settings").map(SettingsReader::ofPackage).orElse(PackageSettings.NONE),
                body.object("documentsSettings")
                        .map(SettingsReader::ofPreregistration)
                        .orElse(DocumentSettings.NONE),
                body.requiredObjects("documents").stream().map(this::entry).toList());
        requireNothingElse(body);
        return registration;
    }

    private PackageRegistration.Entry entry(RequestObject document) {
        PackageRegistration.Entry entry = new PackageRegistration.Entry(
                document.text("title", switches.limits().field()).orElse(""),
                document.text("description", switches.limits().field()).orElse(""));
        requireNothingElse(document);
        return entry;
    }

    /** Signatures on the documents of a package, in their order. */
    List<PackageService.Submission> submissions(RequestObject body) {
        return body.requiredObjects("signatures").stream()
                .map(signature -> {
                    PackageService.Submission submission = new PackageService.Submission(
                            signature.text("signType").orElse(null), signature.requiredText("signature"));
                    requireNothingElse(signature);
                    return submission;
                })
                .toList();
    }

    /** Whom to write to about a document, if anybody. */
    Optional<EmailNotifications> notifications(RequestObject body, String name) {
        return notifications(body, name, "doNotAttachDocument");
    }

    /** Whom to write to about a package, if anybody. */
    Optional<EmailNotifications> packageNotifications(RequestObject body, String name) {
        return notifications(body, name, "doNotAttachDocuments");
    }

    private Optional<EmailNotifications> notifications(RequestObject body, String name, String flag) {
        return body.object(name).map(request -> {
            EmailNotifications notifications = new EmailNotifications(
                    request.requiredTexts("to"),
                    request.flag(flag),
                    request.text("language").orElse(null));
            requireNothingElse(request);
            return notifications;
        });
    }

    /** Refuses members the contract does not name, unless switched off. */
    void requireNothingElse(RequestObject body) {
        if (switches.refusesUnknownMembers()) {
            body.requireNothingElse();
        }
    }

    /** A number in a query. */
    static Long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw Refusal.INVALID_QUERY_PARAMETER.exception();
        }
        throw Refusal.INVALID_QUERY_PARAMETER.exception();
    }

    /** A yes or no in a query. */
    static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.INVALID_QUERY_PARAMETER.exception();
        };
    }

    /** The number of a signature in a path. */
    static long signId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw Refusal.INVALID_SIGNATURE_IDENTIFIER.exception();
        }
    }

    private static void requireType(FakeRequest request, String type) {
        if (request.mediaType().filter(type::equals).isEmpty()) {
            throw Refusal.INVALID_HEADERS.exception();
        }
    }
}
