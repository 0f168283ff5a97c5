package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.qoltanba.api.document.Bytes;

/** Signs PDF documents: a CMS inside, which leaves the document as it was (ISO 32000-1 section 12.8). */
final class PdfSignatures {

    /** Octets for a signature with its time stamps and evidence. */
    private static final int ROOM = 0x8000;

    private static final PDRectangle FRAME = new PDRectangle(36, 36, 200, 60);

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
    static Bytes sign(SigningRequest request, UnaryOperator<Bytes> signer, Instant signingTime) {
        try (PDDocument document = Loader.loadPDF(request.content().toArray())) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(
                    request.form().bindsCertificate()
                            ? COSName.getPDFName("ETSI.CAdES.detached")
                            : PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setSignDate(GregorianCalendar.from(signingTime.atZone(ZoneOffset.UTC)));
            if (!request.pdf().reason().isEmpty()) {
                signature.setReason(request.pdf().reason());
            }
            if (!request.pdf().location().isEmpty()) {
                signature.setLocation(request.pdf().location());
            }
            request.pdf().certification().ifPresent(level -> certify(document, signature, level));
            try (SignatureOptions options = options(request, document)) {
                document.addSignature(
                        signature,
                        content ->
                                signer.apply(Bytes.of(content.readAllBytes())).toArray(),
                        options);
                return appended(document);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("The fake DSS cannot sign this PDF.", impossible);
        }
    }

    private static Bytes appended(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.saveIncremental(out);
        return Bytes.of(out.toByteArray());
    }

    /** What may still be done to the document (ISO 32000-1 section 12.8.2.2). */
    private static void certify(PDDocument document, PDSignature signature, int permissions) {
        COSDictionary transform = new COSDictionary();
        transform.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
        transform.setInt(COSName.P, permissions);
        transform.setName(COSName.V, "1.2");
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem(COSName.getPDFName("TransformMethod"), COSName.DOCMDP);
        reference.setItem(COSName.getPDFName("TransformParams"), transform);
        COSArray references = new COSArray();
        references.add(reference);
        signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary allowed = new COSDictionary();
        allowed.setItem(COSName.DOCMDP, signature);
        catalog.setItem(COSName.PERMS, allowed);
        catalog.setNeedToBeUpdated(true);
    }

    /** Room for long-term signatures; a visible one has a frame on the first page. */
    private static SignatureOptions options(SigningRequest request, PDDocument document) throws IOException {
        SignatureOptions options = new SignatureOptions();
        options.setPreferredSignatureSize(ROOM);
        if (request.pdf().visible()) {
            options.setPage(0);
            options.setVisualSignature(new ByteArrayInputStream(
                    appearance(document.getPage(0).getMediaBox()).toArray()));
        }
        return options;
    }

    /** A document with nothing but a signature field and its frame, as PDFBox wants it. */
    private static Bytes appearance(PDRectangle page) throws IOException {
        try (PDDocument template = new PDDocument()) {
            template.addPage(new PDPage(page));
            PDAcroForm form = new PDAcroForm(template);
            template.getDocumentCatalog().setAcroForm(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            PDSignatureField field = new PDSignatureField(form);
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(FRAME);
            PDAppearanceStream stream = new PDAppearanceStream(template);
            stream.setResources(new PDResources());
            stream.setBBox(new PDRectangle(FRAME.getWidth(), FRAME.getHeight()));
            PDAppearanceDictionary shown = new PDAppearanceDictionary();
            shown.setNormalAppearance(stream);
            widget.setAppearance(shown);
            try (PDAppearanceContentStream content = new PDAppearanceContentStream(stream)) {
                content.addRect(1, 1, FRAME.getWidth() - 2, FRAME.getHeight() - 2);
                content.stroke();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            template.save(out);
            return Bytes.of(out.toByteArray());
        }
    }
}
