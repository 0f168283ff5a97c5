package org.qoltanba.testkit.dss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.pki.KeyAlgorithm;

/** The one authority that users ask for certificates, and the providers that make their keys (contract section 4.3). */
final class SigningAuthority {

    /** Its number in policy. */
    static final int ID = 1;

    /** Its name in policy. */
    static final String NAME = "Test CA";

    /** What its certificates are good for. */
    static final List<String> TEMPLATES = List.of("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4");

    private SigningAuthority() {}

    /** Makes keys of a kind. */
    enum Provider {
        ECDSA(0, KeyAlgorithm.EC_P256, 16, 256, "Crypto-Pro ECDSA and AES CSP", "ECDSA"),
        GOST_256(
                1,
                KeyAlgorithm.GOST_R_3410_2012_256,
                80,
                512,
                "Crypto-Pro GOST R 34.10-2012 KC1 CSP",
                "ГОСТ Р 34.10-2012"),
        GOST_512(
                2,
                KeyAlgorithm.GOST_R_3410_2012_512,
                81,
                1024,
                "Crypto-Pro GOST R 34.10-2012 KC1 Strong CSP",
                "ГОСТ Р 34.10-2012 (512)"),
        RSA(3, KeyAlgorithm.RSA_2048, 24, 2048, "Crypto-Pro RSA CSP", "RSA");

        private final int number;
        private final KeyAlgorithm algorithm;
        private final int type;
        private final int keyLength;
        private final String providerName;
        private final String description;

        Provider(int number, KeyAlgorithm algorithm, int type, int keyLength, String providerName, String description) {
            this.number = number;
            this.algorithm = algorithm;
            this.type = type;
            this.keyLength = keyLength;
            this.providerName = providerName;
            this.description = description;
        }

        /** Who made a key. */
        static Provider of(KeyAlgorithm algorithm) {
            return Arrays.stream(values())
                    .filter(provider -> provider.algorithm == algorithm)
                    .findFirst()
                    .orElse(ECDSA);
        }

        /** The provider of a group; the first one without. */
        static Provider ofGroup(@Nullable String groupId) {
            if (groupId == null) {
                return ECDSA;
            }
            Optional<Provider> named = Arrays.stream(values())
                    .filter(provider -> provider.groupId().equalsIgnoreCase(groupId))
                    .findFirst();
            return named.orElseThrow(Refusals::providerNotFound);
        }

        KeyAlgorithm algorithm() {
            return algorithm;
        }

        int type() {
            return type;
        }

        int keyLength() {
            return keyLength;
        }

        String providerName() {
            return providerName;
        }

        String description() {
            return description;
        }

        String id() {
            return "29b0d1c9-1f0a-4c2e-8a55-0f5c6b1c7f1" + number;
        }

        String groupId() {
            return "c1b3e6c8-4d53-4b3b-9a36-f1d0a9f3a00" + (number + 1);
        }

        String typeId() {
            return "7d2f0d0e-66a1-4f0b-8e0a-1c2d3e4f5a6" + number;
        }
    }

    /** Refuses another authority, and a template that this one does not have. */
    static void require(@Nullable Integer authorityId, @Nullable String template) {
        if (authorityId == null) {
            throw Refusals.enrollIsMissing();
        }
        if (authorityId != ID) {
            throw Refusals.invalidEnroll();
        }
        if (template != null && !template.isEmpty() && !TEMPLATES.contains(template)) {
            throw Refusals.appropriateEnrollNotFound();
        }
    }
}
