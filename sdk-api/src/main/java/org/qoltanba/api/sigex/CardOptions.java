package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a digital document card shows (contract section 7.10). By default everything: the document, a page for each
 * signature with QR codes, the identifier on each page, in Russian.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class CardOptions {

    private final Builder parts;

    private CardOptions(Builder parts) {
        this.parts = parts;
    }

    /**
     * Everything is shown.
     *
     * @return the service's defaults
     */
    public static CardOptions defaults() {
        return builder().build();
    }

    /**
     * Begins with the defaults.
     *
     * @return what to change
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The name of the embedded original.
     *
     * @return empty for the document's title
     */
    public Optional<String> fileName() {
        return Optional.ofNullable(parts.fileName);
    }

    /**
     * Whether the document's pages are left out.
     *
     * @return false by default
     */
    public boolean withoutDocumentVisualization() {
        return parts.withoutDocumentVisualization;
    }

    /**
     * Whether the pages of the signatures are left out.
     *
     * @return false by default
     */
    public boolean withoutSignaturesVisualization() {
        return parts.withoutSignaturesVisualization;
    }

    /**
     * Whether the pages of the signatures have no QR codes.
     *
     * @return false by default
     */
    public boolean withoutQrCodesInSignaturesVisualization() {
        return parts.withoutQrCodesInSignaturesVisualization;
    }

    /**
     * Whether the pages do not name the document's identifier.
     *
     * @return false by default
     */
    public boolean withoutId() {
        return parts.withoutId;
    }

    /**
     * Whether there is a QR code with the address of the signed document's page.
     *
     * @return false by default
     */
    public boolean qrWithIdLink() {
        return parts.qrWithIdLink;
    }

    /**
     * Whether the caption under the QR code with the logo says that the document is verified.
     *
     * @return false by default
     */
    public boolean withLabelVerified() {
        return parts.withLabelVerified;
    }

    /**
     * The languages of the visible part.
     *
     * @return in order; empty for the service's choice, Russian
     */
    public List<Language> languages() {
        return parts.languages;
    }

    @Override
    public String toString() {
        return "CardOptions" + languages();
    }

    /**
     * Collects options. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable String fileName;
        private boolean withoutDocumentVisualization;
        private boolean withoutSignaturesVisualization;
        private boolean withoutQrCodesInSignaturesVisualization;
        private boolean withoutId;
        private boolean qrWithIdLink;
        private boolean withLabelVerified;
        private List<Language> languages = List.of();

        private Builder() {}

        private Builder(Builder original) {
            fileName = original.fileName;
            withoutDocumentVisualization = original.withoutDocumentVisualization;
            withoutSignaturesVisualization = original.withoutSignaturesVisualization;
            withoutQrCodesInSignaturesVisualization = original.withoutQrCodesInSignaturesVisualization;
            withoutId = original.withoutId;
            qrWithIdLink = original.qrWithIdLink;
            withLabelVerified = original.withLabelVerified;
            languages = original.languages;
        }

        /**
         * The name of the embedded original. It decides what can be shown: only names that end in {@code .pdf} can.
         *
         * @param name a valid file name
         * @return this
         */
        public Builder fileName(String name) {
            fileName = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Leaves out the document's pages. Needed for everything that is not a PDF.
         *
         * @return this
         */
        public Builder withoutDocumentVisualization() {
            withoutDocumentVisualization = true;
            return this;
        }

        /**
         * Leaves out the pages of the signatures.
         *
         * @return this
         */
        public Builder withoutSignaturesVisualization() {
            withoutSignaturesVisualization = true;
            return this;
        }

        /**
         * Leaves out the QR codes on the pages of the signatures.
         *
         * @return this
         */
        public Builder withoutQrCodesInSignaturesVisualization() {
            withoutQrCodesInSignaturesVisualization = true;
            return this;
        }

        /**
         * Leaves out the document's identifier.
         *
         * @return this
         */
        public Builder withoutId() {
            withoutId = true;
            return this;
        }

        /**
         * Adds a QR code with the address of the signed document's page.
         *
         * @return this
         */
        public Builder qrWithIdLink() {
            qrWithIdLink = true;
            return this;
        }

        /**
         * Has the caption under the QR code with the logo say that the document is verified.
         *
         * @return this
         */
        public Builder withLabelVerified() {
            withLabelVerified = true;
            return this;
        }

        /**
         * The languages of the visible part.
         *
         * @param wanted Russian, Kazakh, or Kazakh and Russian: the service offers no others
         * @return this
         * @throws IllegalArgumentException if the service does not offer them
         */
        public Builder in(Language... wanted) {
            List<Language> given = List.of(Objects.requireNonNull(wanted, "wanted"));
            if (!given.equals(List.of(Language.RU))
                    && !given.equals(List.of(Language.KK))
                    && !given.equals(List.of(Language.KK, Language.RU))) {
                throw new IllegalArgumentException(
                        "A card is in Russian, in Kazakh, or in Kazakh and Russian, not in " + given + ".");
            }
            languages = given;
            return this;
        }

        /**
         * Freezes what was collected.
         *
         * @return the options
         */
        public CardOptions build() {
            return new CardOptions(new Builder(this));
        }
    }
}
