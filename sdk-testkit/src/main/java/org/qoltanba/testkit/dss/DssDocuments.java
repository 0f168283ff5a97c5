package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;

/**
 * The Document Store of a fake DSS, for tests: what is in it, and what an administrator decides about it. Ask the DSS for
 * it. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssDocuments {

    private final DocumentStore store;

    DssDocuments(DocumentStore store) {
        this.store = store;
    }

    /**
     * All documents of all users; temporary ones that have gone are not among them.
     *
     * @return as of now, oldest first
     */
    public List<DssDocument> all() {
        return store.snapshot();
    }

    /**
     * The documents of a user.
     *
     * @param login whose
     * @return as of now, oldest first
     */
    public List<DssDocument> of(String login) {
        Objects.requireNonNull(login, "login");
        return all().stream().filter(document -> document.login().equals(login)).toList();
    }

    /**
     * One document.
     *
     * @param id its identifier
     * @return as of now
     * @throws NoSuchElementException if there is no such document, or not any more
     */
    public DssDocument get(String id) {
        Objects.requireNonNull(id, "id");
        return all().stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "No document " + id + " is in the store; look at all() for those there are."));
    }

    /**
     * Puts a document there without a call.
     *
     * @param user whose it becomes
     * @param fileName its name with extension
     * @param content its bytes, at least one
     * @return its identifier
     * @throws IllegalArgumentException if it does not go in: empty, or more than the quota
     */
    public String add(DssUser user, String fileName, Bytes content) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(content, "content");
        try {
            return store.put(user, new DocumentStore.Upload(DocumentInfo.named(fileName), content));
        } catch (DssRefusal refusal) {
            throw new IllegalArgumentException("The Document Store does not take it: " + refusal.text(), refusal);
        }
    }
}
