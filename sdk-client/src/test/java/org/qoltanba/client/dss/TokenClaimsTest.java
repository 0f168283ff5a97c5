package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.secret.Secret;

class TokenClaimsTest {

    private static Secret jwt(String claims) {
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return Secret.of("eyJhbGciOiJSUzI1NiJ9." + payload + ".c2ln");
    }

    @Test
    void theUsersNameIsRead() {
        assertThat(TokenClaims.userName(jwt("{\"nameid\":7,\"unique_name\":\"иванов\",\"aud\":[\"x\"]}")))
                .contains("иванов");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opaque",
                "a.b",
                "a.!!!.c",
                "a.bm90IGpzb24.c",
                "a.W10.c",
                "a.bnVsbA.c",
                "a.e30.c",
                "..",
                "a.b.c.d"
            })
    void aTokenThatTellsNothingIsNoError(String token) {
        assertThat(TokenClaims.userName(Secret.of(token))).isEmpty();
    }

    @Test
    void anEndlessTokenIsNotDecoded() {
        assertThat(TokenClaims.userName(jwt("{\"unique_name\":\"" + "x".repeat(100_000) + "\"}")))
                .isEmpty();
    }
}
