package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentConversion;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.dss.DssDocuments;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.StoredDocument;
import org.qoltanba.api.dss.StoredDocumentHash;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.UploadOptions;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** What goes over the wire to the Document Store besides plain uploads and downloads (contract section 12.7). */
class DocumentStoreWireTest {

    private static final String STORE = "/DocumentStore/api/documents";
    private static final String FORM = "POST " + STORE + "/multipartpack";
    private static final String BATCH = "POST " + STORE + "/content/download";
    private static final StoredDocumentId A = new StoredDocumentId("a");
    private static final StoredDocumentId B = new StoredDocumentId("b");
    private static final DocumentSource HELLO = DocumentSource.text("hello.txt", "Hello");
    private static final DocumentSource CONTRACT = DocumentSource.text("договор.txt", "Договор №1");

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final DssDocuments documents = documents();

    private DssDocuments documents() {
        server.on("POST /STS/oauth/token", "{'access_token':'A1','expires_in':300,'token_type':'Bearer'}");
        return DssService.connect(
                        DssEndpoint.of(server.address()).oauthClient("erp", Secret.of("s")),
                        engine.transport(),
                        engine.waiting())
                .signIn("ivanov", Secret.empty())
                .documents();
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/multipartpack")
    void filesAreUploadedAsAFormOfTwoPartsEach() {
        server.on(FORM, "{'DocumentIds':['a','b']}");

        assertThat(documents.uploadForm(
                        List.of(HELLO, CONTRACT),
                        UploadOptions.temporary().announcedWith("S").linkedTo(B)))
                .containsExactly(A, B);

        String type = String.valueOf(server.requests(FORM).get(0).getHeaders().get("Content-Type"));
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String[] parts = server.bodies(FORM).get(0).split("--" + type.substring(type.indexOf('=') + 1), -1);
        assertThat(parts).hasSize(6);
        assertThat(parts[1])
                .contains("Content-Disposition: form-data; name=\"file0_info\"", "Content-Type: application/json")
                .contains("{\"FileName\":\"hello.txt\",\"FileType\":\"txt\",\"IsTemporary\":true,"
                        + "\"AdditionalInfo\":{\"SnippetTemplate\":\"S\",\"LinkedDocument\":\"b\"}}");
        assertThat(parts[2])
                .contains("name=\"file0_content\"; filename=\"hello.txt\"", "application/octet-stream")
                .endsWith("\r\n\r\nHello\r\n");
        assertThat(parts[3]).contains("name=\"file1_info\"", "\"FileName\":\"договор.txt\"");
        assertThat(parts[4]).contains("name=\"file1_content\"; filename=\"договор.txt\"", "Договор №1");
        assertThat(parts[5]).startsWith("--");
        assertThat(server.requests(FORM).get(0).getHeaders().get("Content-Length"))
                .isEqualTo(Long.toString(server.requests(FORM).get(0).getBodySize()));
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/multipartpack")
    void aFormIsSentOnceAndAnsweredForEachFile() {
        server.losesAnswer(FORM);
        assertThatExceptionOfType(SdkException.class)
                .isThrownBy(() -> documents.uploadForm(List.of(HELLO), UploadOptions.temporary()));
        assertThat(server.requests(FORM)).hasSize(1);

        server.on(FORM, "{'DocumentIds':['a']}").on(FORM, "{'DocumentIds':['a']}");
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> documents.uploadForm(List.of(HELLO, CONTRACT), UploadOptions.temporary()))
                .withMessageContaining("1 identifiers for 2 documents");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> documents.uploadForm(List.of(), UploadOptions.temporary()));
    }

    @Test
    @Covers("GET /DocumentStore/api/documents/hash/{hash}/info")
    @Covers("GET /DocumentStore/api/documents/{id}/info")
    void aDocumentIsFoundByItsHash() {
        String info = "{'Id':'a','Name':'hello.txt','FileType':'txt','FileSize':5,'Hash':'q+/A==',"
                + "'HashAlgorithm':'SHA-256','IsTemporary':false,'LastAccessTime':1716022801,"
                + "'AdditionalInfo':{'LinkedDocument':'b'}}";
        server.on("GET " + STORE + "/a/info", info)
                .on("GET " + STORE + "/hash/q-_A==/info", info)
                .on("GET " + STORE + "/hash/0aff/info", 400, "{\"error\":\"object_not_found\"}");

        StoredDocument document = documents.info(A);
        assertThat(document.hash()).contains(new StoredDocumentHash("SHA-256", "q+/A=="));
        assertThat(document.type()).isEqualTo("txt");
        assertThat(document.linkedDocument()).contains(B);
        assertThat(document.lastAccessAt()).isPresent();
        assertThat(documents.info(document.hash().orElseThrow())).isEqualTo(document);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> documents.info(StoredDocumentHash.of(
                        new Digest(DigestAlgorithm.SHA_256, Bytes.of(new byte[] {10, (byte) 255})))))
                .withMessageContaining("object_not_found");
    }

    private void answersBatch(String body) {
        server.on(
                BATCH,
                new MockResponse.Builder()
                        .setHeader("Content-Type", "multipart/byteranges; boundary=\"x\"")
                        .body(body));
    }

    private static String part(String name, String type, String content) {
        return "--x\r\nContent-Disposition: attachment; name=" + name + "\r\nContent-Type: " + type + "\r\n\r\n"
                + content + "\r\n";
    }

    private Map<StoredDocumentId, SdkException> download(Map<StoredDocumentId, String> taken, StoredDocumentId... ids) {
        return documents.downloadAll(
                List.of(ids),
                (id, content) -> taken.put(id, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/content/download")
    @Covers("forbidden_object_operation")
    void severalDocumentsAreDownloadedInOneCall() {
        answersBatch(part("\"B\"", "application/octet-stream", "second")
                + part("a", "application/octet-stream", "first")
                + part("\"c\"", "application/json; charset=utf-8", "{\"error\":\"forbidden_object_operation\"}")
                + "--x--\r\n");
        Map<StoredDocumentId, String> taken = new LinkedHashMap<>();
        StoredDocumentId c = new StoredDocumentId("c");

        Map<StoredDocumentId, SdkException> refused = download(taken, A, B, c);

        assertThat(taken).containsExactly(Map.entry(B, "second"), Map.entry(A, "first"));
        assertThat(refused).containsOnlyKeys(c);
        assertThat(refused.get(c))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("forbidden_object_operation");
        assertThat(server.bodies(BATCH)).containsExactly("{\"DocumentIds\":[\"a\",\"b\",\"c\"]}");
    }

    @Test
    void whatIsNotReadOfADocumentIsSkipped() {
        answersBatch(part("a", "application/octet-stream", "first")
                + part("b", "application/octet-stream", "second")
                + "--x--\r\n");
        ByteArrayOutputStream second = new ByteArrayOutputStream();

        documents.downloadAll(List.of(A, B), (id, content) -> {
            if (id.equals(B)) {
                content.transferTo(second);
            }
        });

        assertThat(second.toString(StandardCharsets.UTF_8)).isEqualTo("second");
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/content/download")
    void aDownloadOfSeveralGivesWhatWasAskedForAndAllOfIt() {
        String first = part("a", "application/octet-stream", "first");
        answersBatch(first + "--x--\r\n");
        answersBatch(first + first + "--x--\r\n");
        answersBatch(part("z", "application/octet-stream", "?") + "--x--\r\n");
        server.on(BATCH, "{'DocumentIds':[]}");

        for (String told : List.of("neither content nor reason", "gave one twice", "not asked for", "several parts")) {
            assertThatExceptionOfType(ProtocolException.class)
                    .isThrownBy(() -> download(new LinkedHashMap<>(), A, B))
                    .withMessageContaining(told);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> download(new LinkedHashMap<>()));
    }

    @Test
    void aDownloadThatBreaksOffSaysSo() {
        answersBatch("--x\r\nContent-Disposition: attachment; name=a\r\n\r\nfir");
        answersBatch(part("a", "application/octet-stream", "first") + "--x--\r\n");
        server.on(BATCH, 400, "{\"error\":\"invalid_request\"}");

        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> download(new LinkedHashMap<>(), A))
                .withMessageContaining("not the whole document");
        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> documents.downloadAll(List.of(A), (id, content) -> {
                    throw new IOException("disk full");
                }));
        assertThatExceptionOfType(SdkException.class)
                .isThrownBy(() -> download(new LinkedHashMap<>(), A))
                .withMessageContaining("invalid_request");
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/{id}/link")
    void documentsAreLinked() {
        server.on("POST " + STORE + "/a/link", 200, "");

        documents.link(A, B);

        assertThat(server.bodies("POST " + STORE + "/a/link")).containsExactly("{\"DocumentId\":\"b\"}");
    }

    @Test
    @Covers({
        "POST /DocumentStore/api/documents/{id}/converted_content",
        "GET /DocumentStore/api/documents/{id}/converted_content",
        "GET /DocumentStore/api/documents/{id}/converted_content/info"
    })
    void aDocumentIsConvertedForDisplay() {
        String converted = STORE + "/a/converted_content";
        server.on("POST " + converted, "{'OriginalDocument':'a','ConvertationStatus':'InProgress'}")
                .on(
                        "GET " + converted + "/info",
                        "{'OriginalDocument':'a','ConvertationStatus':'Completed','ConvertedFormat':'html'}")
                .on(
                        "GET " + converted,
                        new MockResponse.Builder()
                                .setHeader("Content-Type", "text/html")
                                .body("<p>"));
        ByteArrayOutputStream page = new ByteArrayOutputStream();

        DocumentConversion begun = documents.convert(A);
        assertThat(begun.status()).isEqualTo(DocumentStatus.IN_PROGRESS);
        assertThat(begun.isCompleted()).isFalse();
        assertThat(begun.format()).isEmpty();
        DocumentConversion done = documents.conversion(A);
        assertThat(done.isCompleted()).isTrue();
        assertThat(done.format()).contains("html");
        assertThat(documents.downloadConverted(A, page)).isEqualTo(3);
        assertThat(page.toString(StandardCharsets.UTF_8)).isEqualTo("<p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'ConvertationStatus':''}", "{'ConvertationStatus':5}"})
    @Covers("GET /DocumentStore/api/documents/{id}/converted_content/info")
    void aConversionSaysHowFarItIs(String answer) {
        server.on("GET " + STORE + "/a/converted_content/info", answer);

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> documents.conversion(A));
    }
}
