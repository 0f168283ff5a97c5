package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentDraft;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.sigex.SignerRules;
import org.qoltanba.api.signature.Signature;

/** What registration and preregistration collect in the same way. */
abstract class DraftFields<D extends DocumentDraft<D>> implements DocumentDraft<D> {

    private final DocumentSettings.Builder settings;
    private String title;
    private @Nullable String description;
    private @Nullable EmailNotification notification;

    DraftFields(DocumentSource document, DocumentSettings.Builder settings) {
        this.title = DocumentTitles.of(document.name());
        this.settings = settings;
    }

    /** This draft under the name its caller knows it by. */
    abstract D self();

    @Override
    public final D title(String text) {
        title = requireTitle(text);
        return self();
    }

    static String requireTitle(String text) {
        if (Objects.requireNonNull(text, "title").isBlank()) {
            throw new IllegalArgumentException("A title must not be blank. Leave it out to use the document's name.");
        }
        return text;
    }

    @Override
    public final D description(String text) {
        description = Objects.requireNonNull(text, "description");
        return self();
    }

    @Override
    public final D notifying(EmailNotification wanted) {
        notification = Objects.requireNonNull(wanted, "notification");
        return self();
    }

    @Override
    public final D requiring(SignerRequirement requirement) {
        settings.requiring(requirement);
        return self();
    }

    @Override
    public final D signers(SignerRules rules) {
        settings.signers(Objects.requireNonNull(rules, "rules"));
        return self();
    }

    /** What was said of signers. */
    final SignerRules signerRules() {
        return settings.build().signerRules();
    }

    @Override
    public final D signaturesLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A document takes at least 1 signature, the first one counted; " + limit
                    + " is not possible. Without a limit it takes any number.");
        }
        settings.signaturesLimit(limit);
        return self();
    }

    @Override
    public final D settings(Consumer<DocumentSettings.Builder> change) {
        Objects.requireNonNull(change, "change").accept(settings);
        return self();
    }

    final RegistrationWire wire(@Nullable Signature first) {
        ObjectNode collected = SettingsTree.written(settings.build());
        return new RegistrationWire(
                title,
                description,
                first == null ? null : SignatureUploadWire.type(first),
                first == null ? null : SignatureUploadWire.text(first),
                notification == null ? null : NotificationsWire.of(notification),
                collected);
    }
}
