package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.InformationSystem;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.LocalizedText;
import org.qoltanba.api.sigex.SystemBranding;

/** {@code TlsCertificate} on the wire: an information system and what it shows (contract section 5.13). */
final class SystemMembers {

    private static final Set<String> KNOWN = Set.of("description", "body", "disabled", "settings");
    private static final Set<String> BRANDING = Set.of(
            "ddcHowToVerifyStrings", "qrOrganisationName", "qrLogo", "ddcLogo", "ddcLogoString", "ddcLogoDisable");

    private SystemMembers() {}

    static InformationSystem read(JsonNode system) {
        InformationSystem read = InformationSystem.ofPem(
                        Members.text(system, "description"), Members.text(system, "body"))
                .withBranding(branding(system.path("settings")));
        return Members.flag(system, "disabled") ? read.disabled() : read;
    }

    private static SystemBranding branding(JsonNode settings) {
        SystemBranding branding = SystemBranding.NONE;
        Optional<LocalizedText> howToVerify = text(settings, "ddcHowToVerifyStrings");
        if (howToVerify.isPresent()) {
            branding = branding.withHowToVerify(howToVerify.get());
        }
        Optional<LocalizedText> name = text(settings, "qrOrganisationName");
        if (name.isPresent()) {
            branding = branding.withOrganizationName(name.get());
        }
        Optional<Bytes> qrLogo = picture(settings, "qrLogo");
        if (qrLogo.isPresent()) {
            branding = branding.withQrLogo(qrLogo.get());
        }
        Optional<Bytes> cardLogo = picture(settings, "ddcLogo");
        if (cardLogo.isPresent()) {
            branding = branding.withCardLogo(cardLogo.get());
        }
        Optional<LocalizedText> caption = text(settings, "ddcLogoString");
        if (caption.isPresent()) {
            branding = branding.withCardLogoCaption(caption.get());
        }
        return Members.flag(settings, "ddcLogoDisable") ? branding.withoutCardLogo() : branding;
    }

    private static Optional<LocalizedText> text(JsonNode settings, String name) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            JsonNode text = settings.path(name).path(language.code());
            if (text.isTextual()) {
                texts.put(language, text.textValue());
            }
        }
        return texts.values().stream().allMatch(String::isEmpty)
                ? Optional.empty()
                : Optional.of(new LocalizedText(texts));
    }

    private static Optional<Bytes> picture(JsonNode settings, String name) {
        String encoded = Members.text(settings, name);
        return encoded.isEmpty() ? Optional.empty() : Optional.of(Bytes.fromBase64(encoded));
    }

    /**
     * What is sent of a system.
     *
     * @param asTheyCame the systems the service has, of which one may be this one
     */
    static ObjectNode written(InformationSystem system, List<JsonNode> asTheyCame) {
        JsonNode same = asTheyCame.stream()
                .filter(one ->
                        InformationSystem.ofPem("", Members.text(one, "body")).hasCertificateOf(system))
                .findFirst()
                .orElseGet(Members::object);
        ObjectNode written = Members.unknown(same, KNOWN);
        written.put("description", system.name());
        written.put("body", system.certificatePem());
        written.put("disabled", !system.isEnabled());
        written.set("settings", written(system.branding(), same.path("settings")));
        return written;
    }

    private static ObjectNode written(SystemBranding branding, JsonNode asItCame) {
        ObjectNode written = Members.unknown(asItCame, BRANDING);
        branding.howToVerify().ifPresent(text -> written.set("ddcHowToVerifyStrings", written(text)));
        branding.organizationName().ifPresent(text -> written.set("qrOrganisationName", written(text)));
        branding.qrLogo().ifPresent(png -> written.put("qrLogo", png.toBase64()));
        branding.cardLogo().ifPresent(png -> written.put("ddcLogo", png.toBase64()));
        branding.cardLogoCaption().ifPresent(text -> written.set("ddcLogoString", written(text)));
        if (branding.isWithoutCardLogo()) {
            written.put("ddcLogoDisable", true);
        }
        return written;
    }

    private static ObjectNode written(LocalizedText text) {
        ObjectNode written = Members.object();
        for (Language language : Language.values()) {
            text.in(language).ifPresent(words -> written.put(language.code(), words));
        }
        return written;
    }
}
