package org.qoltanba.client.http;

import java.util.Objects;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;

/**
 * A form with files ({@code multipart/form-data}, RFC 7578), written as it is sent: files cost no memory, and the length is
 * known before the first byte. Parts keep their order. Not thread-safe.
 */
public final class FileForm {

    private final MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);

    /**
     * Adds JSON.
     *
     * @param name the name of the part
     * @param writer writes it; no document stands in it
     * @return this
     */
    public FileForm json(String name, StreamedJson writer) {
        byte[] json = Json.writeMembers(Objects.requireNonNull(writer, "writer"));
        return part(name, null, CallBody.inMemory(CallBody.JSON, json), json.length);
    }

    /**
     * Adds a file.
     *
     * @param name the name of the part
     * @param document the file
     * @return this
     */
    public FileForm file(String name, DocumentSource document) {
        return part(name, document.name(), CallBody.document(document), document.size());
    }

    private FileForm part(String name, @Nullable String fileName, CallBody body, long length) {
        parts.addFormDataPart(Objects.requireNonNull(name, "name"), fileName, new WireBody(body, length, false));
        return this;
    }

    CallBody body() {
        return CallBody.form(parts.build());
    }

    @Override
    public String toString() {
        return "FileForm";
    }
}
