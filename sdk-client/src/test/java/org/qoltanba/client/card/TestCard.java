package org.qoltanba.client.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;

/** Builds cards, and PDFs that only pretend to be some. */
final class TestCard {

    private record File(String name, Bytes content) {}

    private final List<File> files = new ArrayList<>();
    private COSName filter = COSName.FLATE_DECODE;
    private boolean packed = true;
    private boolean encrypted;
    private boolean circular;

    TestCard with(String name, Bytes content) {
        files.add(new File(name, content));
        return this;
    }

    TestCard with(String name, String content) {
        return with(name, Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    TestCard filter(COSName way) {
        filter = way;
        return this;
    }

    /** Objects one by one, with a table of them, as PDF 1.4 has it. */
    TestCard plain() {
        packed = false;
        return this;
    }

    TestCard encrypted() {
        encrypted = true;
        return this;
    }

    TestCard circular() {
        circular = true;
        return this;
    }

    DocumentSource build() {
        return DocumentSource.of("card.pdf", Bytes.of(octets()));
    }

    byte[] octets() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names(document));
            if (encrypted) {
                document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private COSDictionary names(PDDocument document) throws IOException {
        COSArray pairs = new COSArray();
        for (File file : files) {
            PDEmbeddedFile embedded =
                    new PDEmbeddedFile(document, file.content().asInputStream(), filter);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(file.name());
            specification.setFileUnicode(file.name());
            specification.setFileDescription("About " + file.name());
            specification.setEmbeddedFile(embedded);
            specification.setEmbeddedFileUnicode(embedded);
            pairs.add(new COSString("Attachment" + pairs.size()));
            pairs.add(specification.getCOSObject());
        }
        COSDictionary leaf = new COSDictionary();
        leaf.setItem(COSName.NAMES, pairs);
        COSArray kids = new COSArray();
        kids.add(leaf);
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.KIDS, kids);
        if (circular) {
            kids.add(new org.apache.pdfbox.cos.COSObject(tree));
        }
        COSDictionary names = new COSDictionary();
        names.setItem(COSName.EMBEDDED_FILES, tree);
        return names;
    }
}
