package org.qoltanba.testkit.card;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.qr.Bitmap;

/**
 * The pages of a card, written from top to bottom. Lengths are in millimetres, from the left and from the top; sizes of
 * letters are in points. Used by one thread.
 */
final class Sheets implements AutoCloseable {

    static final float WIDTH = 210;
    static final float HEIGHT = 297;
    static final float LEFT = 30;
    static final float TOP = 20;
    static final float RIGHT = 10;
    static final float BOTTOM = 20;
    static final float TEXT_WIDTH = WIDTH - LEFT - RIGHT;
    static final float TEXT_HEIGHT = HEIGHT - TOP - BOTTOM;

    private static final float POINTS = 72 / 25.4f;
    private static final float LINE = 1.25f;
    private static final int GLYPH_UNITS = 1000;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document;
    private final PDFont font;
    private final List<Sheet> sheets = new ArrayList<>();
    private @Nullable PDPageContentStream content;
    private float top = TOP;

    Sheets(PDDocument document) throws IOException {
        this.document = document;
        try (InputStream letters = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            this.font = PDType0Font.load(document, letters);
        }
    }

    /**
     * A page.
     *
     * @param page where it is in the file
     * @param header stands above it
     */
    record Sheet(PDPage page, String header) {}

    /** A place for a text that is known later. */
    record Place(PDPage page, float top, float size) {}

    List<Sheet> all() {
        return List.copyOf(sheets);
    }

    /** Begins a new page. */
    void next(String header) throws IOException {
        close();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        sheets.add(new Sheet(page, header));
        content = new PDPageContentStream(document, page);
        top = TOP;
    }

    float top() {
        return top;
    }

    /** Leaves room. */
    void skip(float height) {
        top += height;
    }

    /** Begins a new page with the same header unless there is room on this one. */
    void requireRoom(float height) throws IOException {
        if (top + height > HEIGHT - BOTTOM) {
            next(sheets.get(sheets.size() - 1).header());
        }
    }

    /** Writes a text over the whole width, on as many lines as it takes. */
    void text(String text, float size) throws IOException {
        text(text, size, LEFT, TEXT_WIDTH);
    }

    /** Writes a text into a column, and goes on below it. */
    void text(String text, float size, float left, float width) throws IOException {
        for (String line : lines(text, size, width)) {
            requireRoom(height(size));
            write(stream(), line, size, left, top);
            top += height(size);
        }
    }

    /** How much room a text takes in a column. */
    float height(String text, float size, float width) throws IOException {
        return lines(text, size, width).size() * height(size);
    }

    /** Writes a label and, to the right of it, a value. */
    void field(String label, String value, float size, float labelWidth) throws IOException {
        float valueWidth = TEXT_WIDTH - labelWidth;
        float height = Math.max(height(label, size, labelWidth - 2), height(value, size, valueWidth));
        requireRoom(Math.min(height, TEXT_HEIGHT));
        float begin = top;
        text(label, size, LEFT, labelWidth - 2);
        top = begin;
        text(value, size, LEFT + labelWidth, valueWidth);
        top = Math.max(top, begin + height);
    }

    /** Writes a text and keeps a place at the end of its line. */
    Place placeAfter(String text, float size) throws IOException {
        requireRoom(height(size));
        Place place = new Place(sheets.get(sheets.size() - 1).page(), top, size);
        text(text, size);
        return place;
    }

    /** Writes what has become known. */
    void fill(Place place, String text) throws IOException {
        try (PDPageContentStream later = appending(place.page())) {
            write(later, text, place.size(), WIDTH - RIGHT - width(text, place.size()), place.top());
        }
    }

    /** Shows a picture. */
    void picture(Bitmap picture, float left, float pictureTop, float side) throws IOException {
        draw(stream(), image(picture), left, pictureTop, side);
    }

    /** Shows a PNG file; false if it cannot be read. */
    boolean picture(Bytes png, float left, float pictureTop, float width, float height) throws IOException {
        PDImageXObject image;
        try {
            image = PDImageXObject.createFromByteArray(document, png.toArray(), "logo");
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
        stream().drawImage(image, points(left), points(HEIGHT - pictureTop - height), points(width), points(height));
        return true;
    }

    /** Header and footer of a page, when the number of pages is known. */
    void frame(Sheet sheet, @Nullable Bitmap code, String right, String left, String number) throws IOException {
        float size = 9;
        float codeSide = 12;
        try (PDPageContentStream later = appending(sheet.page())) {
            float headerTop = TOP - height(size) - 3;
            float rightEdge = WIDTH - RIGHT;
            if (code != null) {
                draw(later, image(code), rightEdge - codeSide, TOP - codeSide - 2, codeSide);
                rightEdge -= codeSide + 2;
            }
            rightEdge -= width(right, size);
            write(later, right, size, rightEdge, headerTop);
            write(later, sheet.header(), fitting(sheet.header(), size, rightEdge - LEFT - 2), LEFT, headerTop);
            rule(later, TOP - 2);
            rule(later, HEIGHT - BOTTOM + 2);
            write(later, left, size, LEFT, HEIGHT - BOTTOM + 3);
            write(later, number, size, WIDTH - RIGHT - width(number, size), HEIGHT - BOTTOM + 3);
        }
    }

    /** The size at which a text fits on one line. */
    private float fitting(String text, float size, float width) throws IOException {
        return Math.min(size, size * width / Math.max(1, width(text, size)));
    }

    /** What else can be drawn on the page. */
    PDPageContentStream stream() {
        return Objects.requireNonNull(content, "a page has begun");
    }

    /** The letters, of which only those that have all the characters stay what they are. */
    String writable(String text) throws IOException {
        StringBuilder writable = new StringBuilder(text.length());
        int[] characters = text.codePoints().toArray();
        for (int character : characters) {
            String letter = Character.toString(character);
            writable.append(hasLetter(letter) ? letter : "?");
        }
        return writable.toString();
    }

    PDFont font() {
        return font;
    }

    static float points(float millimetres) {
        return millimetres * POINTS;
    }

    /** The width of a text in millimetres. */
    float width(String text, float size) throws IOException {
        return font.getStringWidth(writable(text)) / GLYPH_UNITS * size / POINTS;
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    private boolean hasLetter(String letter) throws IOException {
        try {
            return font.encode(letter).length > 0;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }

    private List<String> lines(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : pieces(paragraph, size, width)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(longer, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** The words, of which those that are too long for a line are cut. */
    private List<String> pieces(String paragraph, float size, float width) throws IOException {
        List<String> pieces = new ArrayList<>();
        for (String word : paragraph.split(" ", -1)) {
            String rest = word;
            while (width(rest, size) > width) {
                int cut = rest.length() - 1;
                while (cut > 1 && width(rest.substring(0, cut), size) > width) {
                    cut--;
                }
                pieces.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            pieces.add(rest);
        }
        return pieces;
    }

    private void write(PDPageContentStream stream, String text, float size, float left, float lineTop)
            throws IOException {
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(points(left), points(HEIGHT - lineTop) - size);
        stream.showText(writable(text));
        stream.endText();
    }

    private static void rule(PDPageContentStream stream, float ruleTop) throws IOException {
        stream.setLineWidth(0.5f);
        stream.moveTo(points(LEFT), points(HEIGHT - ruleTop));
        stream.lineTo(points(WIDTH - RIGHT), points(HEIGHT - ruleTop));
        stream.stroke();
    }

    private static void draw(PDPageContentStream stream, PDImageXObject image, float left, float imageTop, float side)
            throws IOException {
        stream.drawImage(image, points(left), points(HEIGHT - imageTop - side), points(side), points(side));
    }

    private PDImageXObject image(Bitmap picture) throws IOException {
        PDStream pixels = new PDStream(document, picture.rows().asInputStream(), COSName.FLATE_DECODE);
        PDImageXObject image = new PDImageXObject(pixels, null);
        image.setWidth(picture.side());
        image.setHeight(picture.side());
        image.setBitsPerComponent(1);
        image.setColorSpace(PDDeviceGray.INSTANCE);
        return image;
    }

    private PDPageContentStream appending(PDPage page) throws IOException {
        return new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
    }

    private static float height(float size) {
        return size * LINE / POINTS;
    }
}
