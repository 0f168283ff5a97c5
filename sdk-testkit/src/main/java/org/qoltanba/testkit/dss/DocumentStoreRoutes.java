package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.MultipartForm;

/** The Document Store over HTTP (contract section 12.7). */
final class DocumentStoreRoutes implements Routes {

    private static final int OK = 200;
    private static final String ROOT = "/DocumentStore/api/documents";
    private static final String OCTETS = "application/octet-stream";
    private static final String UPLOAD_HEADER = "CPDSS-POSTDOC";
    private static final String INFO = "_info";
    private static final String CONTENT = "_content";
    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String ID = "id";

    private final DocumentStore store;
    private final DssDocumentSwitches switches;
    private final SdkClock clock;
    private final Supplier<String> boundaries;

    /**
     * Routes to a store.
     *
     * @param boundaries makes texts that occur in no document
     */
    DocumentStoreRoutes(
            DocumentStore store, DssDocumentSwitches switches, SdkClock clock, Supplier<String> boundaries) {
        this.store = store;
        this.switches = switches;
        this.clock = clock;
        this.boundaries = boundaries;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add(POST, ROOT, this::upload)
                .add(POST, ROOT + "/pack", this::pack)
                .add(POST, ROOT + "/multipartpack", this::multipartPack)
                .add(GET, ROOT + "/{id}/info", this::info)
                .add(POST, ROOT + "/info", this::infos)
                .add(GET, ROOT + "/hash/{hash}/info", this::infoByHash)
                .add(GET, ROOT + "/user/docinfo/all", this::all)
                .add(GET, ROOT + "/{id}/content", this::content)
                .add(POST, ROOT + "/content/download", this::download)
                .add("PATCH", ROOT + "/{id}", this::change)
                .add(POST, ROOT + "/{id}/link", this::link)
                .add(POST, ROOT + "/{id}/converted_content", this::convert)
                .add(GET, ROOT + "/{id}/converted_content", this::converted)
                .add(GET, ROOT + "/{id}/converted_content/info", this::conversion)
                .add("DELETE", ROOT + "/{id}", this::delete);
    }

    private Object upload(Call call) {
        DssUser user = call.bearer().user();
        FakeRequest request = call.request();
        if (request.mediaType().filter(OCTETS::equals).isEmpty()) {
            throw Refusals.invalidRequest("Ожидается файл в теле запроса");
        }
        String header = request.header(UPLOAD_HEADER).orElseThrow(DocumentRefusals::invalidData);
        DocumentInfo info = described(header).read();
        return new DocumentWire.Stored(store.put(user, new DocumentStore.Upload(info, content(request))));
    }

    /** The JSON in the header, which is Base64 for addresses; with or without padding. */
    private static DocumentWire.Upload described(String header) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(header);
            return DssJson.read(new ByteArrayInputStream(json), DocumentWire.Upload.class);
        } catch (IllegalArgumentException | DssRefusal malformed) {
            throw DocumentRefusals.invalidData();
        }
    }

    private static Bytes content(FakeRequest request) {
        try (InputStream body = request.body()) {
            return Bytes.of(body.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Object pack(Call call) {
        DssUser user = call.bearer().user();
        List<DocumentStore.Upload> uploads = new ArrayList<>();
        for (DocumentWire.@Nullable Upload document :
                required(call.body(DocumentWire.Pack.class).documents())) {
            if (document == null) {
                throw DocumentRefusals.invalidData();
            }
            if (document.content() == null) {
                throw DocumentRefusals.empty();
            }
            uploads.add(new DocumentStore.Upload(document.read(), document.content()));
        }
        return new DocumentWire.AllStored(store.putAll(user, uploads));
    }

    private Object multipartPack(Call call) {
        DssUser user = call.bearer().user();
        Map<String, Bytes> parts = new LinkedHashMap<>();
        for (MultipartForm.Part part : form(call.request())) {
            parts.put(part.name(), part.content());
        }
        List<DocumentStore.Upload> uploads = new ArrayList<>();
        parts.forEach((name, part) -> {
            if (name.endsWith(INFO)) {
                String file = name.substring(0, name.length() - INFO.length());
                uploads.add(new DocumentStore.Upload(
                        DssJson.read(part.asInputStream(), DocumentWire.Upload.class)
                                .read(),
                        Objects.requireNonNull(parts.getOrDefault(file + CONTENT, Bytes.of(new byte[0])))));
            } else if (!name.endsWith(CONTENT)
                    || !parts.containsKey(name.substring(0, name.length() - CONTENT.length()) + INFO)) {
                throw DocumentRefusals.invalidData();
            }
        });
        return new DocumentWire.AllStored(store.putAll(user, required(uploads)));
    }

    private static List<MultipartForm.Part> form(FakeRequest request) {
        try {
            return MultipartForm.read(request);
        } catch (IllegalArgumentException malformed) {
            throw Refusals.invalidRequest("Форма не читается");
        }
    }

    private Object info(Call call) {
        return wire(store.info(call.bearer().user(), call.path(ID)));
    }

    private Object infos(Call call) {
        DssUser user = call.bearer().user();
        Map<String, DocumentWire.Found> answer = new LinkedHashMap<>();
        for (String id : wanted(call)) {
            answer.put(id, found(user, id));
        }
        return answer;
    }

    private DocumentWire.Found found(DssUser user, String id) {
        try {
            return new DocumentWire.Found(true, wire(store.info(user, id)));
        } catch (DssRefusal notFound) {
            return new DocumentWire.Found(false, null);
        }
    }

    private Object infoByHash(Call call) {
        return wire(store.byHash(call.bearer().user(), call.path("hash")));
    }

    private Object all(Call call) {
        return store.all(call.bearer().user()).stream().map(this::wire).toList();
    }

    private Object content(Call call) {
        return file(store.read(call.bearer().user(), call.path(ID)));
    }

    private Object download(Call call) {
        DssUser user = call.bearer().user();
        ByteRanges parts = new ByteRanges(boundaries.get());
        for (String id : wanted(call)) {
            try {
                parts.add(id, OCTETS, store.read(user, id).content().toArray());
            } catch (DssRefusal refusal) {
                parts.addRefusal(id, refusal);
            }
        }
        return parts.response();
    }

    private Object change(Call call) {
        DssUser user = call.bearer().user();
        DocumentWire.Upload changed = call.body(DocumentWire.Upload.class);
        store.change(user, call.path(ID), changed::over);
        return RouteTable.DONE;
    }

    private Object link(Call call) {
        DssUser user = call.bearer().user();
        store.link(user, call.path(ID), call.body(DocumentWire.Link.class).documentId());
        return RouteTable.DONE;
    }

    private Object convert(Call call) {
        String id = call.path(ID);
        return wire(id, store.convert(call.bearer().user(), id));
    }

    private Object conversion(Call call) {
        String id = call.path(ID);
        return wire(id, store.conversion(call.bearer().user(), id));
    }

    private Object converted(Call call) {
        DocumentConversion conversion = store.conversion(call.bearer().user(), call.path(ID));
        Bytes content = conversion.content();
        if (content == null || clock.now().isBefore(conversion.readyAt())) {
            throw DocumentRefusals.notFound();
        }
        String type = Objects.requireNonNullElse(conversion.format(), "").equals("html")
                ? "text/html; charset=utf-8"
                : "application/pdf";
        return FakeResponse.of(OK, type, content.toArray());
    }

    private Object delete(Call call) {
        store.delete(call.bearer().user(), call.path(ID));
        return RouteTable.DONE;
    }

    private static List<String> wanted(Call call) {
        List<String> ids = new ArrayList<>();
        for (@Nullable String id : required(call.body(DocumentWire.Wanted.class).documentIds())) {
            if (id == null) {
                throw Refusals.invalidRequest("Идентификатор документа не указан");
            }
            ids.add(id);
        }
        return ids;
    }

    private static <T extends @Nullable Object> List<T> required(@Nullable List<T> list) {
        if (list == null || list.isEmpty()) {
            throw Refusals.invalidRequest("Документы не указаны");
        }
        return list;
    }

    private DocumentWire.Info wire(StoredDocument.Described document) {
        return DocumentWire.Info.of(document, switches);
    }

    private DocumentWire.Conversion wire(String id, DocumentConversion conversion) {
        String status = conversion.status(clock.now());
        return new DocumentWire.Conversion(
                id,
                status,
                conversion.format(),
                status.equals("Error") ? "Для этого типа документа нет модуля преобразования" : null);
    }

    private static FakeResponse file(DssDocument document) {
        return FakeResponse.of(OK, OCTETS, document.content().toArray())
                .header("Content-Disposition", ByteRanges.attachment("filename", document.name()));
    }
}
