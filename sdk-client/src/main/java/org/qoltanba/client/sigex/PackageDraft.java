package org.qoltanba.client.sigex;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.PackageRegistration;
import org.qoltanba.api.sigex.PackageSettings;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.client.http.Stages;

/** Collects what a package shall be like, then hands it over once. */
final class PackageDraft implements PackageRegistration {

    private final Sigex sigex;
    private final Packaging packaging;
    private final String title;
    private final List<DocumentSource> documents = new ArrayList<>();
    private final List<PackageWire.DocumentWire> titles = new ArrayList<>();
    private final PackageSettings.Builder settings = PackageSettings.builder();

    /** The first signature of each document comes from outside: without this, no requirement would bind it. */
    private final DocumentSettings.Builder documentsSettings =
            DocumentSettings.builder().strictSignersRequirements(true);

    private String description = "";
    private @Nullable EmailNotification notification;
    private boolean unique;
    private boolean submitted;

    PackageDraft(Sigex sigex, Packaging packaging, String title) {
        this.sigex = sigex;
        this.packaging = packaging;
        this.title = title;
    }

    @Override
    public PackageRegistration description(String text) {
        description = Objects.requireNonNull(text, "description");
        return this;
    }

    @Override
    public PackageRegistration document(DocumentSource document) {
        return document(
                document,
                DocumentTitles.of(Objects.requireNonNull(document, "document").name()),
                "");
    }

    @Override
    public PackageRegistration document(DocumentSource document, String name, String text) {
        PackageWire.DocumentWire wire = new PackageWire.DocumentWire(
                DraftFields.requireTitle(name), Objects.requireNonNull(text, "description"));
        documents.add(SigexHttpClient.requireContent(document));
        titles.add(wire);
        return this;
    }

    @Override
    public PackageRegistration notifying(EmailNotification wanted) {
        notification = Objects.requireNonNull(wanted, "notification");
        return this;
    }

    @Override
    public PackageRegistration settings(Consumer<PackageSettings.Builder> change) {
        Objects.requireNonNull(change, "change").accept(settings);
        return this;
    }

    @Override
    public PackageRegistration documentsSettings(Consumer<DocumentSettings.Builder> change) {
        Objects.requireNonNull(change, "change").accept(documentsSettings);
        return this;
    }

    @Override
    public PackageRegistration identifiedByTitle() {
        unique = true;
        return this;
    }

    @Override
    public RegisteredPackage submit() {
        return sigex.await(this::submitAsync, "registering a package");
    }

    @Override
    public CompletionStage<RegisteredPackage> submitAsync() {
        if (submitted) {
            throw new IllegalStateException(
                    "This package was submitted already. Call register(title) for another one.");
        }
        if (documents.isEmpty()) {
            throw new IllegalStateException("The package is empty. Call document(…) before submit().");
        }
        submitted = true;
        PackageWire wire = new PackageWire(
                title,
                description,
                notification == null ? null : PackageNotificationsWire.of(notification),
                PackageSettingsTree.written(settings.build()),
                SettingsTree.written(documentsSettings.build()),
                List.copyOf(titles));
        return Stages.handedOut(packaging
                .register(wire, List.copyOf(documents), unique)
                .thenApply(id -> new SigexPackage(sigex, packaging, id)));
    }

    @Override
    public String toString() {
        return "PackageRegistration[" + documents.size() + " documents]";
    }
}
