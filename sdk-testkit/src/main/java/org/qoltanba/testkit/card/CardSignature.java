package org.qoltanba.testkit.card;

import java.util.List;
import org.qoltanba.testkit.qr.Bitmap;

/**
 * A signature in a card.
 *
 * @param file the detached CMS
 * @param signer the name of who signed
 * @param page what its page says, from top to bottom
 * @param qrCodes the signature as pictures; none if they are not to be shown
 */
public record CardSignature(CardFile file, String signer, List<Field> page, List<Bitmap> qrCodes) {

    /**
     * Copies the lists.
     *
     * @param file the detached CMS
     * @param signer the name of who signed
     * @param page what its page says, from top to bottom
     * @param qrCodes the signature as pictures; none if they are not to be shown
     */
    public CardSignature {
        page = List.copyOf(page);
        qrCodes = List.copyOf(qrCodes);
    }

    /**
     * A line of the page.
     *
     * @param label what it is about
     * @param value what it says
     */
    public record Field(Phrase label, String value) {}

    /** The file, not the person. */
    @Override
    public String toString() {
        return "CardSignature[" + file.name() + "]";
    }
}
