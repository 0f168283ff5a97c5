package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.qoltanba.testkit.dss.RawCalls.assertRefused;
import static org.qoltanba.testkit.dss.RawCalls.ok;
import static org.qoltanba.testkit.dss.RawCalls.parse;
import static org.qoltanba.testkit.dss.RawCalls.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.http.FakeResponse;

/** Contract section 12.7. */
class DocumentStoreTest {

    private static final String ROOT = "/DocumentStore/api/documents";
    private static final byte[] HELLO = "Hello <b>".getBytes(StandardCharsets.UTF_8);

    private final DssWorld world = new DssWorld();
    private final RawCalls ivanov = new RawCalls(world.dss.routes(), world.signIn());
    private final DssDocumentSwitches switches = world.dss.switches().documents();

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private FakeResponse upload(String info, byte[] content) {
        return ivanov.send(
                "POST",
                ROOT,
                Map.of("Content-Type", "application/octet-stream", "CPDSS-POSTDOC", header(info.replace('\'', '"'))),
                content);
    }

    private String stored(String info) {
        return ok(upload(info, HELLO)).get("DocumentId").textValue();
    }

    private String stored() {
        return stored("{'FileName':'hello.txt','FileType':'txt'}");
    }

    private JsonNode info(String id) {
        return ok(ivanov.get(ROOT + "/" + id + "/info"));
    }

    @Test
    @Covers("POST /DocumentStore/api/documents")
    void takesTheHeaderOfTheWorkedExchange() {
        FakeResponse answer = ivanov.send(
                "POST",
                ROOT,
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "CPDSS-POSTDOC",
                        "eyJGaWxlTmFtZSI6ImNvbnRyYWN0LnBkZiIsIkZpbGVUeXBlIjoicGRmIiwiSXNUZW1wb3JhcnkiOnRydWV9"),
                HELLO);
        String id = ok(answer).get("DocumentId").textValue();

        assertThat(parse(answer)).hasSize(1);
        DssDocument document = world.dss.documents().get(id);
        assertThat(document.name()).isEqualTo("contract.pdf");
        assertThat(document.type()).isEqualTo("pdf");
        assertThat(document.isTemporary()).isTrue();
        assertThat(document.parent()).isEmpty();
        assertThat(document.content()).isEqualTo(Bytes.of(HELLO));
        assertThat(document).hasToString("DssDocument[" + id + ", 9 bytes]");
    }

    @Test
    @Covers("GET /DocumentStore/api/documents/{id}/content")
    void tellsWhatIsKnown() throws InterruptedException {
        String parent = stored();
        world.clock.advance(Duration.ofSeconds(7));
        String id = stored("{'filename':'договор.PDF','ParentDocumentId':'" + parent
                + "','AdditionalInfo':{'DocumentTemplate':'t','SnippetTemplate':'s','SmallFile':true,'LinkedDocument':'"
                + parent + "'}}");
        world.clock.advance(Duration.ofSeconds(3));
        ivanov.get(ROOT + "/" + id + "/content");

        JsonNode info = info(id);
        long uploaded = world.clock.now().getEpochSecond() - 3;
        assertThat(info.get("Id").textValue()).isEqualTo(id);
        assertThat(info.get("UserId").textValue()).isEqualTo(world.ivanov.id());
        assertThat(info.get("Name").textValue()).isEqualTo("договор.PDF");
        assertThat(info.get("FileType").textValue()).isEqualTo("PDF");
        assertThat(info.get("FileSize").intValue()).isEqualTo(9);
        assertThat(info.get("HashAlgorithm").textValue()).isEqualTo("GR 34.11-2012 256");
        assertThat(info.get("Hash").textValue()).hasSize(64);
        assertThat(info.get("IsTemporary").booleanValue()).isFalse();
        assertThat(info.get("UploadTime").longValue()).isEqualTo(uploaded);
        assertThat(info.get("LastAccessTime").longValue()).isEqualTo(uploaded + 3);
        assertThat(info.get("ParentDocumentId").textValue()).isEqualTo(parent);
        assertThat(info.get("AdditionalInfo"))
                .hasToString("{\"DocumentTemplate\":\"t\",\"SnippetTemplate\":\"s\",\"SmallFile\":true,"
                        + "\"LinkedDocument\":\"" + parent + "\"}");
        assertThat(info).hasSize(12);
        assertThat(info(parent)).as("without what there is not").hasSize(10);
    }

    @Test
    @Covers("GET /DocumentStore/api/documents/hash/{hash}/info")
    void hashesAsSwitched() throws NoSuchAlgorithmException {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(HELLO);
        switches.sha256Hashes(true).base64Hashes(true);
        String id = stored();

        assertThat(info(id).get("Hash").textValue())
                .isEqualTo(Base64.getEncoder().encodeToString(sha256));
        assertThat(info(id).get("HashAlgorithm").textValue()).isEqualTo("SHA-256");
        switches.base64Hashes(false);
        assertThat(info(id).get("Hash").textValue()).isEqualTo(HexFormat.of().formatHex(sha256));
        for (String hash : List.of(
                HexFormat.of().withUpperCase().formatHex(sha256),
                Base64.getUrlEncoder().encodeToString(sha256))) {
            assertThat(ok(ivanov.get(ROOT + "/hash/" + hash + "/info"))
                            .get("Id")
                            .textValue())
                    .isEqualTo(id);
        }
    }

    @Test
    void findsTheNewestOfAHash() {
        stored();
        String newest = stored();
        String hash = info(newest).get("Hash").textValue();

        assertThat(ok(ivanov.get(ROOT + "/hash/" + hash + "/info")).get("Id").textValue())
                .isEqualTo(newest);
        assertRefused(ivanov.get(ROOT + "/hash/" + "00".repeat(32) + "/info"), "object_not_found");
        assertRefused(ivanov.get(ROOT + "/hash/not a hash/info"), "object_not_found");
    }

    @Test
    void takesAPackAsAWhole() {
        String twice = "{'Documents':[{'FileName':'a.txt','Content':'YQ=='},{'FileName':'b.txt','Content':'Yg=='}]}";
        JsonNode ids = ok(ivanov.post(ROOT + "/pack", twice)).get("DocumentIds");

        assertThat(ids).hasSize(2);
        assertThat(world.dss.documents().of("ivanov"))
                .extracting(DssDocument::name)
                .containsExactly("a.txt", "b.txt");
        assertThat(world.dss.documents().get(ids.get(1).textValue()).content()).isEqualTo(Bytes.of(new byte[] {'b'}));
        assertRefused(
                ivanov.post(
                        ROOT + "/pack",
                        "{'Documents':[{'FileName':'c.txt','Content':'YQ=='},{'FileName':'d.txt','Content':''}]}"),
                "invalid_request");
        assertRefused(ivanov.post(ROOT + "/pack", "{'Documents':[{'FileName':'e.txt'}]}"), "invalid_request");
        assertRefused(ivanov.post(ROOT + "/pack", "{'Documents':[{'Content':'YQ=='}]}"), "invalid_object_data");
        assertRefused(ivanov.post(ROOT + "/pack", "{'Documents':[null]}"), "invalid_object_data");
        assertRefused(ivanov.post(ROOT + "/pack", "{'Documents':[]}"), "invalid_request");
        assertThat(world.dss.documents().all()).hasSize(2);
    }

    @Test
    void takesAFormOfTwoPartsPerFile() {
        String form = part("a_info", "", "{\"Filename\":\"a.txt\",\"IsTemporary\":true}")
                + part("a_content", "; filename=\"a.txt\"", "first")
                + part("b_content", "; filename=\"b.txt\"", "second")
                + part("b_info", "", "{\"FileName\":\"b.txt\"}")
                + "--x--\r\n";
        JsonNode ids = ok(sent(form)).get("DocumentIds");

        assertThat(ids).hasSize(2);
        DssDocument first = world.dss.documents().get(ids.get(0).textValue());
        DssDocument second = world.dss.documents().get(ids.get(1).textValue());
        assertThat(first.name()).isEqualTo("a.txt");
        assertThat(first.isTemporary()).isTrue();
        assertThat(first.content().toArray()).asString(StandardCharsets.UTF_8).isEqualTo("first");
        assertThat(second.content().toArray()).asString(StandardCharsets.UTF_8).isEqualTo("second");
    }

    @Test
    @Covers("invalid_object_data")
    void refusesAFormWithHalfAFile() {
        assertRefused(sent(part("a_info", "", "{\"FileName\":\"a.txt\"}") + "--x--\r\n"), "invalid_request");
        assertRefused(sent(part("a_content", "", "first") + "--x--\r\n"), "invalid_object_data");
        assertRefused(sent(part("a", "", "first") + "--x--\r\n"), "invalid_object_data");
        assertRefused(sent("--x--\r\n"), "invalid_request");
        assertRefused(sent("nothing of the kind"), "invalid_request");
        assertRefused(ivanov.post(ROOT + "/multipartpack", "{}"), "invalid_request");
    }

    private FakeResponse sent(String form) {
        return ivanov.send(
                "POST",
                ROOT + "/multipartpack",
                Map.of("Content-Type", "multipart/form-data; boundary=x"),
                form.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String name, String more, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    @Covers({"POST /DocumentStore/api/documents", "invalid_object_data"})
    void refusesWhatIsNoDocument() {
        assertRefused(upload("{'FileName':'a.txt'}", new byte[0]), "invalid_request");
        assertRefused(upload("{'FileType':'txt'}", HELLO), "invalid_object_data");
        assertRefused(upload("{'FileName':' '}", HELLO), "invalid_object_data");
        assertRefused(upload("{'FileName':'a.txt','ParentDocumentId':'nobody'}", HELLO), "invalid_object_data");
        assertRefused(
                upload("{'FileName':'a.txt','AdditionalInfo':{'LinkedDocument':'nobody'}}", HELLO), "invalid_request");
        assertRefused(upload("not JSON", HELLO), "invalid_object_data");
        Map<String, String> octets = Map.of("Content-Type", "application/octet-stream");
        assertRefused(ivanov.send("POST", ROOT, octets, HELLO), "invalid_object_data");
        assertRefused(
                ivanov.send(
                        "POST", ROOT, Map.of("Content-Type", "application/octet-stream", "CPDSS-POSTDOC", "*"), HELLO),
                "invalid_object_data");
        assertRefused(ivanov.post(ROOT, "{}"), "invalid_request");
        assertThat(world.dss.documents().all()).isEmpty();
    }

    @Test
    @Covers({
        "DELETE /DocumentStore/api/documents/{id}",
        "POST /DocumentStore/api/documents/pack",
        "invalid_object_state"
    })
    void keepsToTheQuota() {
        switches.quota(20);
        stored();
        String second = stored();

        assertRefused(upload("{'FileName':'a.txt'}", HELLO), "invalid_object_state");
        RawCalls petrov = petrov();
        assertThat(petrov.post(ROOT + "/pack", "{'Documents':[{'FileName':'a.txt','Content':'YQ=='}]}")
                        .status())
                .as("a quota is one user's")
                .isEqualTo(200);
        ivanov.json("DELETE", ROOT + "/" + second, "");
        assertThat(upload("{'FileName':'a.txt'}", HELLO).status()).isEqualTo(200);
    }

    private RawCalls petrov() {
        world.dss.user("petrov");
        return new RawCalls(world.dss.routes(), world.signIn("petrov"));
    }

    @Test
    @Covers({
        "GET /DocumentStore/api/documents/user/docinfo/all",
        "PATCH /DocumentStore/api/documents/{id}",
        "forbidden_object_operation"
    })
    void showsEverybodyTheOwnDocuments() {
        String id = stored();
        RawCalls petrov = petrov();

        List<FakeResponse> attempts = List.of(
                petrov.get(ROOT + "/" + id + "/info"),
                petrov.get(ROOT + "/" + id + "/content"),
                petrov.json("PATCH", ROOT + "/" + id, "{'FileName':'b.txt'}"),
                petrov.json("DELETE", ROOT + "/" + id, ""));
        attempts.forEach(attempt -> assertRefused(attempt, "object_not_found"));
        assertThat(ok(petrov.get(ROOT + "/user/docinfo/all"))).isEmpty();
        assertThat(ok(ivanov.get(ROOT + "/user/docinfo/all"))).hasSize(1);
        assertRefused(petrov.get(ROOT + "/hash/" + info(id).get("Hash").textValue() + "/info"), "object_not_found");
        switches.foreignForbidden(true);
        assertRefused(petrov.get(ROOT + "/" + id + "/info"), "forbidden_object_operation");
        assertRefused(petrov.get(ROOT + "/nobody/info"), "object_not_found");
    }

    @Test
    @Covers({"GET /DocumentStore/api/documents/user/docinfo/all", "POST /DocumentStore/api/documents/pack"})
    void asksForABearer() {
        RawCalls nobody = new RawCalls(world.dss.routes(), "none");

        assertThat(nobody.get(ROOT + "/user/docinfo/all").status()).isEqualTo(401);
        assertThat(nobody.get(ROOT + "/user/docinfo/all").body()).isEmpty();
        assertThat(nobody.post(ROOT + "/pack", "{}").status()).isEqualTo(401);
        assertThat(ivanov.json("PUT", ROOT, "").status()).isEqualTo(405);
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/info")
    void tellsAboutManyAtOnce() {
        String id = stored();
        JsonNode answer = ok(ivanov.post(ROOT + "/info", "{'DocumentIds':['" + id + "','nobody']}"));

        assertThat(answer).hasSize(2);
        assertThat(answer.get(id).get("Found").booleanValue()).isTrue();
        assertThat(answer.get(id).get("DocumentInfo")).isEqualTo(info(id));
        assertThat(answer.get("nobody")).hasToString("{\"Found\":false}");
        assertRefused(ivanov.post(ROOT + "/info", "{}"), "invalid_request");
        assertRefused(ivanov.post(ROOT + "/info", "{'DocumentIds':[null]}"), "invalid_request");
    }

    @Test
    @Covers("GET /DocumentStore/api/documents/{id}/content")
    void givesContentUnderItsName() {
        FakeResponse plain = ivanov.get(ROOT + "/" + stored() + "/content");
        FakeResponse russian = ivanov.get(ROOT + "/" + stored("{'FileName':'договор 1.txt'}") + "/content");

        assertThat(plain.body()).isEqualTo(HELLO);
        assertThat(plain.headers())
                .containsEntry("Content-Type", "application/octet-stream")
                .containsEntry("Content-Disposition", "attachment; filename=\"hello.txt\"");
        assertThat(russian.headers().get("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%201.txt");
    }

    @Test
    void givesManyInParts() {
        String id = stored();
        FakeResponse answer = ivanov.post(ROOT + "/content/download", "{'DocumentIds':['" + id + "','nobody']}");

        String type = String.valueOf(answer.headers().get("Content-Type"));
        assertThat(type).startsWith("multipart/byteranges; boundary=\"");
        String boundary = type.substring(type.indexOf('"') + 1, type.length() - 1);
        String[] parts = text(answer).split("--" + boundary, -1);
        assertThat(parts).hasSize(4);
        assertThat(parts[0]).isEmpty();
        assertThat(parts[1])
                .isEqualTo("\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; name=\"" + id
                        + "\"\r\nContent-Length: 9\r\n\r\nHello <b>\r\n");
        assertThat(parts[2])
                .startsWith("\r\nContent-Type: application/json; charset=utf-8\r\nContent-Disposition: attachment; "
                        + "name=\"nobody\"\r\n")
                .contains("\r\n\r\n{\"error\":\"object_not_found\",\"error_description\":\"");
        assertThat(parts[3]).isEqualTo("--\r\n");
    }

    @Test
    @Covers({"PATCH /DocumentStore/api/documents/{id}", "invalid_object_data"})
    void changesWhatIsSaidAndNothingElse() {
        String id = stored();
        assertThat(ivanov.json("PATCH", ROOT + "/" + id, "{'FileName':'new.txt','IsTemporary':true}")
                        .status())
                .isEqualTo(200);

        assertThat(info(id).get("Name").textValue()).isEqualTo("new.txt");
        assertThat(info(id).get("FileType").textValue()).isEqualTo("txt");
        assertThat(info(id).get("IsTemporary").booleanValue()).isTrue();
        assertRefused(ivanov.json("PATCH", ROOT + "/" + id, "{'FileName':''}"), "invalid_object_data");
        assertRefused(ivanov.json("PATCH", ROOT + "/nobody", "{}"), "object_not_found");
        assertThat(info(id).get("Name").textValue()).isEqualTo("new.txt");
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/{id}/link")
    void linksDocuments() {
        String id = stored();
        String other = stored();
        assertThat(ivanov.post(ROOT + "/" + id + "/link", "{'DocumentId':'" + other + "'}")
                        .status())
                .isEqualTo(200);

        assertThat(info(id).at("/AdditionalInfo/LinkedDocument").textValue()).isEqualTo(other);
        assertRefused(ivanov.post(ROOT + "/" + id + "/link", "{'DocumentId':'nobody'}"), "invalid_request");
        assertRefused(ivanov.post(ROOT + "/" + id + "/link", "{}"), "invalid_request");
        assertRefused(ivanov.post(ROOT + "/nobody/link", "{'DocumentId':'" + id + "'}"), "object_not_found");
    }

    @Test
    @Covers("object_not_found")
    void convertsForDisplay() throws InterruptedException {
        switches.conversionTime(Duration.ofSeconds(10));
        String id = stored();
        String root = ROOT + "/" + id + "/converted_content";
        assertRefused(ivanov.get(root + "/info"), "object_not_found");

        JsonNode started = ok(ivanov.post(root, ""));
        assertThat(started)
                .hasToString("{\"OriginalDocument\":\"" + id
                        + "\",\"ConvertationStatus\":\"InProgress\",\"ConvertedFormat\":\"html\"}");
        assertRefused(ivanov.get(root), "object_not_found");
        world.clock.advance(Duration.ofSeconds(10));
        assertThat(ok(ivanov.get(root + "/info")).get("ConvertationStatus").textValue())
                .isEqualTo("Completed");
        FakeResponse page = ivanov.get(root);
        assertThat(page.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(text(page)).contains("<pre>Hello &lt;b&gt;</pre>");
    }

    @Test
    @Covers("object_not_found")
    void leavesAPdfAsItIsAndSaysWhatItCannotConvert() {
        String pdf = stored("{'FileName':'a.pdf'}") + "/converted_content";
        ok(ivanov.post(ROOT + "/" + pdf, ""));
        FakeResponse content = ivanov.get(ROOT + "/" + pdf);
        assertThat(content.headers()).containsEntry("Content-Type", "application/pdf");
        assertThat(content.body()).isEqualTo(HELLO);

        String unknown = stored("{'FileName':'a.xyz'}") + "/converted_content";
        JsonNode failed = ok(ivanov.post(ROOT + "/" + unknown, ""));
        assertThat(failed.get("ConvertationStatus").textValue()).isEqualTo("Error");
        assertThat(failed.get("ConvertationStatusReason").textValue()).isNotEmpty();
        assertRefused(ivanov.get(ROOT + "/" + unknown), "object_not_found");
    }

    @Test
    @Covers("DELETE /DocumentStore/api/documents/{id}")
    void deletes() {
        String id = stored();

        assertThat(ivanov.json("DELETE", ROOT + "/" + id, "").status()).isEqualTo(200);
        assertRefused(ivanov.json("DELETE", ROOT + "/" + id, ""), "object_not_found");
        assertRefused(ivanov.get(ROOT + "/" + id + "/content"), "object_not_found");
        assertThat(world.dss.documents().all()).isEmpty();
    }

    @Test
    @Covers("GET /DocumentStore/api/documents/{id}/info")
    void temporaryDocumentsGoWhenNobodyLooksAtThem() throws InterruptedException {
        switches.temporaryLifetime(Duration.ofMinutes(10));
        String temporary = stored("{'FileName':'a.txt','IsTemporary':true}");
        String lasting = stored();
        world.clock.advance(Duration.ofMinutes(9));
        RawCalls later = new RawCalls(world.dss.routes(), world.signIn());
        later.get(ROOT + "/" + temporary + "/content");
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(later.get(ROOT + "/" + temporary + "/info").status()).isEqualTo(200);
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(world.dss.documents().all()).extracting(DssDocument::id).containsExactly(lasting);
    }

    @Test
    @Covers("GET /DocumentStore/api/documents/{id}/content")
    void aTestPutsDocumentsThere() {
        String id = world.dss.documents().add(world.ivanov, "a.txt", Bytes.of(HELLO));

        assertThat(ivanov.get(ROOT + "/" + id + "/content").body()).isEqualTo(HELLO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.dss.documents().add(world.ivanov, "a.txt", Bytes.of(new byte[0])));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> world.dss.documents().get("nobody"))
                .withMessageContaining("nobody");
    }

    @Test
    void refusesSwitchesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> switches.quota(0));
        assertThatIllegalArgumentException().isThrownBy(() -> switches.temporaryLifetime(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> switches.temporaryLifetime(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> switches.conversionTime(Duration.ofSeconds(-1)));
    }
}
