package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What SIGEX tells everybody about itself: its dictionaries, its version, the health of what it depends on, and how its
 * identifiers are written (contract sections 7.45 to 7.48).
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SigexDirectory {

    /**
     * The service's own words for its errors, object identifiers and plans (contract section 7.48). Blocks. It changes
     * rarely: keep it.
     *
     * @return the dictionary
     */
    SigexDictionary dictionary();

    /**
     * {@link #dictionary()} without blocking.
     *
     * @return completes with the dictionary
     */
    CompletionStage<SigexDictionary> dictionaryAsync();

    /**
     * Which version is running (contract section 7.47). Blocks.
     *
     * @return version and licence
     */
    ServiceVersion version();

    /**
     * {@link #version()} without blocking.
     *
     * @return completes with version and licence
     */
    CompletionStage<ServiceVersion> versionAsync();

    /**
     * How the services that SIGEX depends on have been lately: revocation answers, time stamps (contract section 7.46).
     * Blocks.
     *
     * @return an unmodifiable list in the service's order
     */
    List<ExternalService> externalServices();

    /**
     * {@link #externalServices()} without blocking.
     *
     * @return completes with an unmodifiable list
     */
    CompletionStage<List<ExternalService>> externalServicesAsync();

    /**
     * Finds the identifier in a file name that the service made, such as {@code contract-SigexIdAb3dEf6hIj9kLm2n.pdf}
     * (contract section 7.45). Blocks.
     *
     * @param fileName a file name with or without an identifier in it
     * @return the identifier; empty if the service finds none
     */
    Optional<DocumentId> idFromFileName(String fileName);

    /**
     * {@link #idFromFileName} without blocking.
     *
     * @param fileName a file name with or without an identifier in it
     * @return completes with the identifier, or empty
     */
    CompletionStage<Optional<DocumentId>> idFromFileNameAsync(String fileName);

    /**
     * Turns an identifier in one of the service's special forms into the plain one (contract section 7.45). Blocks.
     *
     * @param specialId as somebody typed or scanned it
     * @return the plain identifier and what it stands for
     */
    NormalizedId normalize(String specialId);

    /**
     * {@link #normalize} without blocking.
     *
     * @param specialId as somebody typed or scanned it
     * @return completes with the plain identifier and what it stands for
     */
    CompletionStage<NormalizedId> normalizeAsync(String specialId);
}
