package org.qoltanba.testkit.sigex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.qr.Bitmap;
import org.qoltanba.testkit.qr.QrCode;

/**
 * A signature as a set of QR codes (contract section 7.9): zipped, in Base64, cut into parts that fit, each part in JSON.
 *
 * @param version of the codes, 11 to 40
 * @param level how much of a code may be damaged
 */
record SignatureQrSet(int version, QrCode.Level level) {

    /** What the service makes unless told otherwise. */
    static final SignatureQrSet USUAL = new SignatureQrSet(25, QrCode.Level.M);

    private static final int LOWEST_VERSION = 11;
    private static final int HIGHEST_VERSION = 40;

    /** Room for the digits of total and index, as the specification of document cards counts. */
    private static final int ROOM_FOR_NUMBERS = 10;

    private static final int PIXELS_PER_MODULE = 2;

    /** Refuses codes that are too small, and those that do not exist. */
    SignatureQrSet {
        if (version < LOWEST_VERSION) {
            throw Refusal.QR_VERSION_TOO_LOW.exception();
        }
        if (version > HIGHEST_VERSION) {
            throw Refusal.INVALID_QUERY_PARAMETER.exception();
        }
    }

    /** The error correction as a query names it. */
    static QrCode.Level level(String name) {
        return switch (name) {
            case "L" -> QrCode.Level.L;
            case "M" -> QrCode.Level.M;
            case "Q" -> QrCode.Level.Q;
            case "H" -> QrCode.Level.H;
            default -> throw Refusal.INVALID_QUERY_PARAMETER.exception();
        };
    }

    /** The pictures of all parts, in order. */
    List<Bitmap> of(String documentId, StoredSignature signature, Bytes exported, SigexSwitches switches) {
        String signType = signature.type().wire();
        String data = zipped(signature, exported).toBase64();
        PartWire empty = new PartWire(documentId, signature.signId(), signType, 0, 0, "");
        int room = QrCode.capacity(version, level) - SigexJson.write(empty).length() - ROOM_FOR_NUMBERS;
        int total = (data.length() + room - 1) / room;
        int less = switches.signatures().qrPartsFromZero() ? 1 : 0;
        List<Bitmap> pictures = new ArrayList<>();
        for (int index = 1; index <= total; index++) {
            String part = data.substring((index - 1) * room, Math.min(index * room, data.length()));
            PartWire wire = new PartWire(documentId, signature.signId(), signType, total, index - less, part);
            pictures.add(QrCode.of(SigexJson.write(wire), version, level).picture(PIXELS_PER_MODULE));
        }
        return List.copyOf(pictures);
    }

    /** What one code says. */
    record PartWire(String documentId, long signId, String signType, int total, int index, String data) {}

    private static Bytes zipped(StoredSignature signature, Bytes exported) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            ZipEntry entry =
                    new ZipEntry(signature.signId() + "." + signature.type().wire());
            entry.setTimeLocal(signature.storedAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
            out.putNextEntry(entry);
            exported.writeTo(out);
            out.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Bytes.of(zip.toByteArray());
    }
}
