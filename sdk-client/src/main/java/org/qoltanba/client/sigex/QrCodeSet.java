package org.qoltanba.client.sigex;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.ScannedSignature;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Json;

/**
 * Puts a signature together from QR codes: the parts in their order are the Base64 of a ZIP with the signature as its only
 * entry (contract section 7.9). Codes can be printed by anybody, so everything is bounded.
 */
final class QrCodeSet {

    private static final int MOST_PARTS = 1_000;

    /** More than any code holds. */
    private static final int LONGEST_PART = 4_096;

    private static final int LARGEST_SIGNATURE = 4 << 20;

    private QrCodeSet() {}

    /**
     * Reads what a QR reader read.
     *
     * @throws IllegalArgumentException if it is not one whole signature
     */
    static ScannedSignature read(Collection<String> texts) {
        SortedMap<Integer, QrPartWire> parts = new TreeMap<>();
        @Nullable QrPartWire first = null;
        for (String text : texts) {
            QrPartWire part = part(text);
            if (first == null) {
                first = part;
            }
            requireSame(first, part);
            QrPartWire twin = parts.putIfAbsent(Objects.requireNonNull(part.index()), part);
            if (twin != null && !Objects.equals(twin.data(), part.data())) {
                throw refused("two different QR codes claim the same place");
            }
        }
        if (first == null) {
            throw refused("there is no QR code");
        }
        int total = Objects.requireNonNull(first.total());
        if (parts.size() != total) {
            throw refused(parts.size() + " of " + total + " QR codes are there; read the others, too");
        }
        return new ScannedSignature(
                new SignatureRecord(DocumentId.of(required(first.documentId())), required(first.signId())),
                signature(content(parts.values()), SignatureUploadWire.isXml(first.signType())));
    }

    private static Signature signature(Bytes content, boolean isXml) {
        if (content.size() == 0 || Signature.of(content).isXml() != isXml) {
            throw refused("the file in them is not of the type they name");
        }
        return Signature.of(content);
    }

    private static QrPartWire part(String text) {
        if (Objects.requireNonNull(text, "a text").length() > LONGEST_PART) {
            throw refused("a QR code holds more than QR codes can");
        }
        @Nullable QrPartWire part;
        try {
            part = Json.read(text.getBytes(StandardCharsets.UTF_8), QrPartWire.class);
        } catch (IOException foreign) {
            throw refused("a QR code is none of a signature");
        }
        if (part == null || part.data() == null || part.index() == null || part.total() == null) {
            throw refused("a QR code is none of a signature");
        }
        // Counting from 1 or from 0: the samples do not tell for sure (contract section 16, question 14)
        if (part.total() < 1 || part.total() > MOST_PARTS || part.index() < 0 || part.index() > part.total()) {
            throw refused("a QR code has an impossible place in its set");
        }
        return part;
    }

    private static void requireSame(QrPartWire one, QrPartWire other) {
        if (!Objects.equals(one.documentId(), other.documentId())
                || !Objects.equals(one.signId(), other.signId())
                || !Objects.equals(one.signType(), other.signType())
                || !Objects.equals(one.total(), other.total())) {
            throw refused("the QR codes are of different signatures");
        }
    }

    private static Bytes content(Collection<QrPartWire> parts) {
        StringBuilder base64 = new StringBuilder();
        parts.forEach(part -> base64.append(part.data()));
        try (ZipInputStream zip =
                new ZipInputStream(Bytes.fromBase64(base64.toString()).asInputStream())) {
            if (zip.getNextEntry() == null) {
                throw refused("the QR codes do not hold a ZIP file");
            }
            byte[] content = zip.readNBytes(LARGEST_SIGNATURE);
            if (zip.read() >= 0) {
                throw refused("the signature is larger than " + LARGEST_SIGNATURE + " bytes");
            }
            if (zip.getNextEntry() != null) {
                throw refused("the QR codes hold more than one file");
            }
            return Bytes.of(content);
        } catch (IOException broken) {
            throw refused("the ZIP file in the QR codes is damaged");
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw refused("the QR codes do not say where the signature is registered");
        }
        return value;
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("These QR codes do not make a signature: " + why + ".");
    }
}
