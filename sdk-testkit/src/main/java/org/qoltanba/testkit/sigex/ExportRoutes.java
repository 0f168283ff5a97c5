package org.qoltanba.testkit.sigex;

import java.util.List;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.qr.QrCode;

/** Other ways for signatures to leave the service (contract sections 7.9, 7.11 and 7.14). */
final class ExportRoutes implements Routes {

    private final SigexService service;
    private final SigexSwitches switches;
    private final RequestReader requests;

    ExportRoutes(SigexService service, SigexSwitches switches, RequestReader requests) {
        this.service = service;
        this.switches = switches;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", "/api/{id}/signature/{signId}/qr", this::qrCodes)
                .add("POST", "/api/{id}/buildEzSigner", this::ezSigner)
                .add("GET", "/api/{id}/buildFileName", this::fileName);
    }

    private Object qrCodes(Call call) {
        SignatureFormat format = SignatureFormat.of(call);
        int version = call.number("qrVersion")
                .map(number -> number > Integer.MAX_VALUE ? Integer.MAX_VALUE : number.intValue())
                .orElse(SignatureQrSet.USUAL.version());
        QrCode.Level level = call.query("qrLevel").map(SignatureQrSet::level).orElse(SignatureQrSet.USUAL.level());
        SignatureQrSet set = new SignatureQrSet(version, level);
        String documentId = call.path("id");
        StoredSignature signature =
                service.signature(call.caller(), documentId, RequestReader.signId(call.path("signId")));
        Bytes exported = format.export(signature, switches.signatures().evidenceNeedsCms());
        List<String> pictures = set.of(documentId, signature, exported, switches).stream()
                .map(picture -> picture.png().toBase64())
                .toList();
        return new QrCodesWire(documentId, signature.signId(), signature.type().wire(), format.number(), pictures);
    }

    private Object ezSigner(Call call) {
        String documentId = call.path("id");
        DocumentContent content = requests.content(call.request());
        SigexDocument document = service.verified(call.caller(), documentId, content);
        document.requireCmsOnly();
        Bytes cms = EzSigner.cms(content.read(), document.stored());
        return new EzSignerWire(documentId, cms.toBase64(), document.isArchived());
    }

    private Object fileName(Call call) {
        String documentId = call.path("id");
        SigexDocument document = service.info(call.caller(), documentId, 0).document();
        String name = call.query("name").orElse(document.title());
        return new FileNameWire(documentId, FileNames.withId(name, documentId));
    }

    /** {@code GET /api/{id}/signature/{signId}/qr}. */
    record QrCodesWire(String documentId, long signId, String signType, int signFormat, List<String> qrCodes) {}

    /** {@code POST /api/{id}/buildEzSigner}. */
    record EzSignerWire(String documentId, String signature, boolean dataArchived) {}

    /** {@code GET /api/{id}/buildFileName}. */
    record FileNameWire(String documentId, String fileName) {}
}
