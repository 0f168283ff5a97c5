package org.qoltanba.client.dss;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qoltanba.api.dss.DssAuthorizationPage;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.ServiceHttp;
import org.qoltanba.client.http.Stages;

/**
 * {@code GET oauth/authorize} in its three forms: in a browser, with a token, and with a certificate (contract sections
 * 3.4 and 3.5). The last two answer with a redirect that is read and not followed.
 */
final class Authorizing {

    private static final int FOUND = 302;
    private static final int FORBIDDEN = 403;

    /** Not by a URI: the redirect address may be a URN, which has no query. */
    private static final Pattern PARAMETER = Pattern.compile("[?&#](code|error|error_description)=([^&#]*)");

    private final DssEndpoint endpoint;

    Authorizing(DssEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The address for a browser. */
    URI page(DssAuthorizationPage page) {
        StringBuilder address = new StringBuilder(endpoint.address().toString())
                .append('/')
                .append(endpoint.identityCentre())
                .append("/oauth/authorize?client_id=")
                .append(encoded(endpoint.clientId()))
                .append("&response_type=code&scope=")
                .append(encoded(scope(page.isRenewable())))
                .append("&redirect_uri=")
                .append(encoded(page.redirectUri().toString()))
                .append("&resource=")
                .append(encoded(endpoint.resource()));
        page.loginHint().ifPresent(login -> address.append("&login_hint=").append(encoded(login)));
        page.state().ifPresent(state -> address.append("&state=").append(encoded(state)));
        return URI.create((page.isSilent() ? address.append("&prompt=none") : address).toString());
    }

    /** A code for somebody who has a token already: contract section 3.4, the programmatic form. */
    CompletableFuture<Secret> byToken(ServiceHttp http, Secret token, String redirectUri, boolean renewable) {
        return code(
                http,
                HttpCall.get("/" + endpoint.identityCentre() + "/oauth/authorize")
                        .bearer(token),
                redirectUri,
                renewable);
    }

    /** A code for whoever shows a certificate in TLS: contract section 3.5. */
    CompletableFuture<Secret> byCertificate(ServiceHttp mutualTls, String redirectUri, boolean renewable) {
        return code(
                        mutualTls,
                        HttpCall.get("/" + endpoint.identityCentre() + "/oauth/authorize/certificate"),
                        redirectUri,
                        renewable)
                .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(unknown(Stages.failure(thrown))));
    }

    private CompletableFuture<Secret> code(
            ServiceHttp http, HttpCall.Builder call, String redirectUri, boolean renewable) {
        return http.shared()
                .send(call.query("client_id", endpoint.clientId())
                        .query("response_type", "code")
                        .query("scope", scope(renewable))
                        .query("redirect_uri", redirectUri)
                        .query("resource", endpoint.resource())
                        .build())
                .thenApply(Authorizing::code);
    }

    private static Secret code(HttpAnswer answer) {
        String location = answer.status() == FOUND ? answer.header("Location").orElse("") : "";
        Optional<String> error = parameter(location, "error");
        if (error.isPresent()) {
            throw DssRefusals.toException(
                    answer.context(),
                    new ServiceAnswer(
                            FOUND,
                            error.get(),
                            parameter(location, "error_description").orElse(null),
                            null));
        }
        return parameter(location, "code")
                .map(Secret::of)
                .orElseThrow(() -> answer.notUnderstood(
                        "CryptoPro DSS was to answer with a redirect that holds a code, and answered with status "
                                + answer.status()
                                + ". Check that the OAuth client may use the authorization code flow, and its redirect"
                                + " address."));
    }

    private static Optional<String> parameter(String location, String name) {
        Matcher parameters = PARAMETER.matcher(location);
        while (parameters.find()) {
            if (parameters.group(1).equals(name) && !parameters.group(2).isEmpty()) {
                return decoded(parameters.group(2));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Contract section 3.5: an unknown certificate is answered with 403. */
    private static SdkException unknown(SdkException failure) {
        return failure instanceof AccessDeniedException denied && denied.status() == FORBIDDEN
                ? new AuthenticationFailedException(
                        "CryptoPro DSS does not let this certificate in. Have its administrator bind it to the user, or"
                                + " to the operator, and allow the OAuth client the authorization code flow.",
                        denied.context(),
                        new ServiceAnswer(
                                FORBIDDEN,
                                denied.errorCode(),
                                denied.serverMessage().orElse(null),
                                null))
                : failure;
    }

    private static String scope(boolean renewable) {
        return renewable ? TokenCalls.OFFLINE_ACCESS : "dss";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
