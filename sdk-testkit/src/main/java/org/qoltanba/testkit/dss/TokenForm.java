package org.qoltanba.testkit.dss;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qoltanba.testkit.http.FakeRequest;

/** Reads requests to the token endpoint: a form, and perhaps a Basic header (contract sections 3.1 and 3.2). */
final class TokenForm {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "Basic ";

    private TokenForm() {}

    static SignInRequest read(FakeRequest request) {
        if (request.mediaType().filter(FORM::equals).isEmpty()) {
            throw Refusals.invalidRequest("Ожидается форма в теле запроса");
        }
        Map<String, String> fields = fields(request.bodyText());
        return new SignInRequest(client(request.header("Authorization"), fields), fields);
    }

    private static SignInRequest.ClientClaim client(Optional<String> authorization, Map<String, String> fields) {
        if (authorization.isEmpty()) {
            return new SignInRequest.ClientClaim(fields.get("client_id"), fields.get("client_secret"));
        }
        if (!authorization.get().startsWith(BASIC)) {
            throw Refusals.invalidClient();
        }
        String[] parts = decoded(authorization.get().substring(BASIC.length())).split(":", 2);
        if (parts.length != 2) {
            throw Refusals.invalidClient();
        }
        return new SignInRequest.ClientClaim(parts[0], parts[1]);
    }

    private static String decoded(String basic) {
        try {
            return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusals.invalidClient();
        }
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length != 2 || fields.put(unescaped(parts[0]), unescaped(parts[1])) != null) {
                throw Refusals.invalidRequest("Форма не читается");
            }
        }
        return fields;
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusals.invalidRequest("Форма не читается");
        }
    }
}
