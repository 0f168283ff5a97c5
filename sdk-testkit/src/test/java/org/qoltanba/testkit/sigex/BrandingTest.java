package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.qr.QrReader;

/** Contract section 5.13: what an organisation has set for its information system is seen in QR codes and on cards. */
class BrandingTest {

    private static final int DOTS_PER_INCH = 200;

    private final SigexWorld world = new SigexWorld();
    private final TestInformationSystem system = new Company(world).account.informationSystem();
    private final SigexCaller caller = SigexCaller.system(world, system);

    @Test
    void theLogoIsInTheMiddleOfQrCodesThatCanStillBeRead() throws IOException {
        brand(object().put("qrLogo", Bytes.of(Pictures.png(102, 102, Color.RED)).toBase64()));

        Bytes own = qrCode(caller);

        BufferedImage picture = ImageIO.read(own.asInputStream());
        assertThat(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2))
                .isEqualTo(Color.RED.getRGB());
        assertThat(QrReader.read(own)).startsWith("mobileSign:");
        assertThat(count(ImageIO.read(qrCode(SigexCaller.anonymous(world)).asInputStream()), Color.RED))
                .isZero();
    }

    @Test
    void cardsBearTheLogosAndTheCaption() throws IOException {
        brand(logos());

        byte[] card = card();

        BufferedImage page = firstPage(card);
        assertThat(count(page, Color.BLUE)).isPositive();
        assertThat(count(page, Color.RED)).isPositive();
        assertThat(QrReader.read(png(page))).startsWith("https://sigex.kz/show/?id=");
        assertThat(text(card)).contains("Поставка с 1999 года");
    }

    @Test
    void aCardMayHaveNoLogo() throws IOException {
        brand(logos().put("ddcLogoDisable", true));

        byte[] card = card();

        assertThat(count(firstPage(card), Color.BLUE)).isZero();
        assertThat(text(card)).doesNotContain("Поставка с 1999 года");
    }

    private static ObjectNode logos() {
        ObjectNode logos = object().put(
                        "qrLogo", Bytes.of(Pictures.png(60, 60, Color.RED)).toBase64())
                .put("ddcLogo", Bytes.of(Pictures.png(200, 100, Color.BLUE)).toBase64());
        return logos.set("ddcLogoString", json("{'ru':'Поставка с 1999 года','kk':'1999 жылдан'}"));
    }

    private void brand(ObjectNode look) {
        ObjectNode settings = object();
        ObjectNode entry = settings.putArray("tlsCertificatesList").addObject();
        entry.put("description", "1C").put("body", system.certificatePem()).set("settings", look);
        settings.set("organizationSettings", json("{'tlsCertificatesIndices':[0]}"));
        accepted(caller.post("/api/organizationSettings", settings));
    }

    private static Bytes qrCode(SigexCaller somebody) {
        return Bytes.fromBase64(accepted(somebody.post("/api/egovQr", json("{'description':'Contract'}")))
                .get("qrCode")
                .textValue());
    }

    private byte[] card() {
        String documentId = accepted(caller.post("/api", SigexWorld.registration(SigexWorld.cms(world.individual()))))
                .get("documentId")
                .textValue();
        accepted(caller.send("/api/" + documentId + "/data", SigexWorld.DOCUMENT));
        String query = "?qrWithIDLink=true&withoutID=true&withoutDocumentVisualization=true"
                + "&withoutSignaturesVisualization=true";
        return Bytes.fromBase64(accepted(caller.send("/api/" + documentId + "/buildDDC" + query, SigexWorld.DOCUMENT))
                        .get("ddc")
                        .textValue())
                .toArray();
    }

    private static BufferedImage firstPage(byte[] card) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(card)) {
            return new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH);
        }
    }

    private static String text(byte[] card) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(card)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static Bytes png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", content);
        return Bytes.of(content.toByteArray());
    }

    private static long count(BufferedImage picture, Color colour) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(at -> picture.getRGB(at % picture.getWidth(), at / picture.getWidth()) == colour.getRGB())
                .count();
    }
}
