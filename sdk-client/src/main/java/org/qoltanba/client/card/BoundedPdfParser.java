package org.qoltanba.client.card;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * PDFBox's parser, which unpacks whatever it meets into memory: here each stream it meets is first measured. Encrypted
 * files are refused, because what is encrypted cannot be measured.
 */
final class BoundedPdfParser extends PDFParser {

    private final UnpackingBudget budget;

    BoundedPdfParser(BoundedRead source, UnpackingBudget budget) throws IOException {
        super(source);
        this.budget = budget;
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        long position = source.getPosition();
        budget.measure(stream);
        source.seek(position);
        return stream;
    }

    @Override
    protected void prepareDecryption() throws IOException {
        if (document.getEncryptionDictionary() != null) {
            throw new RefusedPdfException(
                    "This PDF is encrypted, and cards are not. Ask for the card as the service builds it.");
        }
        super.prepareDecryption();
    }
}
