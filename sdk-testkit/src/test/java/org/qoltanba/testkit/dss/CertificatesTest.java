package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Contract sections 4.2 and 4.3: single certificates, and policy. */
class CertificatesTest {

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();

    @Test
    @Covers({"GET /SignServer/rest/api/certificates/{id}", "certificate_not_found", "invalid_certificate_id"})
    @Covers("GET /SignServer/rest/api/certificates/{id}/content")
    @Covers("invalid_parameters")
    void aCertificateIsToldByItsNumber() {
        assertThat(world.get("certificates/13", token).json())
                .isEqualTo(world.certificates(token).json().get(0));
        assertThat(world.get("certificates/0", token).json().get("ID").intValue())
                .isEqualTo(13);
        world.get("certificates/14", token).assertRefused("certificate_not_found");
        world.get("certificates/x", token).assertRefused("invalid_certificate_id");
        assertThat(world.get("certificates/13/content?format=2", token).json().textValue())
                .startsWith("<Certificate><Subject>");
        world.get("certificates/13/content?format=1", token).assertRefused("invalid_parameters");
    }

    @Test
    @Covers("POST /SignServer/rest/api/certificates/{id}/default")
    @Covers("parameters_required")
    void anotherBecomesTheDefaultOne() {
        CloudKey other = world.ivanov.owns(world.individual());
        String path = "certificates/" + other.id() + "/default";

        world.sign(path, token, "{}").assertRefused("parameters_required");
        assertThat(world.sign(path, token, "{'Default':true}").status()).isEqualTo(200);
        assertThat(world.get("certificates/0", token).json().get("ID").intValue())
                .isEqualTo(other.id());
        world.sign(path, token, "{'Default':false}");
        world.get("certificates/0", token).assertRefused("certificate_not_found");
    }

    @Test
    @Covers({"POST /SignServer/rest/api/certificates", "invalid_certificate_format"})
    @Covers({"invalid_request_status", "request_not_found"})
    void aCertificateIsInstalledForItsRequest() throws CertificateEncodingException {
        world.dss.policy().confirmationRequired(DssAction.CREATE_REQUEST, false);
        world.sign("requests", token, "{'AuthorityId':1,'DistinguishedName':{'2.5.4.3':'Иванов'}}")
                .json();
        byte[] issued = world.dss.requests("ivanov").get(0).certificate().x509().getEncoded();

        world.sign("certificates", token, "{}").assertRefused("invalid_certificate_format");
        world.sign("certificates", token, "{'certificate':'AAAA'}").assertRefused("invalid_certificate_format");
        world.sign("certificates", token, installing(world.individual().x509().getEncoded()))
                .assertRefused("request_not_found");
        JsonNode installed =
                world.sign("certificates", token, installing(issued)).json();
        assertThat(installed.at("/Status/Value").textValue()).isEqualTo("ACTIVE");
        assertThat(world.certificates(token).json()).hasSize(2);
        world.sign("certificates", token, installing(issued)).assertRefused("invalid_request_status");
    }

    private static String installing(byte[] certificate) {
        return "{'certificate':'" + Base64.getEncoder().encodeToString(certificate) + "'}";
    }

    @Test
    @Covers("GET /SignServer/rest/api/policy")
    void policyTellsWhatIsAllowedAndDemanded() {
        world.dss
                .policy()
                .confirmationRequired(DssAction.CHANGE_PIN, false)
                .pinCodeMode(DssPinCodeMode.REQUIRED)
                .hashSigningAllowed(false)
                .thirdPartyTspAllowed(false)
                .signatureTypes("CAdES", "PDF");
        world.ivanov.confirmationRequired(DssAction.ISSUE, true);

        JsonNode policy = world.get("policy", token).json();
        assertThat(policy.get("PinCodeMode").textValue()).isEqualTo("Required");
        assertThat(policy.get("AllowHashSigning").booleanValue()).isFalse();
        assertThat(policy.get("AllowThirdPartyTsp").booleanValue()).isFalse();
        assertThat(policy.get("AllowedSignatureTypes")).hasToString("[\"CAdES\",\"PDF\"]");
        assertThat(policy.get("CAPolicy").get(0).get("ID").intValue()).isOne();
        assertThat(policy.get("CSPsPolicy")).hasSize(4);
        assertThat(policy.get("TspServices").get(0).get("Url").textValue()).startsWith("http");
        assertThat(required(policy, "SignDocument")).isTrue();
        assertThat(required(policy, "ChangePin")).isFalse();
        assertThat(required(policy, "Issue")).isTrue();
        assertThat(policy.at("/ActionPolicy/1/Uri").textValue())
                .isEqualTo("http://dss.cryptopro.ru/identity/claims/action/signdocument");
        world.get("policy", "guess").assertEmpty(401);
    }

    private static boolean required(JsonNode policy, String action) {
        for (JsonNode each : policy.get("ActionPolicy")) {
            if (each.get("Action").textValue().equals(action)) {
                return each.get("MfaRequired").booleanValue();
            }
        }
        throw new AssertionError("no " + action);
    }
}
