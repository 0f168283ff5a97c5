package org.qoltanba.testkit.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.qr.Bitmap;
import org.qoltanba.testkit.qr.QrCode;

/**
 * Builds a card: information block, pages of the document, pages of the signatures, and the files inside. Used for one
 * card, by one thread.
 */
public final class CardBuilder {

    private static final float PDF_VERSION = 1.7f;
    private static final float TITLE = 14;
    private static final float HEADING = 12;
    private static final float BODY = 10;
    private static final float GAP = 4;
    private static final float NUMBER_WIDTH = 10;
    private static final float LINK_CODE = 34;
    private static final float SMALL = 8;
    private static final float LOGO_WIDTH = 40;

    /** So much of a code of level H can be hidden. */
    private static final float CODE_LOGO = LINK_CODE / 4;

    private static final int PIXELS_PER_MODULE = 2;

    /** How cards print times (contract section 11): in Astana as the specification has it. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "dd.MM.yyyy HH:mm:ss 'UTC+6'", Locale.ROOT)
            .withZone(ZoneOffset.ofHours(6));

    private final Card card;
    private final CardLanguage language;
    private final PDDocument pdf;
    private final Sheets sheets;

    private CardBuilder(Card card, PDDocument pdf) throws IOException {
        this.card = card;
        this.language = card.look().language();
        this.pdf = pdf;
        this.sheets = new Sheets(pdf);
    }

    /**
     * A time as cards print it.
     *
     * @param time any
     * @return for example {@code 19.05.2021 04:01:52 UTC+6}
     */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /**
     * Builds a card.
     *
     * @param card what it is made from
     * @return the content of a PDF file
     * @throws UnfitPdfException if the document is to be shown and is no PDF whose pages can be shown
     */
    public static Bytes build(Card card) throws UnfitPdfException {
        try (PDDocument pdf = new PDDocument()) {
            return new CardBuilder(card, pdf).build();
        } catch (IOException impossible) {
            throw new IllegalStateException("A card cannot be written.", impossible);
        }
    }

    private Bytes build() throws IOException, UnfitPdfException {
        pdf.setVersion(PDF_VERSION);
        pdf.setDocumentId(card.heading().builtAt().toEpochMilli());
        pdf.getDocumentInformation().setTitle(card.heading().title());
        pdf.getDocumentInformation().setProducer(card.heading().system());
        pdf.getDocumentInformation().setCreationDate(calendar());
        attach();
        if (!card.look().document()) {
            return finish(null);
        }
        try (PDDocument original = open(card.original().content())) {
            return finish(original);
        }
    }

    private static PDDocument open(Bytes content) throws UnfitPdfException {
        try {
            PDDocument original = Loader.loadPDF(content.toArray());
            if (original.getNumberOfPages() == 0) {
                original.close();
                throw new UnfitPdfException("The document has no pages.");
            }
            return original;
        } catch (IOException | RuntimeException unreadable) {
            throw new UnfitPdfException("The document is no PDF that can be read.", unreadable);
        }
    }

    /** Everything that is visible, and the file: pages of the original are copied only now, so it is still open. */
    private Bytes finish(@Nullable PDDocument original) throws IOException, UnfitPdfException {
        Contents contents = information();
        if (original != null) {
            sheets.fill(contents.document(), nextPage());
            new DocumentPages(pdf, sheets, language).add(original);
        }
        if (card.look().signatures()) {
            sheets.fill(contents.signatures(), nextPage());
            int number = 0;
            for (CardSignature signature : card.signatures()) {
                number++;
                signaturePage(signature, number);
            }
        }
        sheets.close();
        frames();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        pdf.save(file);
        return Bytes.of(file.toByteArray());
    }

    private String nextPage() {
        return Integer.toString(pdf.getNumberOfPages() + 1);
    }

    /** Where the numbers of pages go. */
    private record Contents(Sheets.Place document, Sheets.Place signatures) {}

    private Contents information() throws IOException {
        sheets.next("");
        showLogo();
        sheets.text(language.tell(Phrase.CARD).toUpperCase(Locale.ROOT), TITLE);
        sheets.skip(GAP);
        String link = card.look().link();
        float linkTop = sheets.top();
        float headingWidth = link == null ? Sheets.TEXT_WIDTH : Sheets.TEXT_WIDTH - LINK_CODE - GAP;
        Card.Heading heading = card.heading();
        for (String line : List.of(heading.title(), heading.description())) {
            if (!line.isEmpty()) {
                sheets.text(line, HEADING, Sheets.LEFT, headingWidth);
                sheets.skip(GAP / 2);
            }
        }
        if (link != null) {
            showLink(link, linkTop);
        }
        sheets.field(language.say(Phrase.BUILT_AT), time(heading.builtAt()), BODY, Sheets.TEXT_WIDTH / 2);
        sheets.field(language.say(Phrase.BUILT_BY), heading.system(), BODY, Sheets.TEXT_WIDTH / 2);
        Contents contents = contents();
        attachments();
        statements();
        return contents;
    }

    private void showLogo() throws IOException {
        Card.Logos logos = card.look().logos();
        Bytes png = logos.heading();
        if (png != null && sheets.picture(png, Sheets.LEFT, sheets.top(), LOGO_WIDTH, LOGO_WIDTH / 2)) {
            sheets.skip(LOGO_WIDTH / 2 + 1);
            if (!logos.caption().isEmpty()) {
                sheets.text(logos.caption(), SMALL);
            }
            sheets.skip(GAP);
        }
    }

    private void showLink(String link, float top) throws IOException {
        Bytes logo = card.look().logos().code();
        Bitmap code =
                QrCode.of(link, logo == null ? QrCode.Level.M : QrCode.Level.H).picture(PIXELS_PER_MODULE);
        float left = Sheets.WIDTH - Sheets.RIGHT - LINK_CODE;
        float below = sheets.top();
        sheets.picture(code, left, top, LINK_CODE);
        if (logo != null) {
            float begin = (LINK_CODE - CODE_LOGO) / 2;
            sheets.picture(logo, left + begin, top + begin, CODE_LOGO, CODE_LOGO);
        }
        sheets.skip(top + LINK_CODE - below);
        sheets.text(card.look().caption(), SMALL, left, LINK_CODE);
        sheets.skip(Math.max(GAP, below - sheets.top()));
    }

    private Contents contents() throws IOException {
        heading(Phrase.CONTENTS);
        sheets.fill(sheets.placeAfter(language.say(Phrase.INFORMATION), BODY), "1");
        Sheets.Place document = sheets.placeAfter(language.say(Phrase.DOCUMENT_SHOWN), BODY);
        Sheets.Place signatures = sheets.placeAfter(language.say(Phrase.SIGNATURES_SHOWN), BODY);
        if (!card.look().document()) {
            sheets.fill(document, "-");
        }
        if (!card.look().signatures()) {
            sheets.fill(signatures, "-");
        }
        return new Contents(document, signatures);
    }

    private void attachments() throws IOException {
        heading(Phrase.ATTACHMENTS);
        attachment(1, card.original(), originalNote());
        int number = 1;
        for (CardSignature signature : card.signatures()) {
            number++;
            attachment(number, signature.file(), signatureNote(signature));
        }
    }

    private void attachment(int number, CardFile file, String note) throws IOException {
        sheets.field(number + ".", file.name() + " — " + note, BODY, NUMBER_WIDTH);
    }

    private String originalNote() {
        return language.say(Phrase.ORIGINAL);
    }

    private String signatureNote(CardSignature signature) {
        return language.say(Phrase.SIGNATURE) + ", " + signature.signer();
    }

    private void statements() throws IOException {
        sheets.skip(GAP);
        String howToVerify =
                Objects.requireNonNullElseGet(card.heading().howToVerify(), () -> language.tell(Phrase.HOW_TO_VERIFY));
        for (String statement : List.of(
                language.tell(Phrase.CHECKED),
                language.tell(Phrase.WHAT_A_CARD_IS),
                language.tell(Phrase.WHAT_AN_ORIGINAL_IS),
                howToVerify,
                language.tell(Phrase.WARNING))) {
            sheets.text(statement, BODY);
            sheets.skip(GAP);
        }
    }

    private void heading(Phrase phrase) throws IOException {
        sheets.skip(GAP);
        sheets.text(language.say(phrase), HEADING);
        sheets.skip(1);
    }

    private void signaturePage(CardSignature signature, int number) throws IOException {
        sheets.next(language.say(Phrase.SIGNATURE_SHOWN));
        sheets.text(language.say(Phrase.SIGNATURE_NUMBER) + number, HEADING);
        sheets.skip(GAP / 2);
        for (CardSignature.Field field : signature.page()) {
            sheets.field(language.say(field.label()), field.value(), SMALL, Sheets.TEXT_WIDTH / 3);
        }
        new CodeRows(sheets).add(signature.qrCodes());
    }

    /** The first page has neither header nor footer, but the identifier all the same. */
    private void frames() throws IOException {
        String id = card.look().documentId();
        Bitmap code = id == null ? null : QrCode.of(id).picture(PIXELS_PER_MODULE);
        List<Sheets.Sheet> all = sheets.all();
        for (int index = 0; index < all.size(); index++) {
            String left = index == 0 ? "" : language.say(Phrase.CARD);
            String number = index == 0 ? "" : language.say(Phrase.PAGE) + " " + (index + 1) + " / " + all.size();
            sheets.frame(all.get(index), code, id == null ? "" : id, left, number);
        }
    }

    /** The order of names in the tree is the order of the files: the document first, then the signatures. */
    private void attach() throws IOException {
        Map<String, PDComplexFileSpecification> files = new LinkedHashMap<>();
        files.put(key(0), file(card.original(), originalNote()));
        for (CardSignature signature : card.signatures()) {
            files.put(key(files.size()), file(signature.file(), signatureNote(signature)));
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
    }

    private static String key(int index) {
        return String.format(Locale.ROOT, "%06d", index);
    }

    private PDComplexFileSpecification file(CardFile attached, String note) throws IOException {
        PDEmbeddedFile content = new PDEmbeddedFile(pdf, attached.content().asInputStream(), COSName.FLATE_DECODE);
        content.setSize(attached.content().size());
        content.setCreationDate(calendar());
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(attached.name());
        file.setFileUnicode(attached.name());
        file.setFileDescription(note);
        file.setEmbeddedFile(content);
        file.setEmbeddedFileUnicode(content);
        return file;
    }

    private GregorianCalendar calendar() {
        return GregorianCalendar.from(card.heading().builtAt().atZone(ZoneOffset.UTC));
    }
}
