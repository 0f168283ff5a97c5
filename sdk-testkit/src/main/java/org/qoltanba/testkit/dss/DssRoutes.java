package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;

/** DSS over HTTP (contract sections 2 and 10). Paths are found whatever their case, as on the real server. */
final class DssRoutes implements FakeService {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String JSON = "application/json";
    private static final String POST = "POST";
    private static final String GET = "GET";
    private static final String AUTHORIZATION = "Authorization";

    private final IdentityCentre identities;
    private final DssService service;
    private final AccessTokens tokens;
    private final DssSwitches switches;
    private final SdkClock clock;
    private final OfflinePictures pictures;
    private final Faults faults;

    DssRoutes(
            IdentityCentre identities,
            DssService service,
            AccessTokens tokens,
            DssSwitches switches,
            SdkClock clock,
            OfflinePictures pictures,
            Faults faults) {
        this.identities = identities;
        this.service = service;
        this.tokens = tokens;
        this.switches = switches;
        this.clock = clock;
        this.pictures = pictures;
        this.faults = faults;
    }

    /** Draws what is shown to be scanned; null draws nothing. */
    interface OfflinePictures {

        @Nullable
        OfflinePicture draw(Confirmation confirmation);
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public FakeResponse handle(FakeRequest request) {
        return switch (request.path().toLowerCase(Locale.ROOT)) {
            case "/sts/oauth/token" -> answer(request, POST, false, () -> token(request));
            case "/sts/confirmation" ->
                answer(request, POST, switches.errorsInPascalCase(), () -> confirmation(request));
            case "/signserver/rest/api/certificates" -> answer(request, GET, false, () -> certificates(request));
            case "/signserver/rest/api/transactions" -> answer(request, POST, false, () -> transaction(request));
            case "/signserver/rest/api/documents" -> answer(request, POST, false, () -> document(request));
            default -> FakeResponse.empty(NOT_FOUND);
        };
    }

    private FakeResponse answer(FakeRequest request, String method, boolean pascalCase, Supplier<Object> work) {
        if (!request.method().equals(method)) {
            return FakeResponse.empty(METHOD_NOT_ALLOWED);
        }
        try {
            if (request.bodySize() > switches.requestLimit()) {
                throw Refusals.tooLarge();
            }
            return FakeResponse.json(OK, DssJson.write(work.get()));
        } catch (DssRefusal refusal) {
            return refused(refusal, pascalCase);
        }
    }

    private static FakeResponse refused(DssRefusal refusal, boolean pascalCase) {
        if (refusal.code() != null) {
            Object body = pascalCase
                    ? new AnswerWire.RefusedInPascalCase(refusal.code(), refusal.text())
                    : new AnswerWire.Refused(refusal.code(), refusal.text());
            return FakeResponse.json(refusal.status(), DssJson.write(body));
        }
        return refusal.text() == null
                ? FakeResponse.empty(refusal.status())
                : FakeResponse.json(refusal.status(), DssJson.write(new AnswerWire.Framework(refusal.text())));
    }

    private Object token(FakeRequest request) {
        AccessToken token = identities.signIn(TokenForm.read(request));
        return new AnswerWire.Token(token.value(), secondsLeft(token), "Bearer");
    }

    private Object certificates(FakeRequest request) {
        DssUser user = bearer(request).user();
        return user.keys().stream()
                .map(key -> CertificateWire.of(key, user.isDefault(key), service.status(key)))
                .toList();
    }

    private Object transaction(FakeRequest request) {
        AccessToken bearer = bearer(request);
        RequestWire.Transaction body = read(request, RequestWire.Transaction.class);
        if (body.operationCode() == null || body.parameters() == null) {
            throw Refusals.invalidRequest("Не указаны операция или параметры");
        }
        List<SigningRules.Parameter> parameters =
                body.parameters().stream().map(DssRoutes::parameter).toList();
        return service.create(bearer, new DssService.Creation(body.operationCode(), parameters, body.document()));
    }

    private static SigningRules.Parameter parameter(RequestWire.@Nullable Parameter parameter) {
        if (parameter == null || parameter.name() == null || parameter.value() == null) {
            throw Refusals.invalidRequest("Параметр без имени или значения");
        }
        return new SigningRules.Parameter(parameter.name(), parameter.value());
    }

    private Object document(FakeRequest request) {
        AccessToken bearer = bearer(request);
        RequestWire.Document body = read(request, RequestWire.Document.class);
        RequestWire.Signature signature =
                Objects.requireNonNullElse(body.signature(), new RequestWire.Signature(null, null, null, null));
        Bytes signed = body.content() == null
                ? service.fetch(bearer, signature.pinCode())
                : service.sign(bearer, direct(body.content(), signature));
        return signed.toBase64();
    }

    private static DssService.DirectSigning direct(Bytes content, RequestWire.Signature signature) {
        Map<String, String> parameters = new HashMap<>();
        Map<String, @Nullable String> given = Objects.requireNonNullElse(signature.parameters(), Map.of());
        given.forEach((name, value) -> {
            if (value == null) {
                throw Refusals.invalidSignatureParams();
            }
            parameters.put(name, value);
        });
        return new DssService.DirectSigning(
                signature.type(), parameters, signature.certificateId(), content, signature.pinCode());
    }

    private Object confirmation(FakeRequest request) {
        String authorization = request.header(AUTHORIZATION).orElse(null);
        if (authorization != null && authorization.startsWith("Basic ")) {
            // Signing in with a second factor, which nobody here is asked for
            throw Refusals.invalidAuthenticationScheme();
        }
        AccessToken bearer = tokens.require(authorization);
        RequestWire.Confirmation body = read(request, RequestWire.Confirmation.class);
        if (body.confirmationScope() != null) {
            throw Refusals.invalidRequest("Шаблон операции не зарегистрирован");
        }
        RequestWire.TextAnswer answer = answer(body.challengeResponse());
        ConfirmationOutcome outcome = service.confirm(
                bearer,
                new ConfirmationRequest(
                        body.resource(),
                        new SignInRequest.ClientClaim(body.clientId(), body.clientSecret()),
                        body.callbackUri(),
                        body.transactionTokenId(),
                        answer == null ? null : answer.refId(),
                        answer == null ? null : answer.value()));
        return wire(outcome);
    }

    /** A challenge is answered by exactly one text; nobody here is asked to choose a method. */
    private static RequestWire.@Nullable TextAnswer answer(RequestWire.@Nullable ChallengeResponse response) {
        if (response == null) {
            return null;
        }
        if (response.choice() != null
                || response.text() == null
                || response.text().size() != 1) {
            throw Refusals.invalidRequest("Ожидается один ответ на запрос подтверждения");
        }
        return response.text().get(0);
    }

    private AnswerWire.Confirmation wire(ConfirmationOutcome outcome) {
        if (outcome instanceof ConfirmationOutcome.Final confirmed) {
            return AnswerWire.Confirmation.confirmed(confirmed.token().value(), secondsLeft(confirmed.token()));
        }
        if (outcome instanceof ConfirmationOutcome.Failed failed) {
            return AnswerWire.Confirmation.failed(failed, switches.finalWithError());
        }
        ConfirmationOutcome.Pending pending = (ConfirmationOutcome.Pending) outcome;
        boolean shown = pending.opening() || switches.pollRepeatsChallenge();
        return AnswerWire.Confirmation.pending(
                shown ? AnswerWire.Challenge.of(pending.confirmation(), pictures.draw(pending.confirmation())) : null);
    }

    private AccessToken bearer(FakeRequest request) {
        return tokens.require(request.header(AUTHORIZATION).orElse(null));
    }

    private long secondsLeft(AccessToken token) {
        return Duration.between(clock.now(), token.expiresAt()).toSeconds();
    }

    private static <T> T read(FakeRequest request, Class<T> type) {
        if (request.mediaType().filter(JSON::equals).isEmpty()) {
            throw Refusals.invalidRequest("Ожидается JSON в теле запроса");
        }
        return DssJson.read(request.body(), type);
    }
}
