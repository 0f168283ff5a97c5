package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract sections 5 to 5.6: which transactions are created. */
class TransactionTest {

    private static final String HASH = Base64.getEncoder().encodeToString(new byte[32]);

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();

    @Test
    void answersWithABareIdentifier() {
        JsonNode answer = world.create(token, transaction()).json();

        assertThat(answer.isTextual()).isTrue();
        assertThat(answer.textValue()).matches("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");
        DssTransaction created = world.dss.transactions().get(0);
        assertThat(created.id()).isEqualTo(answer.textValue());
        assertThat(created.state()).isEqualTo(DssTransactionState.CREATED);
        assertThat(created.login()).isEqualTo("ivanov");
        assertThat(created.documentInfo()).isEqualTo("договор.txt");
        assertThat(created.confirmation()).isEmpty();
        assertThat(world.phone().pending()).isEmpty();
    }

    @Test
    void findsMembersInAnyCaseButNotParameters() {
        ObjectNode lower = DssWorld.json(transaction()
                .toString()
                .replace("OperationCode", "operationCode")
                .replace("Parameters", "parameters")
                .replace("\"Name\"", "\"name\"")
                .replace("\"Value\"", "\"VALUE\"")
                .replace("\"Document\"", "\"document\""));
        assertThat(world.create(token, lower).status()).isEqualTo(200);

        world.create(token, transaction("CertificateID", "", "certificateid", "13"))
                .assertRefused("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 2048, 4096})
    @Covers("invalid_operation")
    void refusesOtherOperations(int code) {
        world.create(token, transaction().put("OperationCode", code)).assertRefused("invalid_operation");
    }

    @Test
    void asksForTheDocument() {
        world.create(token, transaction().putNull("Document")).assertRefused("content_required");
        world.create(token, transaction().put("Document", "")).assertRefused("content_required");
        ObjectNode without = transaction();
        without.remove("Document");
        world.create(token, without).assertRefused("content_required");
    }

    @ParameterizedTest
    @CsvSource({
        "SignatureType,''",
        "SignatureType,XMLDSig",
        "SignatureType,GOST3410",
        "SignatureType,PDF",
        "SignatureType,MSOffice",
        "SignatureType,cades",
        "CADESType,''",
        "CADESType,A",
        "CADESType,bes",
        "CertificateID,''",
        "IsDetached,yes",
        "IsDetached,TRUE",
        "CmsSignatureType,cosign",
        "CmsSignatureType,counterSign",
        "ContentEncoding,base64",
        "ContentEncoding,hex",
        "IncludeDocumentName,maybe",
        "TSPAddress,http://tsp.example.ru/",
        "HashAlgorithm,SHA-256",
        "PDFReason,because",
        "AuthenticatedAttributes,W10=",
        "Unheard,of"
    })
    void refusesParametersThatAreMissingOrNotAllowed(String name, String value) {
        world.create(token, transaction(name, value)).assertRefused("invalid_request");
        assertThat(world.dss.transactions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "IsDetached,True",
        "IsDetached,False",
        "IsDetached,''",
        "CmsSignatureType,sign",
        "ContentEncoding,binary",
        "SignatureType,CMS",
        "CADESType,T",
        "IncludeCertChain,true",
        "IncludeDocumentName,false",
        "Hash,false",
        "DocumentInfo,''",
        "DocumentType,''",
        "PinCode,1234"
    })
    void takesOtherParameters(String name, String value) {
        assertThat(world.create(token, transaction(name, value)).status()).isEqualTo(200);
    }

    @Test
    void takesHashValuesOfTheRightLength() {
        String[] hash = {"IsDetached", "true", "Hash", "true", "HashAlgorithm", "SHA-256"};

        assertThat(world.create(token, transaction(hash).put("Document", HASH)).status())
                .isEqualTo(200);
        assertThat(world.create(
                                token,
                                transaction("IsDetached", "true", "Hash", "true")
                                        .put("Document", HASH))
                        .status())
                .isEqualTo(200);
        world.create(token, transaction(hash)).assertRefused("invalid_request");
        world.create(
                        token,
                        transaction("IsDetached", "true", "Hash", "true", "HashAlgorithm", "SHA-512")
                                .put("Document", HASH))
                .assertRefused("invalid_request");
        world.create(
                        token,
                        transaction("IsDetached", "true", "Hash", "true", "HashAlgorithm", "GR 34.11-2012 256")
                                .put("Document", HASH))
                .assertRefused("invalid_request");
        world.create(
                        token,
                        transaction("Hash", "true", "HashAlgorithm", "SHA-256").put("Document", HASH))
                .assertRefused("invalid_request");
    }

    @Test
    void refusesHashValuesIfPolicyDoes() {
        world.dss.policy().hashSigningAllowed(false);

        world.create(token, transaction("IsDetached", "true", "Hash", "true").put("Document", HASH))
                .assertRefused("invalid_request");
    }

    @Test
    void refusesParametersSaidTwiceOrNotAtAll() {
        ObjectNode twice = transaction();
        twice.withArray("Parameters").addObject().put("Name", "CADESType").put("Value", "BES");
        world.create(token, twice).assertRefused("invalid_request");

        ObjectNode nameless = transaction();
        nameless.withArray("Parameters").addObject().put("Value", "BES");
        world.create(token, nameless).assertRefused("invalid_request");

        ObjectNode without = transaction();
        without.remove("Parameters");
        world.create(token, without).assertRefused("invalid_request");
    }

    @Test
    @Covers("invalid_certificate_id")
    void refusesCertificatesTheUserCannotSignWith() {
        int foreign = world.dss.user("petrov").owns(world.individual()).id();
        int held = world.ivanov.owns(world.individual()).status("HOLD").id();
        CloudKey revoked = world.ivanov.owns(world.individual());
        world.authority.revoke(revoked.identity().x509());

        world.create(token, transaction("CertificateID", "999")).assertRefused("invalid_certificate");
        world.create(token, transaction("CertificateID", Integer.toString(foreign)))
                .assertRefused("invalid_certificate");
        world.create(token, transaction("CertificateID", Integer.toString(held)))
                .assertRefused("invalid_certificate");
        world.create(token, transaction("CertificateID", Integer.toString(revoked.id())))
                .assertRefused("invalid_certificate");
        world.create(token, transaction("CertificateID", "thirteen")).assertRefused("invalid_certificate_id");
    }

    @Test
    void takesZeroForTheDefaultCertificate() {
        assertThat(world.create(token, transaction("CertificateID", "0")).status())
                .isEqualTo(200);

        world.dss.user("petrov");
        world.create(world.signIn("petrov"), transaction("CertificateID", "0")).assertRefused("invalid_certificate");
    }

    @Test
    @Covers("document_info_invalid")
    void refusesADescriptionThatIsTooLong() {
        world.dss.switches().transactions().documentInfoLimit(10);

        world.create(token, transaction("DocumentInfo", "a".repeat(11))).assertRefused("document_info_invalid");
        assertThat(world.create(token, transaction("DocumentInfo", "a".repeat(10)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAPinGivenEarlyIfSetTo() {
        world.dss.switches().transactions().pinAcceptedEarly(false);

        world.create(token, transaction("PinCode", "1234")).assertRefused("invalid_request");
    }

    @Test
    void asksForASecondFactor() {
        world.ivanov.withoutPhone();

        world.create(token, transaction()).assertEmpty(403);
    }

    @Test
    @Covers("POST /SignServer/rest/api/transactions")
    void asksForAToken() {
        world.create("guess", transaction()).assertEmpty(401);
        world.call("POST", "/SignServer/rest/api/transactions", Map.of(), "garbage")
                .assertEmpty(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "garbage",
                "{}",
                "{\"OperationCode\":\"two\",\"Parameters\":[]}",
                "{\"OperationCode\":2,\"Parameters\":{}}",
                "{\"OperationCode\":2,\"Parameters\":[],\"Document\":\"*\"}",
                "{\"OperationCode\":2,\"Parameters\":[null]}",
                "{} {}"
            })
    void refusesBodiesItCannotRead(String body) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");

        world.call("POST", "/SignServer/rest/api/transactions", headers, body).assertRefused("invalid_request");
    }

    @Test
    @Covers("max_request_length_exceeded")
    void refusesAnotherContentTypeAndTooLargeBodies() {
        world.call(
                        "POST",
                        "/SignServer/rest/api/transactions",
                        Map.of("Authorization", "Bearer " + token, "Content-Type", "text/plain"),
                        transaction().toString())
                .assertRefused("invalid_request");

        world.dss.switches().installation().requestLimit(100);
        world.create(token, transaction()).assertRefused("max_request_length_exceeded");
    }
}
