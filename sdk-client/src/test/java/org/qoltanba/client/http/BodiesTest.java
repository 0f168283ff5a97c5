package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mockwebserver3.RecordedRequest;
import okio.BufferedSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.secret.Secret;

/** What goes over the wire. */
class BodiesTest {

    private static final long LARGE = 300L << 20;
    private static final long HARDLY_ANYTHING =
            LARGE / 16; // buffers that other tests have taken from the pool are made anew

    private final Rig rig = Rig.virtual();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyCallSaysWhoAndWhich() throws Exception {
        rig.answers(Rig.json("{}"), Rig.json("{}"));
        rig.send(HttpCall.get("/api/{id}/x", "a/b c?й").query("from", "1 & 2"));
        rig.send(HttpCall.get("/api"));

        RecordedRequest first = rig.taken();
        assertThat(first.getTarget()).isEqualTo("/api/a%2Fb%20c%3F%D0%B9/x?from=1%20%26%202");
        assertThat(first.getHeaders().get("User-Agent")).startsWith("qoltanba-sdk-client/");
        assertThat(first.getHeaders().get("X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(first.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(rig.taken().getHeaders().get("X-Request-Id"))
                .isNotEqualTo(first.getHeaders().get("X-Request-Id"));
    }

    @Test
    void anAddressMayHaveAPath() throws Exception {
        ServiceHttp service =
                rig.transport.service("Fake", rig.server.url("/behind/a/proxy").uri(), ErrorMapper.byStatus());
        rig.answers(Rig.json("{}"));
        service.await(() -> service.send(HttpCall.get("/api").build()), "");
        assertThat(rig.taken().getTarget()).isEqualTo("/behind/a/proxy/api");
    }

    @Test
    void placeholdersAreFilledCompletelyAndCannotClimb() {
        for (String value : List.of("", ".", "..")) {
            assertThatThrownBy(() -> HttpCall.get("/api/{id}", value)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> HttpCall.get("/api/{id}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpCall.get("/api", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void authorisationIsEncodedAsTheStandardsSay() throws Exception {
        rig.answers(Rig.json("{}"), Rig.json("{}"));
        rig.send(HttpCall.get("/api").bearer(Secret.of("t0k")));
        rig.send(HttpCall.get("/api").basic("erp", Secret.of("пароль")));
        assertThat(rig.taken().getHeaders().get("Authorization")).isEqualTo("Bearer t0k");
        assertThat(rig.taken().getHeaders().get("Authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("erp:пароль".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aHeaderCannotBreakOutOfItsLine() {
        assertThatThrownBy(() -> HttpCall.get("/api").bearer(Secret.of("x\r\nInjected: 1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Injected");
    }

    @Test
    void formsAreEncoded() throws Exception {
        rig.answers(Rig.json("{}"));
        rig.send(HttpCall.post("/token")
                .form(new Form().field("grant_type", "password").field("password", Secret.of("a&b=c d"))));
        RecordedRequest request = rig.taken();
        assertThat(text(request)).isEqualTo("grant_type=password&password=a%26b%3Dc+d");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void jsonLeavesOutWhatIsNull() throws Exception {
        rig.answers(Rig.json("{}"));
        rig.send(HttpCall.post("/api").json(new AnswersTest.PersonWire("Aida", null)));
        RecordedRequest request = rig.taken();
        assertThat(text(request)).isEqualTo("{\"name\":\"Aida\"}");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void aDocumentHasItsExactLength() throws Exception {
        rig.answers(Rig.json("{}"));
        rig.send(HttpCall.post("/api/{id}/data", "1").document(DocumentSource.of("a.txt", bytes("hello"))));
        RecordedRequest request = rig.taken();
        assertThat(text(request)).isEqualTo("hello");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("5");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
    }

    @Test
    void jsonWithDocumentsHasItsExactLengthAndIsWhatADecoderExpects() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        for (int size : new int[] {0, 1, 2, 3, 4, 57, 1_000, 70_001}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            rig.answers(Rig.json("{}"));
            rig.send(HttpCall.post("/api").jsonStream((json, documents) -> {
                json.writeStartObject();
                json.writeStringField("name", "с \"кавычками\"");
                json.writeFieldName("first");
                documents.base64(DocumentSource.of("a", Bytes.of(content)));
                json.writeArrayFieldStart("more");
                documents.base64(DocumentSource.of("a", Bytes.of(content)));
                json.writeNumber(7);
                documents.base64(DocumentSource.of("b", Bytes.of(content)));
                json.writeEndArray();
                json.writeEndObject();
            }));
            RecordedRequest request = rig.taken();
            assertThat(request.getHeaders().get("Content-Length")).isEqualTo("" + request.getBodySize());
            String base64 = Base64.getEncoder().encodeToString(content);
            assertThat((Object) Json.read(text(request).getBytes(StandardCharsets.UTF_8), Map.class))
                    .isEqualTo(Map.of("name", "с \"кавычками\"", "first", base64, "more", List.of(base64, 7, base64)));
        }
    }

    @Test
    void largeDocumentsPassThroughInConstantMemory() throws Exception {
        DocumentSource document = DocumentSource.of("large", LARGE, () -> new Zeros(LARGE));
        CallBody json = CallBody.streamed((out, documents) -> {
            out.writeStartObject();
            out.writeFieldName("Document");
            documents.base64(document);
            out.writeEndObject();
        });
        for (CallBody body : List.of(CallBody.document(document), json)) {
            WireBody wire = new WireBody(body, body.length(), true);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            try (BufferedSink sink = Okio.buffer(Okio.blackhole())) {
                wire.writeTo(sink);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(HARDLY_ANYTHING);
        }
        assertThat(json.length()).isEqualTo("{\"Document\":\"\"}".length() + 4 * ((LARGE + 2) / 3));
    }

    @Test
    void aDocumentThatCannotBeReadIsToldApartFromABadNetwork() {
        IOException disk = new IOException("disk");
        DocumentSource broken = DocumentSource.of("contract.pdf", 10, () -> {
            throw disk;
        });
        rig.answers(Rig.json("{}"));
        UnreadableDocumentException failure = rig.fails(
                UnreadableDocumentException.class, HttpCall.post("/api").document(broken));
        assertThat(failure).hasCause(disk).hasMessageContaining("has not got all of it");
    }

    @Test
    void aDocumentThatShrinksOrGrowsIsNotSentAsIfItHadNot() {
        for (int declared : new int[] {4, 6}) {
            DocumentSource changed = DocumentSource.of(
                    "contract.pdf", declared, () -> bytes("hello").asInputStream());
            rig.answers(Rig.json("{}"));
            rig.fails(UnreadableDocumentException.class, HttpCall.post("/api").document(changed));
            rig.fails(
                    UnreadableDocumentException.class,
                    HttpCall.post("/api").jsonStream((json, documents) -> documents.base64(changed)));
        }
    }

    @Test
    void aBodyThatThrowsFailsTheCallAndNotTheThread() {
        rig.answers(Rig.json("{}"));
        DocumentSource faulty = DocumentSource.of("contract.pdf", 10, () -> {
            throw new IllegalStateException("theirs");
        });
        rig.fails(UnreadableDocumentException.class, HttpCall.post("/api").document(faulty));
    }

    @Test
    void callsShowNothingTheyCarry() throws Exception {
        HttpCall call = HttpCall.post("/api/{id}", "870101300123")
                .query("q", "MARK")
                .header("H", "MARK")
                .json(Map.of("m", "MARK"))
                .build();
        assertThat(call).hasToString("HttpCall[POST /api/{id}]");
        assertThat(call.headers()).hasToString("[Field[H]]");
        assertThat(new Form().field("password", "MARK")).hasToString("Form[Field[password]]");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        call.body().writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"m\":\"MARK\"}");
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    /** So many zero bytes. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            left -= read;
            return read;
        }
    }
}
