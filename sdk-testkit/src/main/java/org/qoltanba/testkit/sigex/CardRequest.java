package org.qoltanba.testkit.sigex;

import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.card.CardLanguage;
import org.qoltanba.testkit.http.FakeRequest;

/**
 * What a card is to show (contract section 7.10).
 *
 * @param fileName the name of the original inside; null for the title of the document
 * @param document whether there are pages with the document
 * @param signatures whether there are pages with the signatures
 * @param qrCodes whether these show the signatures as QR codes
 * @param id whether the identifier stands above every page
 * @param link whether there is a QR code with the address of the document's page
 * @param verified whether the code says that it was verified
 * @param language in which language
 */
record CardRequest(
        @Nullable String fileName,
        boolean document,
        boolean signatures,
        boolean qrCodes,
        boolean id,
        boolean link,
        boolean verified,
        CardLanguage language) {

    /** Reads the query of a call. */
    static CardRequest of(FakeRequest request) {
        return new CardRequest(
                request.query("fileName").orElse(null),
                !flag(request, "withoutDocumentVisualization"),
                !flag(request, "withoutSignaturesVisualization"),
                !flag(request, "withoutQRCodesInSignaturesVisualization"),
                !flag(request, "withoutID"),
                flag(request, "qrWithIDLink"),
                flag(request, "withLabelVerified"),
                request.query("language").map(CardRequest::language).orElse(CardLanguage.RU));
    }

    /** The name of the original inside the card; refuses what is no name, or no PDF though it is to be shown. */
    String originalName(String title) {
        String name = fileName == null ? title : fileName;
        if (!FileNames.isFileName(name)) {
            throw Refusal.INVALID_FILE_NAME.exception();
        }
        if (document && !FileNames.isPdf(name)) {
            throw Refusal.DOCUMENT_TYPE_NOT_SUPPORTED.exception();
        }
        return name;
    }

    private static CardLanguage language(String name) {
        return switch (name) {
            case "ru" -> CardLanguage.RU;
            case "kk" -> CardLanguage.KK;
            case "kk/ru" -> CardLanguage.KK_RU;
            default -> throw Refusal.INVALID_QUERY_PARAMETER.exception();
        };
    }

    private static boolean flag(FakeRequest request, String name) {
        return request.query(name).map(RequestReader::flag).orElse(false);
    }
}
