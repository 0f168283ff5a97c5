package org.qoltanba.testkit.dss;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.qoltanba.testkit.http.FakeResponse;

/**
 * An answer of several documents, {@code multipart/byteranges} (contract section 12.7). A part is named after its
 * document; one in JSON says why there is none. Used by one thread.
 */
final class ByteRanges {

    private static final int OK = 200;
    private static final String LINE = "\r\n";

    private final String boundary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    ByteRanges(String boundary) {
        this.boundary = boundary;
    }

    /** Adds a document. */
    void add(String id, String contentType, byte[] content) {
        write("--" + boundary + LINE + "Content-Type: " + contentType + LINE + "Content-Disposition: "
                + attachment("name", id) + LINE + "Content-Length: " + content.length + LINE + LINE);
        body.writeBytes(content);
        write(LINE);
    }

    /** Adds the reason why there is no document. */
    void addRefusal(String id, DssRefusal refusal) {
        AnswerWire.Refused reason = new AnswerWire.Refused(Objects.requireNonNull(refusal.code()), refusal.text());
        add(id, "application/json; charset=utf-8", DssJson.writeBytes(reason));
    }

    /** The whole answer; nothing can be added any more. */
    FakeResponse response() {
        write("--" + boundary + "--" + LINE);
        return FakeResponse.of(OK, "multipart/byteranges; boundary=\"" + boundary + "\"", body.toByteArray());
    }

    /** A disposition with one name; what is not ASCII is written as RFC 6266 section 4.3 says. */
    static String attachment(String parameter, String name) {
        boolean isPlain =
                name.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f && letter != '"' && letter != '\\');
        return isPlain
                ? "attachment; " + parameter + "=\"" + name + "\""
                : "attachment; " + parameter + "*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
