package org.qoltanba.api.sigex;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * What an information system shows to people: in the signing applications of eGov, inside QR codes, and on digital document
 * cards (contract section 5.13).
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SystemBranding {

    /** Nothing of its own. */
    public static final SystemBranding NONE = new SystemBranding(null, null, null, null, null, false);

    private static final int QR_LOGO = 102;
    private static final int CARD_LOGO_WIDTH = 200;
    private static final int CARD_LOGO_HEIGHT = 100;
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int SIZE_AT = 16;
    private static final int HEADER = 24;

    private final @Nullable LocalizedText howToVerify;
    private final @Nullable LocalizedText organizationName;
    private final @Nullable Bytes qrLogo;
    private final @Nullable Bytes cardLogo;
    private final @Nullable LocalizedText cardLogoCaption;
    private final boolean withoutCardLogo;

    private SystemBranding(
            @Nullable LocalizedText howToVerify,
            @Nullable LocalizedText organizationName,
            @Nullable Bytes qrLogo,
            @Nullable Bytes cardLogo,
            @Nullable LocalizedText cardLogoCaption,
            boolean withoutCardLogo) {
        this.howToVerify = howToVerify;
        this.organizationName = organizationName;
        this.qrLogo = qrLogo;
        this.cardLogo = cardLogo;
        this.cardLogoCaption = cardLogoCaption;
        this.withoutCardLogo = withoutCardLogo;
    }

    /**
     * The same with a text on cards that says how to verify them.
     *
     * @param text in Kazakh and Russian
     * @return a copy
     * @throws IllegalArgumentException if a language is missing
     */
    public SystemBranding withHowToVerify(LocalizedText text) {
        return new SystemBranding(
                require(text, "text", Language.KK, Language.RU),
                organizationName,
                qrLogo,
                cardLogo,
                cardLogoCaption,
                withoutCardLogo);
    }

    /**
     * The same with the name that the signing applications of eGov show.
     *
     * @param text in Kazakh, Russian and English
     * @return a copy
     * @throws IllegalArgumentException if a language is missing
     */
    public SystemBranding withOrganizationName(LocalizedText text) {
        return new SystemBranding(
                howToVerify,
                require(text, "text", Language.KK, Language.RU, Language.EN),
                qrLogo,
                cardLogo,
                cardLogoCaption,
                withoutCardLogo);
    }

    /**
     * The same with a picture in the middle of QR codes.
     *
     * @param png a PNG of at most 102 by 102 pixels
     * @return a copy
     * @throws IllegalArgumentException if it is no PNG or too large
     */
    public SystemBranding withQrLogo(Bytes png) {
        ByteBuffer size = sizeOf(Objects.requireNonNull(png, "png"));
        int width = size.getInt();
        int height = size.getInt();
        if (width < 1 || height < 1 || width > QR_LOGO || height > QR_LOGO) {
            throw new IllegalArgumentException("The picture in a QR code has at most 102 by 102 pixels; this one has "
                    + width + " by " + height + ".");
        }
        return new SystemBranding(howToVerify, organizationName, png, cardLogo, cardLogoCaption, withoutCardLogo);
    }

    /**
     * The same with a picture on cards.
     *
     * @param png a PNG of exactly 200 by 100 pixels
     * @return a copy
     * @throws IllegalArgumentException if it is no PNG or of another size
     */
    public SystemBranding withCardLogo(Bytes png) {
        ByteBuffer size = sizeOf(Objects.requireNonNull(png, "png"));
        int width = size.getInt();
        int height = size.getInt();
        if (width != CARD_LOGO_WIDTH || height != CARD_LOGO_HEIGHT) {
            throw new IllegalArgumentException("The picture on a card has exactly 200 by 100 pixels; this one has "
                    + width + " by " + height + ".");
        }
        return new SystemBranding(howToVerify, organizationName, qrLogo, png, cardLogoCaption, false);
    }

    /**
     * The same with a caption under the picture on cards.
     *
     * @param text in Kazakh and Russian
     * @return a copy
     * @throws IllegalArgumentException if a language is missing
     */
    public SystemBranding withCardLogoCaption(LocalizedText text) {
        return new SystemBranding(
                howToVerify,
                organizationName,
                qrLogo,
                cardLogo,
                require(text, "text", Language.KK, Language.RU),
                withoutCardLogo);
    }

    /**
     * The same without any picture on cards, not even the service's own. A picture of the system's own stays with the
     * service.
     *
     * @return a copy
     */
    public SystemBranding withoutCardLogo() {
        return new SystemBranding(howToVerify, organizationName, qrLogo, cardLogo, cardLogoCaption, true);
    }

    /**
     * The same without a picture in QR codes.
     *
     * @return a copy
     */
    public SystemBranding withoutQrLogo() {
        return new SystemBranding(howToVerify, organizationName, null, cardLogo, cardLogoCaption, withoutCardLogo);
    }

    private static LocalizedText require(LocalizedText text, String name, Language... languages) {
        Objects.requireNonNull(text, name);
        for (Language language : languages) {
            if (text.in(language).isEmpty()) {
                throw new IllegalArgumentException("The text in " + language + " is missing.");
            }
        }
        return text;
    }

    /** Width and height stand at the beginning of the first chunk (PNG specification, section 11.2.1). */
    private static ByteBuffer sizeOf(Bytes png) {
        byte[] octets = png.toArray();
        if (octets.length < HEADER || ByteBuffer.wrap(octets).getLong() != PNG) {
            throw new IllegalArgumentException("A picture must be a PNG.");
        }
        return ByteBuffer.wrap(octets, SIZE_AT, HEADER - SIZE_AT);
    }

    /**
     * The text on cards that says how to verify them.
     *
     * @return empty if there is none
     */
    public Optional<LocalizedText> howToVerify() {
        return Optional.ofNullable(howToVerify);
    }

    /**
     * The name that the signing applications of eGov show.
     *
     * @return empty if there is none
     */
    public Optional<LocalizedText> organizationName() {
        return Optional.ofNullable(organizationName);
    }

    /**
     * The picture in the middle of QR codes.
     *
     * @return a PNG; empty if there is none
     */
    public Optional<Bytes> qrLogo() {
        return Optional.ofNullable(qrLogo);
    }

    /**
     * The picture on cards.
     *
     * @return a PNG; empty if there is none
     */
    public Optional<Bytes> cardLogo() {
        return Optional.ofNullable(cardLogo);
    }

    /**
     * The caption under the picture on cards.
     *
     * @return empty if there is none
     */
    public Optional<LocalizedText> cardLogoCaption() {
        return Optional.ofNullable(cardLogoCaption);
    }

    /**
     * Whether cards have no picture at all.
     *
     * @return true if not even the service's own is shown
     */
    public boolean isWithoutCardLogo() {
        return withoutCardLogo;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SystemBranding that
                && Objects.equals(howToVerify, that.howToVerify)
                && Objects.equals(organizationName, that.organizationName)
                && Objects.equals(qrLogo, that.qrLogo)
                && Objects.equals(cardLogo, that.cardLogo)
                && Objects.equals(cardLogoCaption, that.cardLogoCaption)
                && withoutCardLogo == that.withoutCardLogo;
    }

    @Override
    public int hashCode() {
        return Objects.hash(howToVerify, organizationName, qrLogo, cardLogo, cardLogoCaption, withoutCardLogo);
    }

    @Override
    public String toString() {
        return "SystemBranding[" + (equals(NONE) ? "none" : "own") + "]";
    }
}
