package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.SignaturePackaging;

class ResumeTokensTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    private static final DssEndpoint ENDPOINT = DssEndpoint.of(URI.create("https://dss.example.ru"));
    private static final Instant OPENED = Instant.parse("2026-11-21T09:00:00Z");

    private static ConfirmationRecord record() {
        return record(signing(SignaturePackaging.DETACHED, false, Bytes.of(new byte[] {1})), null);
    }

    private static ConfirmationRecord record(SigningRecord signing, @Nullable String callback) {
        return new ConfirmationRecord(
                Fingerprints.ofEndpoint(ENDPOINT),
                new Resumption(Fingerprints.ofUser(ENDPOINT, "ivanov"), SigningRecord.KIND, signing.toDetails()),
                ConfirmationSubject.transaction("3f0c6f0e-5b1d-4d6f-9a3c-0d2b7c1a9e55"),
                new OpenConfirmation(
                        "9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90",
                        ConfirmationMethod.MYDSS,
                        OPENED,
                        OPENED.plusSeconds(300),
                        callback));
    }

    private static SigningRecord signing(SignaturePackaging packaging, boolean byDigest, @Nullable Bytes certificate) {
        byte[] digest = new byte[32];
        Arrays.fill(digest, (byte) 7);
        return new SigningRecord(
                13,
                certificate == null ? null : Fingerprints.ofCertificate(certificate),
                CadesLevel.BES,
                packaging,
                byDigest ? DigestAlgorithm.SHA_256 : null,
                null,
                new Digest(DigestAlgorithm.SHA_256, Bytes.of(digest)));
    }

    private static SigningRecord read(ResumeToken token) {
        return ResumeTokens.details(ResumeTokens.read(token), SigningRecord::ofDetails);
    }

    @Test
    void whatWasWrittenIsRead() {
        for (SigningRecord signing : List.of(
                signing(SignaturePackaging.DETACHED, false, Bytes.of(new byte[] {1})),
                signing(SignaturePackaging.ATTACHED, false, null),
                signing(SignaturePackaging.DETACHED, true, null))) {
            for (ConfirmationRecord record : List.of(record(signing, null), record(signing, "kq3Zt0m8Vw4hQy1s"))) {
                ResumeToken token = ResumeTokens.write(record);
                assertThat(ResumeTokens.read(token)).isEqualTo(record);
                assertThat(read(token)).isEqualTo(signing);
            }
        }
    }

    @Test
    void everyKindOfSubjectIsRead() {
        for (ConfirmationSubject subject : List.of(
                ConfirmationSubject.transaction("T"),
                ConfirmationSubject.operation("O"),
                ConfirmationSubject.signIn(),
                ConfirmationSubject.signInV2())) {
            assertThat(ConfirmationSubject.ofText(subject.toText())).isEqualTo(subject);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ConfirmationSubject.ofText("t"));
        assertThatIllegalArgumentException().isThrownBy(() -> ConfirmationSubject.ofText("sT"));
        assertThatIllegalArgumentException().isThrownBy(() -> ConfirmationSubject.ofText("x"));
    }

    @Test
    void theTokenFitsADatabaseColumnAndAnUrl() {
        assertThat(ResumeTokens.write(record()).toString())
                .matches("[A-Za-z0-9._-]+")
                .hasSizeLessThan(512)
                .startsWith("q1.dss.");
    }

    @Test
    void theTokenNamesNobody() {
        String token = ResumeTokens.write(record()).toString();
        String decoded = Arrays.stream(token.split("\\."))
                .map(part -> new String(
                        Base64.getUrlDecoder().decode(part.length() % 4 == 1 ? "" : part), StandardCharsets.ISO_8859_1))
                .reduce("", String::concat);

        assertThat(token + decoded).doesNotContain("ivanov").doesNotContain("dss.example.ru");
    }

    @Test
    void anAlterationOfAnyCharacterIsRefused() {
        String token = ResumeTokens.write(record()).toString();
        for (int i = 0; i < token.length(); i++) {
            for (int j = 0; j < ALPHABET.length(); j++) {
                char other = ALPHABET.charAt(j);
                if (token.charAt(i) != other) {
                    ResumeToken altered = ResumeToken.parse(token.substring(0, i) + other + token.substring(i + 1));
                    assertThatIllegalArgumentException()
                            .as("character %s as %s", i, other)
                            .isThrownBy(() -> ResumeTokens.read(altered))
                            .withMessageContaining("exactly as it was kept");
                }
            }
        }
    }

    @Test
    void aCutOrPaddedTokenIsRefused() {
        String token = ResumeTokens.write(record()).toString();
        for (int length = 1; length < token.length(); length++) {
            ResumeToken cut = ResumeToken.parse(token.substring(0, length));
            assertThatIllegalArgumentException().isThrownBy(() -> ResumeTokens.read(cut));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ResumeTokens.read(ResumeToken.parse(token + "A")));
        assertThatIllegalArgumentException().isThrownBy(() -> ResumeTokens.read(ResumeToken.parse(token + ".")));
    }

    /** Whoever can compute a digest can make a check value: the fields are checked for themselves. */
    @ParameterizedTest
    @CsvSource({
        "4, '', exactly as it was kept",
        "4, t, exactly as it was kept",
        "4, 't\two\nlines', exactly as it was kept",
        "5, '', exactly as it was kept",
        "7, not a number, exactly as it was kept",
        "7, 99999999999999999, exactly as it was kept",
        "8, 1, exactly as it was kept",
        "8, 99999999999, exactly as it was kept",
        "11, -1, exactly as it was kept",
        "12, short, exactly as it was kept",
        "13, XLT1-DETACHED, exactly as it was kept",
        "14, 1.2.643.7.1.1.2.2, exactly as it was kept",
        "15, short, exactly as it was kept",
        "2, short, exactly as it was kept",
        "3, short, exactly as it was kept"
    })
    void aForgedFieldIsRefused(int field, String value, String reason) {
        ResumeToken forged = forge(parts -> parts[field] =
                Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8)));

        assertThatIllegalArgumentException().isThrownBy(() -> read(forged)).withMessageContaining(reason);
    }

    @Test
    void anotherVersionOrServiceIsNamedAsSuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResumeTokens.read(forge(parts -> parts[0] = "q2")))
                .withMessageContaining("another version");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResumeTokens.read(forge(parts -> parts[1] = "esia")))
                .withMessageContaining("another service");
    }

    @Test
    void theRefusalDoesNotRepeatTheToken() {
        ResumeToken token = ResumeToken.parse("AAAA.secretlookingtext");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResumeTokens.read(token))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secretlookingtext"));
    }

    private interface Change {
        void in(String[] parts);
    }

    private static ResumeToken forge(Change change) {
        String token = ResumeTokens.write(record()).toString();
        String[] parts = token.substring(0, token.lastIndexOf('.')).split("\\.", -1);
        change.in(parts);
        String fields = String.join(".", parts);
        UnaryOperator<String> check = text -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Fingerprints.ofText(text).toArray());
        return ResumeToken.parse(fields + "." + check.apply(fields));
    }
}
