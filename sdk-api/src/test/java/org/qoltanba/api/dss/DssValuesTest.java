package org.qoltanba.api.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.secret.Secret;

class DssValuesTest {

    @Test
    void anEndpointHasTheUsualNamesAndKeepsTheSecret() {
        DssEndpoint endpoint =
                DssEndpoint.of(URI.create("https://dss.example.ru/")).oauthClient("erp", Secret.of("s3cret"));

        assertThat(endpoint.address()).isEqualTo(URI.create("https://dss.example.ru"));
        assertThat(endpoint.identityCentre()).isEqualTo("STS");
        assertThat(endpoint.signService()).isEqualTo("SignServer");
        assertThat(endpoint.resource()).isEqualTo("urn:cryptopro:dss:signserver:signserver");
        assertThat(endpoint.clientSecret()).contains(Secret.of("s3cret"));
        assertThat(endpoint.toString()).contains("erp").doesNotContain("s3cret");
    }

    @Test
    void aPublicClientHasNoSecret() {
        DssEndpoint endpoint = DssEndpoint.of(URI.create("https://dss.example.ru"))
                .oauthClient("erp")
                .applications("IDP", "Sign2");

        assertThat(endpoint.clientSecret()).isEmpty();
        assertThat(endpoint.clientId()).isEqualTo("erp");
        assertThat(endpoint.identityCentre()).isEqualTo("IDP");
        assertThat(endpoint.resource()).endsWith(":sign2");
        assertThatThrownBy(() -> endpoint.oauthClient(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownStatusIsKept() {
        assertThat(DssCertificateStatus.of("ACTIVE")).isSameAs(DssCertificateStatus.ACTIVE);
        assertThat(DssCertificateStatus.of("ARCHIVED").isKnown()).isFalse();
        assertThat(DssCertificateStatus.of("ARCHIVED"))
                .isEqualTo(DssCertificateStatus.of("ARCHIVED"))
                .hasToString("ARCHIVED");
    }
}
