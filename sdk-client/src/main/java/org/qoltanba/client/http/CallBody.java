package org.qoltanba.client.http;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import okhttp3.MultipartBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;

/** The body of a call: it knows its exact length and can be written again. */
abstract class CallBody {

    static final String JSON = "application/json; charset=utf-8";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String OCTETS = "application/octet-stream";

    private final @Nullable String mediaType;

    private CallBody(@Nullable String mediaType) {
        this.mediaType = mediaType;
    }

    @Nullable
    String mediaType() {
        return mediaType;
    }

    /** Whether sending it reads nothing from elsewhere. */
    boolean isInMemory() {
        return false;
    }

    abstract long length() throws IOException;

    abstract void writeTo(OutputStream out) throws IOException;

    static CallBody none() {
        return new InMemory(null, new byte[0]);
    }

    static CallBody inMemory(String mediaType, byte[] content) {
        return new InMemory(mediaType, content);
    }

    static CallBody document(DocumentSource document) {
        return new Document(document);
    }

    static CallBody streamed(StreamedJson writer) {
        return new Streamed(writer);
    }

    static CallBody form(MultipartBody form) {
        return new Parts(form);
    }

    private static final class InMemory extends CallBody {

        private final byte[] content;

        InMemory(@Nullable String mediaType, byte[] content) {
            super(mediaType);
            this.content = content;
        }

        @Override
        boolean isInMemory() {
            return true;
        }

        @Override
        long length() {
            return content.length;
        }

        @Override
        void writeTo(OutputStream out) throws IOException {
            out.write(content);
        }
    }

    private static final class Document extends CallBody {

        private final DocumentSource document;

        Document(DocumentSource document) {
            super(OCTETS);
            this.document = document;
        }

        @Override
        long length() {
            return document.size();
        }

        @Override
        void writeTo(OutputStream out) throws IOException {
            try (InputStream content = new DocumentReading(document)) {
                content.transferTo(out);
            }
        }
    }

    private static final class Parts extends CallBody {

        private final MultipartBody form;

        Parts(MultipartBody form) {
            super(form.contentType().toString());
            this.form = form;
        }

        @Override
        long length() throws IOException {
            return form.contentLength();
        }

        @Override
        void writeTo(OutputStream out) throws IOException {
            BufferedSink sink = Okio.buffer(Okio.sink(out));
            form.writeTo(sink);
            sink.flush();
        }
    }

    /** Written twice: once to count, with documents counted instead of read, and once to send. */
    private static final class Streamed extends CallBody {

        private final StreamedJson writer;

        Streamed(StreamedJson writer) {
            super(JSON);
            this.writer = writer;
        }

        @Override
        long length() throws IOException {
            CountingOutput counter = new CountingOutput();
            try (JsonGenerator json = Json.generator(counter)) {
                writer.write(json, document -> {
                    json.writeRawValue("");
                    counter.add(2 + 4 * ((document.size() + 2) / 3));
                });
            }
            return counter.count();
        }

        @Override
        void writeTo(OutputStream out) throws IOException {
            try (JsonGenerator json = Json.generator(out)) {
                writer.write(json, document -> {
                    try (InputStream content = new DocumentReading(document)) {
                        // Until the end, not for a stated length: so a document that has grown is noticed
                        json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, content, -1);
                    }
                });
            }
        }
    }

    private static final class CountingOutput extends OutputStream {

        private long count;

        void add(long bytes) {
            count += bytes;
        }

        long count() {
            return count;
        }

        @Override
        public void write(int octet) {
            count++;
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            count += length;
        }
    }
}
