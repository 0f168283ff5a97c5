package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.transaction;
import static org.qoltanba.testkit.dss.DssWorld.transactionOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.pki.KeyAlgorithm;

/** Contract sections 5.1 to 6.5: every operation code with its result, and the same at once where policy allows. */
class OperationCodesTest {

    private static final String NAME = "'DistinguishedName':{'2.5.4.3':'Иванов И.И.','2.5.4.6':'RU'}";

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();

    private static ObjectNode packageOf(String... documents) {
        ObjectNode request = transaction().put("OperationCode", 4);
        request.remove("Document");
        for (String document : documents) {
            request.withArray("Documents").addObject().put("Name", document).put("Content", DssWorld.base64(document));
        }
        return request;
    }

    @Test
    @Covers({"OperationCode 4", "POST /SignServer/rest/api/documents/packagesignature", "invalid_pin"})
    void aPackageIsSignedInItsOrder() throws CMSException {
        String finalToken = world.confirmed(token, packageOf("one", "two", "three"));

        world.sign("documents", finalToken, "{}").assertRefused("invalid_request");
        world.sign("documents/packagesignature", finalToken, "{}").assertRefused("invalid_pin");
        JsonNode results = world.sign("documents/packagesignature", finalToken, "{'Signature':{'PinCode':'1234'}}")
                .json()
                .get("Results");
        assertThat(results).hasSize(3);
        String[] contents = {"one", "two", "three"};
        for (int i = 0; i < contents.length; i++) {
            byte[] cms = Base64.getDecoder().decode(results.get(i).textValue());
            assertThat((byte[]) new CMSSignedData(cms).getSignedContent().getContent())
                    .isEqualTo(contents[i].getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    @Covers("content_required")
    void aPackageHasDocuments() {
        world.create(token, packageOf()).assertRefused("content_required");
        world.create(token, packageOf("")).assertRefused("content_required");
    }

    private String encryptedFor(CloudKey key) {
        String certificate = Base64.getEncoder().encodeToString(encoded(key));
        return world.sign(
                        "documents/encrypt",
                        token,
                        "{'Content':'" + DssWorld.DOCUMENT + "','Encryption':{'Type':0,'Certificates':['" + certificate
                                + "']}}")
                .json()
                .textValue();
    }

    private static byte[] encoded(CloudKey key) {
        try {
            return key.identity().x509().getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "RSA_2048"})
    @Covers({
        "OperationCode 8",
        "POST /SignServer/rest/api/documents/decrypt",
        "POST /SignServer/rest/api/documents/decrypt/parse",
        "POST /SignServer/rest/api/documents/encrypt"
    })
    void whatIsEncryptedIsDecrypted(KeyAlgorithm algorithm) {
        CloudKey key = world.ivanov.owns(world.individual(algorithm)).pin("77");
        String container = encryptedFor(key);
        String id = Integer.toString(key.id());

        assertThat(world.sign(
                                "documents/decrypt/parse",
                                token,
                                "{'Content':'" + container + "','Decryption':{'Type':0}}")
                        .json())
                .hasToString("[" + id + "]");
        String direct =
                "{'Content':'" + container + "','Decryption':{'Type':0,'CertificateId':" + id + ",'PinCode':'77'}}";
        world.sign("documents/decrypt", token, direct).assertEmpty(403);
        String finalToken = world.confirmed(
                token,
                transactionOf(8, "EncryptionType", "CMS", "CertificateID", id, "DocumentInfo", "секрет")
                        .put("Document", container));
        world.sign("documents/decrypt", finalToken, "{}").assertRefused("invalid_pin");
        assertThat(world.sign("documents/decrypt", finalToken, "{'Decryption':{'PinCode':'77'}}")
                        .json()
                        .textValue())
                .isEqualTo(DssWorld.DOCUMENT);
        world.dss.policy().confirmationRequired(DssAction.DECRYPT_DOCUMENT, false);
        assertThat(world.sign("documents/decrypt", token, direct).json().textValue())
                .isEqualTo(DssWorld.DOCUMENT);
    }

    @Test
    @Covers({"invalid_content", "invalid_recipients", "parameters_required", "invalid_parameters"})
    void encryptionRefusesWhatItCannotRead() {
        String container = encryptedFor(world.key);
        CloudKey other = world.ivanov.owns(world.individual());

        world.create(
                        token,
                        transactionOf(8, "EncryptionType", "CMS", "CertificateID", Integer.toString(other.id()))
                                .put("Document", container))
                .assertRefused("invalid_content");
        world.create(
                        token,
                        transactionOf(8, "EncryptionType", "XML", "CertificateID", "13")
                                .put("Document", container))
                .assertRefused("invalid_request");
        String content = "{'Content':'AAAA','Encryption':{'Type':0,'Certificates':";
        world.sign("documents/encrypt", token, content + "[]}}").assertRefused("invalid_recipients");
        world.sign("documents/encrypt", token, content + "['AAAA']}}").assertRefused("invalid_recipients");
        world.sign("documents/encrypt", token, content.replace("AAAA", "") + "['AAAA']}}")
                .assertRefused("content_required");
        world.sign("documents/encrypt", token, "{'Content':'AAAA'}").assertRefused("parameters_required");
        world.sign("documents/encrypt", token, content.replace(":0", ":1") + "['AAAA']}}")
                .assertRefused("invalid_parameters");
        world.sign("documents/decrypt/parse", token, "{'Content':'AAAA','Decryption':{'Type':0}}")
                .assertRefused("invalid_content");
    }

    @Test
    @Covers({"OperationCode 16", "POST /SignServer/rest/api/requests"})
    void aCertificateIsAskedForIssuedAndUsed()
            throws IOException, OperatorCreationException, PKCSException, CMSException {
        ObjectNode transaction =
                transactionOf(16, "CAId", "1", "CertSubjectName", "Иванов", "CertTemplateOid", "1.3.6.1.5.5.7.3.2");
        String finalToken = world.confirmed(token, transaction);

        JsonNode request = world.sign("requests", finalToken, "{'PinCode':'55'," + NAME + "}")
                .json();
        assertThat(request.get("Status").textValue()).isEqualTo("PENDING");
        assertThat(request.has("CertificateID")).isFalse();
        PKCS10CertificationRequest pkcs10 = new PKCS10CertificationRequest(
                Base64.getDecoder().decode(request.get("Base64Request").textValue()));
        assertThat(pkcs10.getSubject().toString()).contains("CN=Иванов И.И.");
        assertThat(pkcs10.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(pkcs10.getSubjectPublicKeyInfo())))
                .isTrue();

        CloudKey issued = world.dss.requests("ivanov").get(0).issue();
        String id = request.get("ID").asText();
        assertThat(world.get("requests/" + id, token).json().get("Status").textValue())
                .isEqualTo("ACCEPTED");
        assertThat(world.get("requests/" + id, token)
                        .json()
                        .get("CertificateID")
                        .intValue())
                .isEqualTo(issued.id());
        String signing = world.confirmed(token, "CertificateID", Integer.toString(issued.id()));
        byte[] signed = Base64.getDecoder()
                .decode(world.result(signing, "{'Signature':{'PinCode':'55'}}")
                        .json()
                        .textValue());
        assertThat(new CMSSignedData(signed).getSignerInfos().size()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void keysAreMadeByTheProviderOfTheGroup(SigningAuthority.Provider provider) {
        world.dss.policy().confirmationRequired(DssAction.CREATE_REQUEST, false);
        world.dss.switches().certificates().issuedAtOnce(true);

        JsonNode request = world.sign(
                        "requests",
                        token,
                        "{'AuthorityId':1," + NAME + ",'Parameters':{'GroupId':'" + provider.groupId() + "'}}")
                .json();
        assertThat(request.get("Status").textValue()).isEqualTo("ACCEPTED");
        JsonNode certificate = world.get(
                        "certificates/" + request.get("CertificateID").intValue(), token)
                .json();
        assertThat(certificate.get("ProviderType").intValue()).isEqualTo(provider.type());
    }

    @Test
    @Covers({
        "invalid_enroll",
        "enroll_is_missing",
        "appropriate_enroll_not_found",
        "provider_not_found",
        "invalid_subject_name"
    })
    void requestsAreCheckedAgainstPolicy() {
        world.sign("requests", token, "{'AuthorityId':1," + NAME + "}").assertEmpty(403);
        world.dss.policy().confirmationRequired(DssAction.CREATE_REQUEST, false);
        for (Map.Entry<String, String> wrong : Map.of(
                        "{'AuthorityId':7," + NAME + "}",
                        "invalid_enroll",
                        "{" + NAME + "}",
                        "enroll_is_missing",
                        "{'AuthorityId':1,'Template':'1.2.3'," + NAME + "}",
                        "appropriate_enroll_not_found",
                        "{'AuthorityId':1," + NAME + ",'Parameters':{'GroupId':'x'}}",
                        "provider_not_found",
                        "{'AuthorityId':1," + NAME + ",'Parameters':{'Other':'x'}}",
                        "invalid_parameters",
                        "{'AuthorityId':1}",
                        "parameters_required",
                        "{'AuthorityId':1,'DistinguishedName':{'2.5.4.6':'RU'}}",
                        "invalid_parameters",
                        "{'AuthorityId':1,'DistinguishedName':{'CN':'I'}}",
                        "invalid_parameters")
                .entrySet()) {
            world.sign("requests", token, wrong.getKey()).assertRefused(wrong.getValue());
        }
        world.create(token, transactionOf(16, "CAId", "1", "CertSubjectName", " "))
                .assertRefused("invalid_subject_name");
        world.create(token, transactionOf(16, "CAId", "9", "CertSubjectName", "I"))
                .assertRefused("invalid_enroll");
        world.dss.policy().pinCodeMode(DssPinCodeMode.REQUIRED);
        world.sign("requests", token, "{'AuthorityId':1," + NAME + "}").assertRefused("invalid_pin");
        world.dss.policy().pinCodeMode(DssPinCodeMode.FORBID);
        world.sign("requests", token, "{'AuthorityId':1,'PinCode':'1'," + NAME + "}")
                .assertRefused("invalid_pin");
    }

    @Test
    @Covers({"OperationCode 64", "pending_requests_exist"})
    void aCertificateIsRenewedUnderItsName() {
        String finalToken = world.confirmed(token, transactionOf(64, "CertificateID", "13"));

        JsonNode request = world.sign("requests", finalToken, "{'Parameters':{'RequestType':'Renew'}}")
                .json();
        assertThat(request.get("Subject").textValue()).contains("ТЕСТОВ");
        world.dss.policy().confirmationRequired(DssAction.RENEW_CERTIFICATE, false);
        world.sign("requests", token, "{'AuthorityId':1,'Parameters':{'RequestType':'Renew','ActiveCertId':'13'}}")
                .assertRefused("pending_requests_exist");
    }

    @Test
    @Covers({"GET /SignServer/rest/api/requests", "request_not_found", "invalid_request_status"})
    @Covers({"GET /SignServer/rest/api/requests/{id}", "DELETE /SignServer/rest/api/requests/{id}"})
    void requestsAreListedRejectedAndDeleted() {
        world.dss.policy().confirmationRequired(DssAction.CREATE_REQUEST, false);
        String first = world.sign("requests", token, "{'AuthorityId':1," + NAME + "}")
                .json()
                .get("ID")
                .asText();
        world.sign("requests", token, "{'AuthorityId':1," + NAME + "}").json();
        world.dss.requests("ivanov").get(0).reject();
        world.dss.requests("ivanov").get(1).issue();

        assertThat(world.get("requests", token).json())
                .extracting(each -> each.get("Status").textValue())
                .containsExactly("REJECTED", "ACCEPTED");
        assertThat(world.delete("requests/" + first, token).status()).isEqualTo(200);
        world.get("requests/" + first, token).assertRefused("request_not_found");
        world.delete("requests/" + first, token).assertRefused("request_not_found");
        world.delete("requests/2", token).assertRefused("invalid_request_status");
        world.dss.user("petrov");
        world.get("requests/2", world.signIn("petrov")).assertRefused("request_not_found");
    }

    private String status() {
        return world.get("certificates/13", token).json().at("/Status/Value").textValue();
    }

    @Test
    @Covers({
        "OperationCode 128",
        "OperationCode 256",
        "OperationCode 512",
        "POST /SignServer/rest/api/certificates/{id}/status",
        "invalid_certificate_status"
    })
    void aCertificateIsHeldResumedAndRevokedAtItsAuthority() {
        BigInteger serial = world.key.identity().x509().getSerialNumber();
        world.sign("certificates/13/status", token, "{'Value':'HOLD'}").assertEmpty(403);

        String holding = world.confirmed(token, transactionOf(256, "CertificateID", "13"));
        world.sign("certificates/13/status", holding, "{'Value':'REVOKED'}").assertRefused("invalid_request");
        assertThat(world.sign("certificates/13/status", holding, "{'Value':'HOLD'}")
                        .json()
                        .at("/Status/Value")
                        .textValue())
                .isEqualTo("HOLD");
        assertThat(world.authority.isHeld(serial)).isTrue();
        world.create(token, transaction()).assertRefused("invalid_certificate");

        String resuming = world.confirmed(token, transactionOf(512, "CertificateID", "13"));
        world.sign("certificates/13/status", resuming, "{'Value':'ACTIVE'}").json();
        assertThat(world.authority.isRevoked(serial)).isFalse();
        assertThat(status()).isEqualTo("ACTIVE");

        String revoking = world.confirmed(token, transactionOf(128, "CertificateID", "13"));
        world.sign("certificates/13/status", revoking, "{}").json();
        assertThat(world.authority.isRevoked(serial)).isTrue();
        assertThat(status()).isEqualTo("REVOKED");
        String again = world.confirmed(token, transactionOf(128, "CertificateID", "13"));
        world.sign("certificates/13/status", again, "{'Value':'REVOKED'}").assertRefused("invalid_certificate_status");
    }

    @Test
    @Covers({"OperationCode 32", "POST /SignServer/rest/api/certificates/{id}/pin"})
    void aPinIsChanged() {
        String body = "{'OldPin':'1234','NewPin':'9999'}";
        world.sign("certificates/13/pin", token, body).assertEmpty(403);
        String finalToken = world.confirmed(token, transactionOf(32, "CertificateID", "13"));

        world.sign("certificates/13/pin", finalToken, body.replace("1234", "0000"))
                .assertRefused("invalid_pin");
        assertThat(world.sign("certificates/13/pin", finalToken, body).status()).isEqualTo(200);
        assertThat(world.sign("certificates/13/pin/check", token, "{'Pin':'9999','CheckAttempts':true}")
                        .json())
                .hasToString("{\"IsValid\":true}");
        assertThat(world.sign("certificates/13/pin/check", token, "{'Pin':'1234'}")
                        .json()
                        .get("IsValid")
                        .booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Covers({"OperationCode 1024", "DELETE /SignServer/rest/api/certificates/{id}"})
    @Covers("certificate_not_found")
    void aCertificateIsDeleted(boolean withoutContent) {
        world.dss.switches().installation().doneWithoutContent(withoutContent);
        world.delete("certificates/13", token).assertEmpty(403);
        String finalToken = world.confirmed(token, transactionOf(1024, "CertificateID", "13"));

        world.delete("certificates/13", finalToken).assertEmpty(withoutContent ? 204 : 200);
        world.get("certificates/13", token).assertRefused("certificate_not_found");
        assertThat(world.certificates(token).json()).isEmpty();
    }

    @Test
    void aUserMayBeAnExceptionToPolicy() {
        world.ivanov.confirmationRequired(DssAction.DELETE_CERTIFICATE, false);

        assertThat(world.delete("certificates/13", token).status()).isEqualTo(200);
    }
}
