package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.sigex.BuiltCard;
import org.qoltanba.api.sigex.CardOptions;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.ParsedCard;
import org.qoltanba.api.sigex.ScannedSignature;
import org.qoltanba.api.sigex.SigexCards;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Cards over the wire, and signatures read back from QR codes. */
class CardsTest {

    private static final DocumentId ID = DocumentId.of("Ab3dEf6hIj9kLm2n");
    private static final String BUILD = "POST /api/" + ID + "/buildDDC";
    private static final String PARSE = "POST /api/parseDDC";
    private static final DocumentSource DOCUMENT = DocumentSource.text("a.pdf", "content");
    private static final byte[] CMS = {0x30, 3, 2, 1, 5};

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final SigexCards cards = SigexService.connect(
                    SigexEndpoint.of(server.address()), engine.transport(), engine.waiting())
            .cards();

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    @Covers("POST /api/{id}/buildDDC")
    void aCardIsBuiltAsAskedFor() {
        server.on(BUILD, "{'documentId':'" + ID + "','ddc':'JVBERg==','dataArchived':true}");

        BuiltCard card = cards.build(
                ID,
                DOCUMENT,
                CardOptions.builder()
                        .fileName("b.pdf")
                        .withoutDocumentVisualization()
                        .withoutSignaturesVisualization()
                        .withoutQrCodesInSignaturesVisualization()
                        .withoutId()
                        .qrWithIdLink()
                        .withLabelVerified()
                        .in(Language.KK, Language.RU)
                        .build());
        cards.build(ID, DOCUMENT, CardOptions.defaults());

        assertThat(card).isEqualTo(new BuiltCard(ID, Bytes.fromBase64("JVBERg=="), true));
        assertThat(server.requests(BUILD))
                .extracting(request -> request.getUrl().encodedQuery())
                .containsExactly(
                        "fileName=b.pdf&withoutDocumentVisualization=true&withoutSignaturesVisualization=true"
                                + "&withoutQRCodesInSignaturesVisualization=true&withoutID=true&qrWithIDLink=true"
                                + "&withLabelVerified=true&language=kk%2Fru",
                        null);
        assertThat(server.bodies(BUILD)).containsExactly("content", "content");
        assertThat(server.requests(BUILD).get(0).getHeaders().get("Content-Length"))
                .isEqualTo("7");
    }

    @Test
    @Covers("POST /api/{id}/buildEzSigner")
    void ezSignerGetsOneSignature() {
        server.on("POST /api/" + ID + "/buildEzSigner", "{'signature':'MAMCAQU=','dataArchived':false}");

        assertThat(cards.buildEzSigner(ID, DOCUMENT)).isEqualTo(new BuiltCard(ID, Bytes.of(CMS), false));
    }

    @Test
    @Covers("POST /api/parseDDC")
    void aCardIsTakenApart() {
        server.on(PARSE, "{'documentId':'" + ID + "','signIds':[1,2],'document':'Y29udGVudA==','dataArchived':false}");

        ParsedCard parsed = cards.parse(DOCUMENT);
        cards.parseAndRegister(DOCUMENT);

        assertThat(parsed.documentId()).isEqualTo(ID);
        assertThat(parsed.signIds()).containsExactly(1L, 2L);
        assertThat(parsed.document()).isEqualTo(Bytes.fromBase64("Y29udGVudA=="));
        assertThat(server.requests(PARSE))
                .extracting(request -> request.getUrl().encodedQuery())
                .containsExactly(null, "registerUnknownSignatures=true");
    }

    @Test
    void aRefusalOfACardIsHandedOn() {
        server.on(PARSE, "{'message':'Failed to parse digital document card','requestID':1}");

        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> cards.parse(DOCUMENT));
    }

    @Test
    @Covers("POST /api/checkPDFForDDC")
    void aDocumentIsTriedBeforeAnybodySigns() {
        server.on("POST /api/checkPDFForDDC", "{'sampleDDC':'JVBERg=='}");

        assertThat(cards.check(DOCUMENT)).isEqualTo(Bytes.fromBase64("JVBERg=="));
    }

    private static List<String> codes(int parts, byte[]... files) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            for (int i = 0; i < files.length; i++) {
                zip.putNextEntry(new ZipEntry((17 + i) + ".cms"));
                zip.write(files[i]);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        String base64 = Bytes.of(zipped.toByteArray()).toBase64();
        List<String> codes = new ArrayList<>();
        int length = (base64.length() + parts - 1) / parts;
        for (int i = 0; i < parts; i++) {
            codes.add(("{'documentId':'" + ID + "','signId':17,'signType':'cms','total':" + parts + ",'index':"
                            + (i + 1)
                            + ",'data':'" + base64.substring(i * length, Math.min(base64.length(), (i + 1) * length))
                            + "'}")
                    .replace('\'', '"'));
        }
        return codes;
    }

    @Test
    void qrCodesMakeTheSignatureInWhateverOrderTheyAreRead() {
        List<String> codes = codes(5, CMS);
        Collections.reverse(codes);
        codes.add(codes.get(2));

        ScannedSignature scanned = cards.readQrCodes(codes);

        assertThat(scanned.signature().encoded()).isEqualTo(Bytes.of(CMS));
        assertThat(scanned.record()).isEqualTo(new SignatureRecord(ID, 17));
    }

    @Test
    void qrCodesThatAreNoWholeSignatureAreRefused() {
        List<String> codes = codes(3, CMS);

        assertThatIllegalArgumentException().isThrownBy(() -> cards.readQrCodes(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.readQrCodes(codes.subList(0, 2)))
                .withMessageContaining("2 of 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.readQrCodes(List.of("https://example.kz")))
                .withMessageContaining("none of a signature");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.readQrCodes(
                        List.of(codes.get(0), codes.get(1).replace("\"signId\":17", "\"signId\":18"), codes.get(2))))
                .withMessageContaining("different signatures");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.readQrCodes(
                        List.of(codes.get(0), codes.get(0).replace("\"data\":\"UE", "\"data\":\"UF"), codes.get(1))))
                .withMessageContaining("same place");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.readQrCodes(codes(2, CMS, CMS)))
                .withMessageContaining("more than one file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.readQrCodes(List.of("x".repeat(5000))))
                .withMessageContaining("more than QR codes can");
    }

    /** A few kilobytes of codes that unpack to far more. */
    @Test
    void aSignatureIsUnpackedUpToALimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.readQrCodes(codes(8, new byte[(4 << 20) + 1])))
                .withMessageContaining("larger than");
    }
}
