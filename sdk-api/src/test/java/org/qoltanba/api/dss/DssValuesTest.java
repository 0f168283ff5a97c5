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

    @Test
    void anEndpointSaysWhatTheInstallationIsLike() {
        DssEndpoint endpoint = DssEndpoint.of(URI.create("https://dss.example.ru/root"))
                .serviceClient("erp", Secret.of("s3cret"))
                .documentStore("Store")
                .pathPrefix("/api")
                .resource("urn:cryptopro:dss:signserver:SignServer")
                .apiVersion(DssApiVersion.V2)
                .mutualTlsPort(8443);

        assertThat(endpoint.mutualTlsAddress()).isEqualTo(URI.create("https://dss.example.ru:8443/root"));
        assertThat(endpoint.documentStore()).isEqualTo("Store");
        assertThat(endpoint.pathPrefix()).isEqualTo("/api");
        assertThat(endpoint.resource()).isEqualTo("urn:cryptopro:dss:signserver:SignServer");
        assertThat(endpoint.apiVersion()).contains(DssApiVersion.V2);
        assertThat(endpoint.isServiceClient()).isTrue();
        assertThat(endpoint.oauthClient("desktop").isServiceClient()).isFalse();
        assertThat(endpoint.discoveringApiVersion().apiVersion()).isEmpty();
        assertThat(endpoint.trusted()).isEmpty();
    }

    @Test
    void whatAnEndpointCannotUseIsRefused() {
        DssEndpoint endpoint = DssEndpoint.of(URI.create("https://dss.example.ru"));

        assertThat(endpoint.mutualTlsAddress()).isEqualTo(URI.create("https://dss.example.ru:4430"));
        assertThatThrownBy(() -> endpoint.pathPrefix("api")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> endpoint.pathPrefix("/api/")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> endpoint.mutualTlsPort(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(endpoint::trusting).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theGenerationFollowsFromTheServersVersion() {
        assertThat(DssApiVersion.ofServer("2.0.2882")).isEqualTo(DssApiVersion.V1);
        assertThat(DssApiVersion.ofServer("2.0.3284.0")).isEqualTo(DssApiVersion.V2);
        assertThatThrownBy(() -> DssApiVersion.ofServer("3")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waysToSignInKeepTheirSecretsAndAreEqualByAllTheyHold() {
        DssSignIn how = DssSignIn.password("ivanov", Secret.of("geheim"));

        assertThat(how).isEqualTo(DssSignIn.password("ivanov", Secret.of("geheim")));
        assertThat(how).hasSameHashCodeAs(DssSignIn.password("ivanov", Secret.of("geheim")));
        assertThat(how).isNotEqualTo(DssSignIn.password("ivanov", Secret.of("anders")));
        assertThat(how).isNotEqualTo(how.renewable());
        assertThat(how).isNotEqualTo(how.redirectUri("https://a.example"));
        assertThat(how.toString() + how.credential()).doesNotContain("ivanov").doesNotContain("geheim");
        assertThat(how.login()).contains("ivanov");
        assertThat(how.redirectUri()).isEqualTo(DssSignIn.OUT_OF_BAND);
        assertThat(DssSignIn.refreshToken(Secret.of("R")).as("petrov").login()).contains("petrov");
        assertThat(DssSignIn.exchange(Secret.of("t"), DssTokenType.JWT)
                        .credential()
                        .isReusable())
                .isTrue();
        assertThat(DssSignIn.authorizationCode(Secret.of("c"), URI.create("https://a.example"))
                        .credential()
                        .isReusable())
                .isFalse();
    }

    @Test
    void anUnknownTokenTypeIsKept() {
        assertThat(DssTokenType.of("urn:ietf:params:oauth:token-type:jwt")).isSameAs(DssTokenType.JWT);
        assertThat(DssTokenType.of("urn:x").isKnown()).isFalse();
        assertThat(DssTokenType.of("urn:x")).isEqualTo(DssTokenType.of("urn:x")).hasToString("urn:x");
    }

    @Test
    void aPageForTheBrowserKeepsWhatItWasTold() {
        DssAuthorizationPage page = DssAuthorizationPage.returningTo(URI.create("https://erp.example.ru/back"))
                .loginHint("ivanov")
                .state("s")
                .silent()
                .renewable();

        assertThat(page.loginHint()).contains("ivanov");
        assertThat(page.state()).contains("s");
        assertThat(page.isSilent()).isTrue();
        assertThat(page.isRenewable()).isTrue();
        assertThat(page.toString()).doesNotContain("ivanov");
    }
}
