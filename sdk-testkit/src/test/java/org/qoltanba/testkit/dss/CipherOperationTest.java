package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.OperationWorld.V2;
import static org.qoltanba.testkit.dss.RawCalls.assertRefused;
import static org.qoltanba.testkit.dss.RawCalls.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.pki.KeyAlgorithm;

/** The endpoints of contract section 12.6. */
class CipherOperationTest {

    private static final String HELLO = "SGVsbG8=";

    private final OperationWorld world = new OperationWorld();

    private static String base64(CloudKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.identity().x509().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** What has come of one document. */
    private static JsonNode only(JsonNode answer) {
        JsonNode documents = answer.at("/Operation/Result/ProcessedDocuments");
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    private String encrypted(CloudKey... keys) {
        List<String> certificates = List.of(keys).stream()
                .map(CipherOperationTest::base64)
                .map(each -> "'" + each + "'")
                .toList();
        return only(ok(world.calls()
                        .post(
                                V2 + "/encryption",
                                "{'BinaryData':[{'Content':'" + HELLO
                                        + "','ContentInfo':'hello.txt'}],'Encryption':{'Type':0,'Certificates':"
                                        + certificates + ",'Parameters':{}}}")))
                .get("Content")
                .textValue();
    }

    private FakeResponse decryption(String content, String means) {
        return world.calls()
                .post(
                        V2 + "/decryption",
                        "{'BinaryData':[{'Content':'" + content + "','ContentInfo':'hello.txt.enc'}],'Decryption':{"
                                + means + "}}");
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P384", "RSA_2048", "GOST_R_3410_2012_256", "GOST_R_3410_2012_512"})
    @Covers("POST /SignServer/rest/api/v2/decryption")
    void whatIsEncryptedIsDecryptedOnceConfirmed(KeyAlgorithm algorithm) {
        CloudKey key = world.dss.ivanov.owns(14, world.dss.individual(algorithm));
        JsonNode created = ok(decryption(encrypted(world.dss.key, key), "'Type':'CMS','CertificateId':'14'"));
        String id = created.at("/Operation/Id").textValue();
        assertThat(created.at("/Operation/Status").textValue()).isEqualTo("Created");
        assertThat(ok(world.open(id)).at("/Challenge/TextChallenge/0/Label").textValue())
                .isEqualTo("Расшифрование документа hello.txt.enc");
        world.dss.phone().confirm();
        String token = ok(world.poll(id)).get("AccessToken").textValue();
        assertRefused(world.calls(token).post(V2 + "/signature", "{}"), "invalid_request");

        JsonNode document = only(ok(world.calls(token).post(V2 + "/decryption", "{}")));
        assertThat(document.get("Content").textValue()).isEqualTo(HELLO);
        assertThat(document.get("ContentInfo").textValue()).isEqualTo("hello.txt");
        assertThat(document.get("Status").textValue()).isEqualTo("Completed");
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/decryption")
    void decryptingAsksForThePin() {
        String id = ok(decryption(encrypted(world.dss.key), "'Type':0,'CertificateId':13"))
                .at("/Operation/Id")
                .textValue();
        String token = world.confirmed(id);

        assertRefused(world.calls(token).post(V2 + "/decryption", "{}"), "invalid_pin");
        JsonNode document = only(ok(world.calls(token).post(V2 + "/decryption", "{'Decryption':{'PinCode':'1234'}}")));
        assertThat(document.get("Content").textValue()).isEqualTo(HELLO);
    }

    @Test
    void decryptsAtOnceWhereNobodyHasToConfirm() {
        world.dss.dss.switches().policy().confirmationRequired(DssAction.DECRYPT_DOCUMENT, false);

        JsonNode document =
                only(ok(decryption(encrypted(world.dss.key), "'Type':0,'CertificateId':0,'PinCode':'1234'")));
        assertThat(document.get("Content").textValue()).isEqualTo(HELLO);
    }

    @Test
    void refusesWhatCannotBeDecrypted() {
        CloudKey other = world.dss.ivanov.owns(14, world.dss.individual());
        String container = encrypted(other);

        assertRefused(decryption(container, "'Type':0,'CertificateId':13"), "invalid_content");
        assertRefused(decryption(HELLO, "'Type':0,'CertificateId':13"), "invalid_content");
        assertRefused(decryption(container, "'Type':1,'CertificateId':14"), "invalid_parameters");
        assertRefused(decryption(container, "'CertificateId':14"), "invalid_parameters");
        assertRefused(decryption(container, "'Type':0"), "parameters_required");
        assertRefused(decryption(container, "'Type':0,'CertificateId':99"), "invalid_certificate");
        other.status("HOLD");
        assertRefused(decryption(container, "'Type':0,'CertificateId':14"), "invalid_certificate");
        assertRefused(world.calls().post(V2 + "/decryption", "{}"), "content_required");
    }

    @Test
    @Covers("invalid_content")
    void aBrokenContainerBecomesAnErrorOfItsDocument() {
        byte[] container = Base64.getDecoder().decode(encrypted(world.dss.key));
        int wrappedKey = new String(container, StandardCharsets.ISO_8859_1)
                .indexOf(new String(wrappedKey(container), StandardCharsets.ISO_8859_1));
        container[wrappedKey] ^= 1;
        world.dss.dss.switches().policy().confirmationRequired(DssAction.DECRYPT_DOCUMENT, false);
        JsonNode operation = ok(decryption(
                        Base64.getEncoder().encodeToString(container), "'Type':0,'CertificateId':13,'PinCode':'1234'"))
                .get("Operation");

        assertThat(operation.get("Status").textValue()).isEqualTo("Error");
        assertThat(operation.get("Error").textValue()).isEqualTo("invalid_content");
    }

    private static byte[] wrappedKey(byte[] container) {
        EnvelopedData enveloped =
                EnvelopedData.getInstance(ContentInfo.getInstance(container).getContent());
        RecipientInfo recipient =
                RecipientInfo.getInstance(enveloped.getRecipientInfos().getObjectAt(0));
        KeyAgreeRecipientInfo agreed = KeyAgreeRecipientInfo.getInstance(recipient.getInfo());
        return RecipientEncryptedKey.getInstance(
                        agreed.getRecipientEncryptedKeys().getObjectAt(0))
                .getEncryptedKey()
                .getOctets();
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/encryption")
    void whatIsEncryptedFromTheStoreGoesToTheStore() {
        String refId = world.stored("contract.pdf");
        JsonNode document = only(ok(world.calls()
                .post(
                        V2 + "/encryption",
                        "{'BinaryData':[{'RefId':'" + refId + "'}],'Encryption':{'Type':'CMS','Certificates':['"
                                + base64(world.dss.key) + "']}}")));

        assertThat(document.get("OriginalRefId").textValue()).isEqualTo(refId);
        assertThat(document.has("Content")).isFalse();
        assertThat(world.dss
                        .dss
                        .documents()
                        .get(document.get("RefId").textValue())
                        .name())
                .isEqualTo("contract.pdf.enc");
    }

    @Test
    @Covers({"POST /SignServer/rest/api/v2/encryption", "invalid_recipients"})
    void refusesRecipientsThatAreNone() {
        String start = "{'BinaryData':[{'Content':'" + HELLO + "'}]";
        assertRefused(world.calls().post(V2 + "/encryption", start + "}"), "parameters_required");
        assertRefused(
                world.calls().post(V2 + "/encryption", start + ",'Encryption':{'Type':0}}"), "invalid_recipients");
        assertRefused(
                world.calls().post(V2 + "/encryption", start + ",'Encryption':{'Type':0,'Certificates':['YQ==']}}"),
                "invalid_recipients");
        assertRefused(
                world.calls().post(V2 + "/encryption", start + ",'Encryption':{'Type':0,'Certificates':[null]}}"),
                "invalid_recipients");
        assertRefused(
                world.calls().post(V2 + "/encryption", start + ",'Encryption':{'Type':1,'Certificates':['YQ==']}}"),
                "invalid_parameters");
        String kazakh = world.dss
                .individual(KeyAlgorithm.KAZAKH_GOST_34310_2004)
                .certificate()
                .encoded()
                .toBase64();
        assertRefused(
                world.calls()
                        .post(
                                V2 + "/encryption",
                                start + ",'Encryption':{'Type':0,'Certificates':['" + kazakh + "']}}"),
                "invalid_recipients");
        assertRefused(world.calls().post(V2 + "/encryption", "{}"), "content_required");
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/parse")
    void tellsWhoCanDecrypt() {
        CloudKey rsa = world.dss.ivanov.owns(14, world.dss.individual(KeyAlgorithm.RSA_2048));
        world.dss.ivanov.owns(15, world.dss.individual());
        String both = encrypted(world.dss.key, rsa);
        JsonNode parsed = ok(world.calls()
                        .post(
                                V2 + "/parse",
                                "{'BinaryData':[{'Content':'" + both + "','Name':'x'},{'Content':'" + encrypted(rsa)
                                        + "'}]}"))
                .at("/Operation/Result/ParsedDocuments");

        assertThat(parsed)
                .hasToString("[{\"OriginalContentInfo\":\"x\",\"CertificateIds\":[13,14]},{\"CertificateIds\":[14]}]");
        assertRefused(
                world.calls().post(V2 + "/parse", "{'BinaryData':[{'Content':'" + HELLO + "'}]}"), "invalid_content");
    }

    @Test
    @Covers("GET /STS/operations/{id}")
    void aPinIsChangedOnceConfirmed() {
        String path = V2 + "/certificates/13/pin";
        String id = ok(world.calls().post(path, "{'OldPin':'1234','NewPin':'5678'}"))
                .at("/Operation/Id")
                .textValue();
        assertThat(world.dss.key.opensWith("1234")).isTrue();
        assertThat(world.operations().get(id).action()).isEqualTo(DssAction.CHANGE_PIN);
        String token = world.confirmed(id);
        JsonNode operation = ok(world.calls(token).post(path, "{}")).get("Operation");

        assertThat(operation.get("Status").textValue()).isEqualTo("Completed");
        assertThat(operation.has("Result")).isFalse();
        assertThat(world.dss.key.opensWith("5678")).isTrue();
        assertThat(world.dss.key.opensWith("1234")).isFalse();
        assertThat(ok(world.calls().get("/STS/operations/" + id)).get("Actions"))
                .isEmpty();
    }

    @Test
    @Covers({"POST /SignServer/rest/api/v2/certificates/{id}/pin", "invalid_certificate_id"})
    void refusesPinsThatDoNotFit() {
        String path = V2 + "/certificates/13/pin";

        assertRefused(world.calls().post(path, "{'OldPin':'0000','NewPin':'5678'}"), "invalid_pin");
        assertRefused(world.calls().post(path, "{'OldPin':'1234'}"), "parameters_required");
        assertRefused(world.calls().post(path, "{'OldPin':'1234','NewPin':''}"), "parameters_required");
        assertRefused(
                world.calls().post(V2 + "/certificates/99/pin", "{'OldPin':'1234','NewPin':'5678'}"),
                "certificate_not_found");
        assertRefused(
                world.calls().post(V2 + "/certificates/x/pin", "{'OldPin':'1234','NewPin':'5678'}"),
                "invalid_certificate_id");
        String token = world.confirmed(ok(world.calls().post(path, "{'OldPin':'1234','NewPin':'5678'}"))
                .at("/Operation/Id")
                .textValue());
        world.dss.key.pin("9999");
        assertRefused(world.calls(token).post(path, "{}"), "invalid_pin");
    }

    @Test
    @Covers({"algid_is_not_supported", "key_not_found", "param_is_null", "param_set_is_not_supported", "value_is_null"})
    void keysHaveParameters() {
        RawCalls calls = world.calls();
        String keys = V2 + "/keys";
        JsonNode made = ok(
                calls.post(keys + "/generate", "{'AlgId':'1.2.643.7.1.1.1.1','ParametersOid':'1.2.643.7.1.2.1.1.1'}"));
        assertThat(made.get("IsError").booleanValue()).isFalse();
        String path = keys + "/" + made.get("KeyId").textValue() + "/params";
        assertThat(ok(calls.post(path, "{'Param':'name','Data':'value'}"))
                        .get("IsError")
                        .booleanValue())
                .isFalse();

        assertError(calls.post(path, "{'Data':'value'}"), "param_is_null");
        assertError(calls.post(path, "{'Param':'name'}"), "value_is_null");
        assertError(calls.post(keys + "/nobody/params", "{'Param':'name','Data':'v'}"), "key_not_found");
        assertError(calls.get(keys + "/nobody/params"), "key_not_found");
        assertError(calls.get(path), "param_is_null");
        assertError(calls.post(keys + "/generate", "{'AlgId':'1.2'}"), "algid_is_not_supported");
        assertError(calls.post(keys + "/generate", "{}"), "algid_is_not_supported");
        assertError(
                calls.post(keys + "/generate", "{'AlgId':'1.2.643.7.1.1.1.1','ParametersOid':'1.2'}"),
                "param_set_is_not_supported");
        world.dss.dss.user("petrov");
        assertError(world.calls(world.dss.signIn("petrov")).post(path, "{'Param':'name','Data':'v'}"), "key_not_found");
    }

    @Test
    @Covers("value_is_null")
    void aParameterIsReadBack() {
        RawCalls calls = world.calls();
        String path = V2 + "/keys/"
                + ok(calls.post(V2 + "/keys/generate", "{'AlgId':'1.2.643.7.1.1.1.2'}"))
                        .get("KeyId")
                        .textValue() + "/params";
        ok(calls.post(path, "{'Param':'name','Data':'value'}"));

        assertThat(ok(calls.get(path, "param", "name")).get("Data").textValue()).isEqualTo("value");
        assertError(calls.get(path, "param", "other"), "value_is_null");
    }

    private static void assertError(FakeResponse answer, String code) {
        assertThat(ok(answer).get("IsError").booleanValue()).isTrue();
        assertThat(ok(answer).get("ErrorDescription").textValue()).isEqualTo(code);
    }

    @Test
    @Covers("GET /SignServer/rest/api/v2/certificates")
    void certificatesAreThoseOfVersionOne() {
        assertThat(ok(world.calls().get(V2 + "/certificates")))
                .isEqualTo(ok(world.calls().get("/SignServer/rest/api/certificates")));
    }

    private static final String WISH = "{'AuthorityId':1,'DistinguishedName':{'2.5.4.3':'Иванов И.И.'},"
            + "'Parameters':{'TemplateOid':'1.3.6.1.5.5.7.3.2'},'PinCode':'4321'}";

    @Test
    @Covers({
        "GET /SignServer/rest/api/v2/requests",
        "GET /SignServer/rest/api/v2/requests/{id}",
        "POST /SignServer/rest/api/v2/requests"
    })
    void aCertificateIsAskedForOnceConfirmed() {
        String id = ok(world.calls().post(V2 + "/requests", WISH))
                .at("/Operation/Id")
                .textValue();
        assertThat(ok(world.calls().get(V2 + "/requests"))).isEmpty();
        assertThat(ok(world.open(id)).at("/Challenge/TextChallenge/0/Label").textValue())
                .isEqualTo("Создание запроса на сертификат Иванов И.И.");
        world.dss.phone().confirm();
        String token = ok(world.poll(id)).get("AccessToken").textValue();
        JsonNode operation = ok(world.calls(token).post(V2 + "/requests", "{}")).get("Operation");

        assertThat(operation.get("Status").textValue()).isEqualTo("Completed");
        JsonNode request = operation.get("Result");
        assertThat(request.get("Base64Request").textValue()).isNotEmpty();
        String number = request.get("ID").asText();
        assertThat(ok(world.calls().get(V2 + "/requests/" + number))).isEqualTo(request);
        assertThat(ok(world.calls().get(V2 + "/requests"))).containsExactly(request);
        assertRefused(world.calls(token).post(V2 + "/requests", "{}"), "invalid_transaction");
    }

    @Test
    @Covers({"POST /SignServer/rest/api/v2/requests", "enroll_is_missing", "invalid_parameters"})
    void refusesWishesThatCannotBeGranted() {
        assertRefused(world.calls().post(V2 + "/requests", "{}"), "enroll_is_missing");
        assertRefused(world.calls().post(V2 + "/requests", WISH.replace("2.5.4.3", "cn")), "invalid_parameters");
        assertRefused(
                world.calls().post(V2 + "/requests", WISH.replace("TemplateOid", "Nothing")), "invalid_parameters");
        assertThat(world.operations().all()).isEmpty();
    }

    @Test
    @Covers({
        "DELETE /SignServer/rest/api/v2/requests/{id}",
        "GET /SignServer/rest/api/v2/certificates/{id}",
        "GET /SignServer/rest/api/v2/certificates/{id}/content",
        "POST /SignServer/rest/api/v2/certificates/{id}/default",
        "POST /SignServer/rest/api/v2/certificates/{id}/pin/check"
    })
    void certificatesHaveTheEndpointsOfVersionOne() {
        assertThat(ok(world.calls().get(V2 + "/certificates/13")))
                .isEqualTo(ok(world.calls().get("/SignServer/rest/api/certificates/13")));
        assertThat(ok(world.calls().post(V2 + "/certificates/13/pin/check", "{'Pin':'1234'}"))
                        .get("IsValid")
                        .booleanValue())
                .isTrue();
        assertThat(world.calls()
                        .post(V2 + "/certificates/13/default", "{'Default':true}")
                        .status())
                .isEqualTo(200);
        assertThat(ok(world.calls().get(V2 + "/certificates/13/content", "format", "2"))
                        .isTextual())
                .isTrue();
        assertThat(world.calls().json("DELETE", V2 + "/requests/1", "").status())
                .isEqualTo(400);
    }
}
