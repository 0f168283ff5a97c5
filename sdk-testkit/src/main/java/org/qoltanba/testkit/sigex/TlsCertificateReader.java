package org.qoltanba.testkit.sigex;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.qoltanba.api.document.Bytes;

/** Reads the certificates of information systems and how their documents look (contract sections 5.13 and 14). */
final class TlsCertificateReader {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 224;
    private static final Set<String> TWO_LANGUAGES = Set.of("kk", "ru");
    private static final Set<String> THREE_LANGUAGES = Set.of("kk", "ru", "en");
    private static final int QR_LOGO_SIDE = 102;
    private static final int CARD_LOGO_WIDTH = 200;
    private static final int CARD_LOGO_HEIGHT = 100;
    /** The first bytes of a PNG file up to its width: signature, length and name of the chunk IHDR (W3C PNG, 5.2). */
    private static final byte[] PNG_BEGINNING = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    private final SigexSwitches switches;

    TlsCertificateReader(SigexSwitches switches) {
        this.switches = switches;
    }

    /**
     * Reads an element of the list.
     *
     * @throws RefusedException if it is not as it should be
     */
    TlsCertificate read(RequestObject request) {
        String body = request.requiredText("body");
        TlsCertificate certificate = new TlsCertificate(
                request.text("description", switches.limits().field()).orElse(""),
                body,
                Untrusted.orRefuse(Refusal.UNFIT_TLS_CERTIFICATE, () -> certificate(body)),
                request.flag("disabled"),
                request.object("settings").map(this::branding).orElse(Branding.NONE));
        request.requireNothingElse();
        return certificate;
    }

    private static X509CertificateHolder certificate(String pem) throws IOException, CertificateException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof X509CertificateHolder certificate)) {
                throw Refusal.UNFIT_TLS_CERTIFICATE.exception();
            }
            PublicKey key = new JcaX509CertificateConverter()
                    .getCertificate(certificate)
                    .getPublicKey();
            boolean isLongEnough = key instanceof RSAPublicKey rsa
                    ? rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                    : key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
            if (!isLongEnough) {
                throw Refusal.UNFIT_TLS_CERTIFICATE.exception();
            }
            return certificate;
        }
    }

    private Branding branding(RequestObject request) {
        Branding branding = new Branding(
                request.texts(
                        "ddcHowToVerifyStrings",
                        TWO_LANGUAGES,
                        switches.limits().field()),
                request.texts(
                        "qrOrganisationName", THREE_LANGUAGES, switches.limits().field()),
                request.text("qrLogo").map(this::qrLogo).orElse(null),
                request.text("ddcLogo").map(this::cardLogo).orElse(null),
                request.texts("ddcLogoString", TWO_LANGUAGES, switches.limits().field()),
                request.flag("ddcLogoDisable"));
        request.requireNothingElse();
        return branding;
    }

    private Bytes qrLogo(String base64) {
        Bytes picture = picture(base64, Refusal.INVALID_QR_LOGO_FORMAT);
        if (picture.size() > switches.limits().logo()) {
            throw Refusal.INVALID_QR_LOGO_SIZE.exception();
        }
        Size size = size(picture, Refusal.INVALID_QR_LOGO_FORMAT);
        if (size.width() > QR_LOGO_SIDE || size.height() > QR_LOGO_SIDE) {
            throw Refusal.INVALID_QR_LOGO_RESOLUTION.exception();
        }
        return picture;
    }

    /** There are no refusals of its own for the logo of cards. */
    private Bytes cardLogo(String base64) {
        Bytes picture = picture(base64, Refusal.INVALID_STRUCTURE);
        if (!size(picture, Refusal.INVALID_STRUCTURE).equals(new Size(CARD_LOGO_WIDTH, CARD_LOGO_HEIGHT))) {
            throw Refusal.INVALID_STRUCTURE.exception();
        }
        return picture;
    }

    private record Size(int width, int height) {}

    private static Bytes picture(String base64, Refusal otherwise) {
        return Untrusted.orRefuse(otherwise, () -> Bytes.of(Base64.getDecoder().decode(base64)));
    }

    private static Size size(Bytes picture, Refusal otherwise) {
        try (DataInputStream in = new DataInputStream(picture.asInputStream())) {
            if (!Bytes.of(in.readNBytes(PNG_BEGINNING.length)).equals(Bytes.of(PNG_BEGINNING))) {
                throw otherwise.exception();
            }
            return new Size(in.readInt(), in.readInt());
        } catch (IOException tooShort) {
            throw otherwise.exception();
        }
    }
}
