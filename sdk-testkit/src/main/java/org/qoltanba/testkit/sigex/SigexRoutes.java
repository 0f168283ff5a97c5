package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;

/**
 * SIGEX over HTTP (contract section 2). Every answer has status 200; whether it is a refusal is told by its body.
 */
final class SigexRoutes implements FakeService {

    private static final int OK = 200;
    private static final String ROOT = "/api";
    private static final String POST = "POST";
    private static final String GET = "GET";
    private static final int CMS_WITH_EVIDENCE = 0;
    private static final int CMS_AS_ACCEPTED = 1;

    /** Paths of the service that stand where an identifier may stand, and that nobody answers here. */
    private static final Set<String> OTHER_PARTS = Set.of(
            "auth",
            "authLog",
            "checkPDFForDDC",
            "egovQr",
            "externalServicesStats",
            "idFromFileName",
            "normalizeId",
            "organizationPermissions",
            "organizationSettings",
            "organizationSettingsAudit",
            "organizationSubscription",
            "package",
            "parseDDC",
            "settings",
            "settingsAudit",
            "strings",
            "version");

    private final SigexService service;
    private final SignatureVerifier verifier;
    private final SigexSwitches switches;
    private final Identifiers identifiers;
    private final CallRate rate;
    private final RequestReader requests;
    private final Faults faults;

    SigexRoutes(
            SigexService service,
            SignatureVerifier verifier,
            SigexSwitches switches,
            Identifiers identifiers,
            CallRate rate,
            Faults faults) {
        this.service = service;
        this.verifier = verifier;
        this.switches = switches;
        this.identifiers = identifiers;
        this.rate = rate;
        this.requests = new RequestReader(switches);
        this.faults = faults;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public FakeResponse handle(FakeRequest request) {
        try {
            rate.requireRoom(switches.callsPerMinute());
            return FakeResponse.json(OK, SigexJson.write(answer(request)));
        } catch (RefusedException refused) {
            AnswerWire.Refused answer = new AnswerWire.Refused(refused.refusal().message(), identifiers.requestId());
            return FakeResponse.json(OK, SigexJson.write(answer));
        }
    }

    private Object answer(FakeRequest request) {
        List<String> path = segments(request.path());
        return switch (path.size()) {
            case 0 -> root(request);
            case 1 -> path.get(0).equals("exported") ? exported(request) : document(request, path.get(0));
            case 2 -> partOfDocument(request, path.get(0), path.get(1));
            default -> signature(request, path);
        };
    }

    /** The segments below the root; the root collection may be written with or without a slash at its end. */
    private static List<String> segments(String path) {
        if (path.equals(ROOT) || path.equals(ROOT + "/")) {
            return List.of();
        }
        if (!path.startsWith(ROOT + "/")) {
            throw Refusal.INVALID_ROUTE.exception();
        }
        List<String> segments = Arrays.asList(path.substring(ROOT.length() + 1).split("/", -1));
        if (OTHER_PARTS.contains(segments.get(0))) {
            throw Refusal.INVALID_ROUTE.exception();
        }
        return segments;
    }

    private Object root(FakeRequest request) {
        if (request.method().equals(GET)) {
            // Documents are listed for their signers, who have an identity
            throw Refusal.AUTHENTICATION_REQUIRED.exception();
        }
        require(request, POST);
        RequestObject body = requests.json(request);
        // Without a signature it is a preregistration, which is for information systems, who have an identity
        String signature = body.text("signature").orElseThrow(Refusal.AUTHENTICATION_REQUIRED::exception);
        Registration registration = requests.registration(body, signature);
        return AnswerWire.Registered.of(service.register(registration));
    }

    private Object exported(FakeRequest request) {
        require(request, POST);
        RequestObject body = requests.json(request);
        String signType = body.text("signType").orElse(null);
        String signature = body.requiredText("signature");
        requests.requireNothingElse(body);
        return AnswerWire.Found.of(service.find(signType, signature));
    }

    private Object document(FakeRequest request, String documentId) {
        if (request.method().equals(GET)) {
            long lastSignId =
                    request.query("lastSignId").map(RequestReader::number).orElse(0L);
            SigexService.Page page = service.info(documentId, lastSignId);
            return DocumentInfoWire.of(
                    page, page.page().stream().map(this::wire).toList());
        }
        require(request, POST);
        RequestObject body = requests.json(request);
        String signType = body.text("signType").orElse(null);
        String signature = body.requiredText("signature");
        EmailNotifications notifications =
                requests.notifications(body, "signatureEmailNotifications").orElse(null);
        requests.requireNothingElse(body);
        return AnswerWire.Added.of(service.addSignature(documentId, signType, signature, notifications));
    }

    private Object partOfDocument(FakeRequest request, String documentId, String part) {
        return switch (part) {
            case "data" -> data(request, documentId);
            case "verify" -> verify(request, documentId);
            case "settings", "notify" -> {
                require(request, POST);
                service.requireIdentity(documentId);
                yield documentId;
            }
            default -> throw Refusal.INVALID_ROUTE.exception();
        };
    }

    private Object data(FakeRequest request, String documentId) {
        if (request.method().equals(GET)) {
            service.requireOriginal(documentId);
        }
        require(request, POST);
        return AnswerWire.Fixed.of(documentId, service.fixDigests(documentId, requests.content(request)));
    }

    private Object verify(FakeRequest request, String documentId) {
        require(request, POST);
        service.verify(documentId, requests.content(request));
        return new AnswerWire.Verified(documentId, false, false);
    }

    private Object signature(FakeRequest request, List<String> path) {
        if (path.size() != 3 || !path.get(1).equals("signature")) {
            throw Refusal.INVALID_ROUTE.exception();
        }
        require(request, GET);
        int format = request.query("signFormat")
                .map(RequestReader::number)
                .map(number -> {
                    if (number != CMS_WITH_EVIDENCE && number != CMS_AS_ACCEPTED) {
                        throw Refusal.INVALID_EXPORT_FORMAT.exception();
                    }
                    return number.intValue();
                })
                .orElse(CMS_WITH_EVIDENCE);
        boolean asPem = request.query("cmsAsPem").map(RequestReader::flag).orElse(false);
        String documentId = path.get(0);
        StoredSignature signature = service.signature(documentId, RequestReader.signId(path.get(2)));
        Bytes cms = format == CMS_AS_ACCEPTED
                ? SignatureExport.asAccepted(signature)
                : SignatureExport.withEvidence(signature);
        return new AnswerWire.Exported(
                documentId, signature.signId(), "cms", format, asPem ? SignatureExport.toPem(cms) : cms.toBase64());
    }

    private SignatureWire wire(StoredSignature signature) {
        X509CertificateHolder responder =
                verifier.responder(signature.signature().ocspResponse());
        return SignatureWire.of(signature, responder, switches.serialNumberLabel());
    }

    private static void require(FakeRequest request, String method) {
        if (!request.method().equals(method)) {
            throw Refusal.INVALID_METHOD.exception();
        }
    }
}
