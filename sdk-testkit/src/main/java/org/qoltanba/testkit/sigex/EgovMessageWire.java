package org.qoltanba.testkit.sigex;

import java.util.ArrayList;
import java.util.List;
import org.qoltanba.api.document.Bytes;

/** What the service sends to an app of eGov when it hands over documents itself: the message of contract section 7.51. */
record EgovMessageWire(String signMethod, List<Document> documentsToSign) {

    private static final String DETACHED = "CMS_SIGN_ONLY";
    private static final String PDF = "@file/pdf";

    /** The documents, numbered from 1, with what the phone shows about each. */
    static Bytes toSign(List<EgovTarget.Original> originals, List<List<EgovOperation.Meta>> meta) {
        List<Document> documents = new ArrayList<>();
        for (EgovTarget.Original original : originals) {
            int index = documents.size();
            List<EgovOperation.Meta> lines = index < meta.size() ? meta.get(index) : List.of();
            String title = original.title();
            String type = FileNames.isPdf(title) ? PDF : "";
            File file = new File(type, original.content().toBase64());
            documents.add(new Document(index + 1, title, title, title, lines, new Content(file)));
        }
        return Bytes.of(SigexJson.writeBytes(new EgovMessageWire(DETACHED, documents)));
    }

    /** One document. */
    record Document(
            int id, String nameRu, String nameKz, String nameEn, List<EgovOperation.Meta> meta, Content document) {}

    /** What it consists of. */
    record Content(File file) {}

    /** Its bytes in Base64. */
    record File(String mime, String data) {}
}
