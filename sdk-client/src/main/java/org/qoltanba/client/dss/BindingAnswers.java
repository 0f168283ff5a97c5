package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.BindingQr;
import org.qoltanba.api.dss.DssSdkBinding;
import org.qoltanba.api.dss.MobileBinding;
import org.qoltanba.client.http.HttpAnswer;

/**
 * What binding a phone is answered with (contract section 13). The contract names some members only, so the others are
 * looked for under the names they may have, in any case.
 */
final class BindingAnswers {

    private static final long MILLISECONDS_SINCE = 100_000_000_000L;
    private static final int THOUSAND = 1_000;

    private BindingAnswers() {}

    static MobileBinding mobile(HttpAnswer answer) {
        JsonNode body = answer.json(JsonNode.class);
        String user = text(body, "ExternalUserId", "UserExternalId", "ExternalId", "UserId", "Id");
        if (user == null) {
            throw answer.notUnderstood("CryptoPro DSS began to bind a phone without saying for which user.");
        }
        return new MobileBinding(
                user,
                qr(body, answer),
                text(body, "ActivationCode", "Code"),
                time(member(body, "keyExpirationTime", "KeyExpiresAt")));
    }

    static DssSdkBinding dssSdk(HttpAnswer answer) {
        JsonNode body = answer.json(JsonNode.class);
        JsonNode key = member(body, "KeyInfo");
        String kid = key == null ? null : text(key, "Kid");
        if (kid == null) {
            throw answer.notUnderstood("CryptoPro DSS began to bind a phone without saying for which key.");
        }
        return new DssSdkBinding(kid, qr(body, answer));
    }

    private static BindingQr qr(JsonNode body, HttpAnswer answer) {
        String code = text(body, "QrCode");
        if (code == null) {
            throw answer.notUnderstood("CryptoPro DSS began to bind a phone and gave no QR code to scan."
                    + " Begin the binding again; if it happens again, ask the administrator.");
        }
        return BindingQr.of(code);
    }

    private static @Nullable JsonNode member(JsonNode body, String... names) {
        for (String name : names) {
            for (Map.Entry<String, JsonNode> member : body.properties()) {
                if (member.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))
                        && !member.getValue().isNull()) {
                    return member.getValue();
                }
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode body, String... names) {
        JsonNode value = member(body, names);
        return value == null || !value.isValueNode() || value.asText().isBlank() ? null : value.asText();
    }

    /** Unix seconds, as everywhere in the contract; milliseconds and dates are understood too. */
    private static @Nullable Instant time(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long number = value.longValue();
            return Instant.ofEpochSecond(
                    Math.abs(number) > MILLISECONDS_SINCE ? Math.floorDiv(number, THOUSAND) : number);
        }
        try {
            return value.isTextual() ? OffsetDateTime.parse(value.textValue()).toInstant() : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
