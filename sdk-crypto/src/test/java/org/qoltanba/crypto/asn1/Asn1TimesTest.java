package org.qoltanba.crypto.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Asn1TimesTest {

    @ParameterizedTest
    @CsvSource({
        "20261121090000Z, 2026-11-21T09:00:00Z",
        "20240229235959Z, 2024-02-29T23:59:59Z",
        "20261121090000.5Z, 2026-11-21T09:00:00.5Z",
        "20261121090000.123456789Z, 2026-11-21T09:00:00.123456789Z",
        "20261121090000.000Z, 2026-11-21T09:00:00Z"
    })
    void timesInUtc(String text, String expected) {
        assertThat(Asn1Times.utc(new ASN1GeneralizedTime(text))).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261121090000",
                "20261121090000+0500",
                "202611210900Z",
                "20261121090000.Z",
                "20261121090000.1234567890Z",
                "20261121090060Z",
                "20261131090000Z"
            })
    void otherTimesAreRefused(String text) {
        assertThatThrownBy(() -> Asn1Times.utc(new ASN1GeneralizedTime(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsOfASecondAreNotLost() {
        Instant first = Asn1Times.utc(new ASN1GeneralizedTime("20261121090000.000000001Z"));
        assertThat(first).isAfter(Instant.parse("2026-11-21T09:00:00Z"));
    }
}
