package org.qoltanba.testkit.dss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.qoltanba.api.document.Bytes;

/** Signs PDF documents: a CMS inside, which leaves the document as it was (ISO 32000-1 section 12.8). */
final class PdfSignatures {

    private PdfSignatures() {}

    /** Whether the content is a PDF that can be signed. */
    static boolean canSign(Bytes content) {
        try (PDDocument document = Loader.loadPDF(content.toArray())) {
            return !document.isEncrypted();
        } catch (IOException malformed) {
            return false;
        }
    }

    /** The same document with the signature appended. */
    static Bytes sign(SigningRequest request, CmsMaker cms, Instant signingTime) {
        try (PDDocument document = Loader.loadPDF(request.content().toArray())) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(
                    request.form().isTimeStamped()
                            ? COSName.getPDFName("ETSI.CAdES.detached")
                            : PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setSignDate(GregorianCalendar.from(signingTime.atZone(ZoneOffset.UTC)));
            if (!request.pdf().reason().isEmpty()) {
                signature.setReason(request.pdf().reason());
            }
            if (!request.pdf().location().isEmpty()) {
                signature.setLocation(request.pdf().location());
            }
            document.addSignature(
                    signature,
                    content -> cms.detached(Bytes.of(content.readAllBytes()), request.form())
                            .toArray());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return Bytes.of(out.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException("The fake DSS cannot sign this PDF.", impossible);
        }
    }
}
