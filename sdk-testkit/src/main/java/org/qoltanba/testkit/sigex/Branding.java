package org.qoltanba.testkit.sigex;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * How documents and QR codes of one information system look (contract section 5.13). Texts are by language.
 *
 * @param howToVerify printed on cards; {@code kk} and {@code ru}
 * @param organizationName shown in the apps of eGov; {@code kk}, {@code ru} and {@code en}
 * @param qrLogo in the middle of QR codes, PNG; null for none
 * @param cardLogo on cards, PNG; null for none
 * @param cardLogoText below it; {@code kk} and {@code ru}
 * @param withoutCardLogo whether cards have no logo at all
 */
record Branding(
        Map<String, String> howToVerify,
        Map<String, String> organizationName,
        @Nullable Bytes qrLogo,
        @Nullable Bytes cardLogo,
        Map<String, String> cardLogoText,
        boolean withoutCardLogo) {

    /** The service's own look. */
    static final Branding NONE = new Branding(Map.of(), Map.of(), null, null, Map.of(), false);

    Branding {
        howToVerify = Map.copyOf(howToVerify);
        organizationName = Map.copyOf(organizationName);
        cardLogoText = Map.copyOf(cardLogoText);
    }
}
