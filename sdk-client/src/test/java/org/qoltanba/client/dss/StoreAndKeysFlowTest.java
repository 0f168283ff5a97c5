package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentConversion;
import org.qoltanba.api.dss.DocumentQuotaExceededException;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssDocuments;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssKeyId;
import org.qoltanba.api.dss.DssKeySpec;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.PinRejectedException;
import org.qoltanba.api.dss.StoredDocument;
import org.qoltanba.api.dss.StoredDocumentHash;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.UnknownCertificateException;
import org.qoltanba.api.dss.UploadOptions;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.DssDocument;
import org.qoltanba.testkit.dss.DssPinCodeMode;

/** The Document Store and keys without a certificate, from the SDK to the fake and back (contract sections 12.6, 12.7). */
class StoreAndKeysFlowTest {

    private static final DocumentSource CONTRACT = DocumentSource.text("договор.txt", "Договор <№1>");
    private static final DocumentSource ANNEX = DocumentSource.text("annex.bin", "The annex");

    private final FakeServices world = FakeServices.create();
    private final Qoltanba qoltanba = qoltanba();
    private final DssSession ivanov = qoltanba.dss().signIn("ivanov", Secret.empty());
    private final DssDocuments documents = ivanov.documents();

    private Qoltanba qoltanba() {
        world.dss().client("erp").secret("s3cret");
        world.dss().user("ivanov").owns(13, world.pki().individual(Iin.of("800101300123")));
        world.dss().user("petrov");
        return Qoltanba.builder()
                .dss(DssEndpoint.of(world.dss().uri())
                        .oauthClient("erp", Secret.of("s3cret"))
                        .apiVersion(DssApiVersion.V2))
                .time(world.clock())
                .build();
    }

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private static void assertUnknown(Runnable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call::run);
    }

    @Test
    @Covers("GET /SignServer/rest/api/v2/certificates")
    void theSecondGenerationListsCertificates() {
        assertThat(ivanov.certificates())
                .singleElement()
                .satisfies(certificate -> assertThat(certificate.id()).isEqualTo(13));
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/multipartpack")
    void filesAreStoredFromAForm() {
        List<StoredDocumentId> ids = documents.uploadForm(List.of(CONTRACT, ANNEX), UploadOptions.lasting());

        assertThat(world.dss().documents().of("ivanov"))
                .extracting(DssDocument::name)
                .containsExactly("договор.txt", "annex.bin");
        assertThat(Digests.sha256(documents.open(ids.get(0)))).isEqualTo(Digests.sha256(CONTRACT));
        world.dss().switches().documents().quota(40);
        assertThatExceptionOfType(DocumentQuotaExceededException.class)
                .isThrownBy(() -> documents.uploadForm(List.of(ANNEX, ANNEX), UploadOptions.lasting()));
        assertThat(documents.all()).as("all of them or none").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Covers("GET /DocumentStore/api/documents/hash/{hash}/info")
    void aDocumentIsFoundByItsHash(boolean base64) {
        world.dss().switches().documents().base64Hashes(base64).sha256Hashes(true);
        for (int i = 0; i < 20; i++) {
            // So that there are slashes and pluses among the values
            StoredDocumentId id = documents.upload(DocumentSource.text("a.txt", "a" + i));
            StoredDocument document = documents.info(id);
            assertThat(documents.info(document.hash().orElseThrow()).id()).isEqualTo(id);
        }
        Digest own = Digests.sha256(ANNEX);
        assertUnknown(() -> documents.info(StoredDocumentHash.of(own)));
        StoredDocumentId annex = documents.upload(ANNEX);
        assertThat(documents.info(StoredDocumentHash.of(own)).id()).isEqualTo(annex);
        DssSession petrov = qoltanba.dss().signIn("petrov", Secret.empty());
        assertUnknown(() -> petrov.documents().info(StoredDocumentHash.of(own)));
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/content/download")
    void severalDocumentsComeInOneAnswer() {
        List<StoredDocumentId> ids = documents.uploadAll(List.of(CONTRACT, ANNEX), UploadOptions.temporary());
        StoredDocumentId nobodys = new StoredDocumentId("nobody");
        Map<StoredDocumentId, String> taken = new LinkedHashMap<>();

        Map<StoredDocumentId, SdkException> refused = documents.downloadAll(
                List.of(ids.get(0), nobodys, ids.get(1)),
                (id, content) -> taken.put(id, new String(content.readAllBytes(), StandardCharsets.UTF_8)));

        assertThat(taken).containsExactly(Map.entry(ids.get(0), "Договор <№1>"), Map.entry(ids.get(1), "The annex"));
        assertThat(refused).containsOnlyKeys(nobodys);
        assertThat(refused.get(nobodys)).isInstanceOf(NotFoundException.class);
        world.dss().switches().documents().foreignForbidden(true);
        DssSession petrov = qoltanba.dss().signIn("petrov", Secret.empty());
        assertThat(petrov.documents().downloadAll(ids, (id, content) -> taken.clear()))
                .allSatisfy((id, why) -> assertThat(why).isInstanceOf(AccessDeniedException.class));
        assertThat(taken).hasSize(2);
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/{id}/link")
    void documentsAreLinkedToEachOther() {
        StoredDocumentId contract = documents.upload(CONTRACT);
        StoredDocumentId annex =
                documents.upload(ANNEX, UploadOptions.temporary().linkedTo(contract));
        assertThat(documents.info(annex).linkedDocument()).contains(contract);

        documents.link(contract, annex);

        assertThat(documents.info(contract).linkedDocument()).contains(annex);
        assertUnknown(() -> documents.link(new StoredDocumentId("nobody"), annex));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> documents.link(contract, new StoredDocumentId("nobody")));
    }

    @Test
    @Covers({
        "POST /DocumentStore/api/documents/{id}/converted_content",
        "GET /DocumentStore/api/documents/{id}/converted_content",
        "GET /DocumentStore/api/documents/{id}/converted_content/info"
    })
    void aDocumentIsConvertedForDisplay() throws InterruptedException {
        world.dss().switches().documents().conversionTime(Duration.ofSeconds(20));
        StoredDocumentId contract = documents.upload(CONTRACT);
        StoredDocumentId annex = documents.upload(ANNEX);
        ByteArrayOutputStream page = new ByteArrayOutputStream();

        assertUnknown(() -> documents.conversion(contract));
        assertThat(documents.convert(contract).status()).isEqualTo(DocumentStatus.IN_PROGRESS);
        assertUnknown(() -> documents.downloadConverted(contract, page));
        documents.convert(annex);
        world.clock().advance(Duration.ofSeconds(20));

        DocumentConversion done = documents.conversion(contract);
        assertThat(done.isCompleted()).isTrue();
        assertThat(done.originalId()).isEqualTo(contract);
        assertThat(done.format()).contains("html");
        documents.downloadConverted(contract, page);
        assertThat(page.toString(StandardCharsets.UTF_8)).contains("Договор &lt;№1&gt;");
        assertThat(documents.conversion(annex).status()).isEqualTo(DocumentStatus.ERROR);
        assertThat(documents.conversion(annex).reason()).isPresent();
        assertUnknown(() -> documents.downloadConverted(annex, page));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Covers({
        "POST /SignServer/rest/api/v2/keys/generate",
        "POST /SignServer/rest/api/v2/keys/{id}/params",
        "GET /SignServer/rest/api/v2/keys/{id}/params"
    })
    @Covers({"algid_is_not_supported", "param_set_is_not_supported", "value_is_null"})
    void keysAreMadeAndDescribed(boolean otherwise) {
        world.dss().switches().keys().shortIdentifier(otherwise).refusedWithStatus(otherwise);
        DssKeyId key = ivanov.keys().generate(DssKeySpec.gost256().parameters("1.2.643.7.1.2.1.1.1"));

        ivanov.keys().setParameter(key, "purpose", "contracts");
        assertThat(ivanov.keys().parameter(key, "purpose")).isEqualTo("contracts");

        DssSession petrov = qoltanba.dss().signIn("petrov", Secret.empty());
        assertThatExceptionOfType(UnknownCertificateException.class)
                .isThrownBy(() -> petrov.keys().parameter(key, "purpose"));
        assertRefused("value_is_null", () -> ivanov.keys().parameter(key, "other"));
        assertRefused("algid_is_not_supported", () -> ivanov.keys().generate(DssKeySpec.of("1.2.840.113549.1.1.1")));
        assertRefused(
                "param_set_is_not_supported",
                () -> ivanov.keys().generate(DssKeySpec.gost512().parameters("1.2.643.7.1.2.1.1.1")));
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(call::run)
                .satisfies(refused -> assertThat(refused.errorCode()).isEqualTo(code));
    }

    @Test
    void aKeyHasAPinWherePolicySaysSo() {
        world.dss().policy().pinCodeMode(DssPinCodeMode.REQUIRED);
        assertThatExceptionOfType(PinRejectedException.class)
                .isThrownBy(() -> ivanov.keys().generate(DssKeySpec.gost256()));
        assertThat(ivanov.keys()
                        .generate(DssKeySpec.gost256().pin(Secret.of("1234")))
                        .value())
                .isNotBlank();
    }
}
