package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.List;

/**
 * A package of documents as the fake held it at one moment. Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexPackage {

    private final String id;
    private final String title;
    private final Instant storedAt;
    private final boolean complete;
    private final boolean signedWhole;
    private final List<String> documentIds;

    private SigexPackage(StoredPackage stored) {
        this.id = stored.id();
        this.title = stored.title();
        this.storedAt = stored.storedAt();
        this.complete = stored.isComplete();
        this.signedWhole = stored.settings().signedWhole();
        this.documentIds = stored.documents().stream().map(StoredDocument::id).toList();
    }

    static SigexPackage of(StoredPackage stored) {
        return new SigexPackage(stored);
    }

    /**
     * The identifier.
     *
     * @return sixteen letters and digits
     */
    public String id() {
        return id;
    }

    /**
     * The title.
     *
     * @return as registered; may be empty
     */
    public String title() {
        return title;
    }

    /**
     * When it was registered.
     *
     * @return on the clock of the world, whole milliseconds
     */
    public Instant storedAt() {
        return storedAt;
    }

    /**
     * Whether the digests of all its documents are fixed.
     *
     * @return false until the last document has been sent
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Whether its documents are signed only all together.
     *
     * @return the setting {@code signWholePackage}
     */
    public boolean isSignedWhole() {
        return signedWhole;
    }

    /**
     * Its documents.
     *
     * @return their identifiers, in order
     */
    public List<String> documentIds() {
        return documentIds;
    }

    @Override
    public String toString() {
        return "SigexPackage[" + id + ", " + documentIds.size() + " documents]";
    }
}
