package org.qoltanba.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import wiremock.org.apache.commons.fileupload.FileItemIterator;
import wiremock.org.apache.commons.fileupload.FileItemStream;
import wiremock.org.apache.commons.fileupload.FileUpload;
import wiremock.org.apache.commons.fileupload.FileUploadException;
import wiremock.org.apache.commons.fileupload.UploadContext;

/** Reads forms with files (RFC 7578). */
public final class MultipartForm {

    /** Far more than any client sends; the request as a whole is bounded elsewhere. */
    private static final int MOST_PARTS = 1000;

    private MultipartForm() {}

    /**
     * A part of a form.
     *
     * @param name of the field
     * @param fileName of the file; null if the field is none
     * @param content of the field
     */
    public record Part(String name, @Nullable String fileName, Bytes content) {

        /**
         * Checks that name and content are there.
         *
         * @param name of the field
         * @param fileName of the file, or null
         * @param content of the field
         */
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(content, "content");
        }

        /** Never shows the content. */
        @Override
        public String toString() {
            return "Part[" + name + "]";
        }
    }

    /**
     * Reads a whole form.
     *
     * @param request with a body of type {@code multipart/form-data}
     * @return the parts in their order
     * @throws IllegalArgumentException if the body is no such form
     */
    public static List<Part> read(FakeRequest request) {
        FileUpload reader = new FileUpload();
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        List<Part> parts = new ArrayList<>();
        try (InputStream body = request.body()) {
            FileItemIterator items = reader.getItemIterator(new Context(request, body));
            while (items.hasNext()) {
                parts.add(part(items.next()));
                if (parts.size() > MOST_PARTS) {
                    throw new IllegalArgumentException("A form has at most " + MOST_PARTS + " parts.");
                }
            }
        } catch (FileUploadException | IOException malformed) {
            throw new IllegalArgumentException("This is no form with files.", malformed);
        }
        return parts;
    }

    private static Part part(FileItemStream item) throws IOException {
        if (item.getFieldName() == null) {
            throw new IllegalArgumentException("A part of the form has no name.");
        }
        try (InputStream content = item.openStream()) {
            return new Part(item.getFieldName(), item.getName(), Bytes.of(content.readAllBytes()));
        }
    }

    /** A request as the library wants to see it. */
    private record Context(FakeRequest request, InputStream body) implements UploadContext {

        @Override
        public long contentLength() {
            return request.bodySize();
        }

        @Override
        public @Nullable String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public @Nullable String getContentType() {
            return request.header("content-type").orElse(null);
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return request.bodySize();
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
