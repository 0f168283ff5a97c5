package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.sigex.BuiltCard;
import org.qoltanba.api.sigex.CardOptions;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.ParsedCard;
import org.qoltanba.api.sigex.QrCodeOptions;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.ScannedSignature;
import org.qoltanba.api.sigex.SigexCards;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureFormat;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;

/** Cards and QR codes, there and back. */
class CardFlowTest {

    private final FakeServices world = FakeServices.create();
    private final Qoltanba qoltanba = Qoltanba.builder()
            .sigex(SigexEndpoint.of(world.sigex().uri()))
            .time(world.clock())
            .build();
    private final SigexCards cards = qoltanba.sigex().cards();
    private final TestIdentity company = world.pki().employee(Bin.of("123456789012"), Iin.of("750202400456"));
    private final TestIdentity other = world.pki().individual(Iin.of("900303400789"));
    private Bytes content = Bytes.of(new byte[0]);
    private DocumentSource contract = DocumentSource.of("contract.pdf", content);

    @BeforeEach
    void makeAContract() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf);
        }
        content = Bytes.of(pdf.toByteArray());
        contract = DocumentSource.of("contract.pdf", content);
    }

    @AfterEach
    void close() {
        qoltanba.close();
        world.close();
    }

    private RegisteredDocument signedByBoth() {
        RegisteredDocument registered =
                qoltanba.sigex().register(contract).signedBy(company.signer()).submit();
        registered.sign(contract, other.signer());
        return registered;
    }

    @Test
    void aCardCarriesTheDocumentAndItsSignatures() {
        assertThat(cards.check(contract).size()).isPositive();
        RegisteredDocument registered = signedByBoth();

        BuiltCard card = cards.build(registered.id(), contract, CardOptions.defaults());
        ParsedCard parsed = cards.parse(DocumentSource.of("card.pdf", card.content()));

        assertThat(parsed.documentId()).isEqualTo(registered.id());
        assertThat(parsed.document()).isEqualTo(content);
        assertThat(parsed.signIds())
                .containsExactlyElementsOf(registered.signatures().stream()
                        .map(RegisteredSignature::signId)
                        .toList());
        assertThat(cards.parseAndRegister(DocumentSource.of("card.pdf", card.content())))
                .isEqualTo(parsed);
    }

    @Test
    void whatIsNoCardIsRefused() {
        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> cards.parse(contract));
        RegisteredDocument registered = signedByBoth();
        assertThatExceptionOfType(DocumentMismatchException.class)
                .isThrownBy(() -> cards.build(
                        registered.id(), DocumentSource.text("contract.pdf", "another"), CardOptions.defaults()));
    }

    @Test
    void ezSignerGetsAllSignaturesInOne() {
        RegisteredDocument registered = signedByBoth();

        assertThat(cards.buildEzSigner(registered.id(), contract).content().size())
                .isGreaterThan(content.size());
    }

    @Test
    void aSignatureComesBackFromItsQrCodes() throws IOException, ReaderException {
        RegisteredDocument registered = signedByBoth();
        RegisteredSignature signature = registered.signatures().get(1);

        List<String> texts = new ArrayList<>();
        for (Bytes picture : signature.exportQrCodes(SignatureFormat.COMPLETE, QrCodeOptions.SUGGESTED)) {
            texts.add(text(picture));
        }
        ScannedSignature scanned = cards.readQrCodes(texts);

        assertThat(texts).hasSizeGreaterThan(1);
        assertThat(scanned.record()).isEqualTo(new SignatureRecord(registered.id(), signature.signId()));
        assertThat(scanned.signature()).isEqualTo(signature.export());
        assertThat(world.verifier().verify(scanned.signature(), contract).indication())
                .hasToString("TOTAL_PASSED");
    }

    private static String text(Bytes picture) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(picture.asInputStream());
        if (image == null) {
            throw NotFoundException.getNotFoundInstance();
        }
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(source)),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
