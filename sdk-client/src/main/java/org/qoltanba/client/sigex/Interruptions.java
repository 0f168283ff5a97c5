package org.qoltanba.client.sigex;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageInterruptedException;
import org.qoltanba.api.sigex.PackageSigningInterruptedException;
import org.qoltanba.api.sigex.PreregistrationInterruptedException;
import org.qoltanba.api.sigex.RegistrationInterruptedException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/**
 * Flows that stopped before it was known how they end. A signature may have cost a person a walk to the phone: whoever
 * asked for it gets it with the exception.
 */
final class Interruptions {

    private Interruptions() {}

    /** The registration of a document. */
    static RegistrationInterruptedException ofDocument(SdkException failure, Signature signature) {
        return new RegistrationInterruptedException(
                "The registration stopped midway. Keep signature() and call recoverRegistration with it when the service"
                        + " answers again: it registers nothing twice. What happened: " + failure.getMessage(),
                failure.context(),
                signature,
                failure);
    }

    /** The registration of a further signature. */
    static RegistrationInterruptedException ofSignature(SdkException failure, Signature signature) {
        return new RegistrationInterruptedException(
                "It is not known whether the signature was added. Keep signature(): when the service answers again, find"
                        + " tells whether it has it, and add adds it if not. What happened: " + failure.getMessage(),
                failure.context(),
                signature,
                failure);
    }

    /** The preregistration of a document that the service has perhaps not heard of. */
    static PreregistrationInterruptedException ofPreregistration(SdkException failure, List<DocumentId> candidates) {
        return new PreregistrationInterruptedException(
                "It is not known whether SIGEX has preregistered the document. " + advice(candidates.size(), "document")
                        + " What happened: " + failure.getMessage(),
                failure.context(),
                null,
                candidates,
                failure);
    }

    /** The preregistration of a document that the service knows. */
    static PreregistrationInterruptedException ofPreregistered(SdkException failure, DocumentId id) {
        return new PreregistrationInterruptedException(
                "The preregistration stopped midway. Call fixDigests(document) on documentId() when the service answers"
                        + " again. What happened: " + failure.getMessage(),
                failure.context(),
                id,
                List.of(),
                failure);
    }

    /** The registration of a package that the service has perhaps not heard of. */
    static PackageInterruptedException ofPackage(SdkException failure, List<PackageId> candidates) {
        return new PackageInterruptedException(
                "It is not known whether SIGEX has registered the package. " + advice(candidates.size(), "package")
                        + " What happened: " + failure.getMessage(),
                failure.context(),
                null,
                candidates,
                failure);
    }

    /** The registration of a package that the service knows. */
    static PackageInterruptedException ofPackage(SdkException failure, PackageId id) {
        return new PackageInterruptedException(
                "Not every document of the package came through. Call complete(documents) on packageId() when the service"
                        + " answers again. What happened: " + failure.getMessage(),
                failure.context(),
                id,
                List.of(),
                failure);
    }

    /** The signing of a package. */
    static PackageSigningInterruptedException ofPackageSigning(SdkException failure, List<Signature> signatures) {
        return new PackageSigningInterruptedException(
                "It is not known whether the package was signed. Keep signatures() and call add with them when the service"
                        + " answers again: it registers nothing twice. What happened: " + failure.getMessage(),
                failure.context(),
                signatures,
                failure);
    }

    private static String advice(int candidates, String what) {
        return candidates == 0
                ? "It lists none, or could not be asked: look at the list of the organisation before you try again."
                : "It lists " + candidates + " that may be the one: look at candidates(), go on with the right " + what
                        + ", and try again only if it is not among them.";
    }

    /** Whether the service has refused in so many words; everything else leaves it open how the flow ends. */
    static boolean isFinal(SdkException failure) {
        return failure instanceof ServiceException && !Failures.isPassing(failure);
    }

    /**
     * Keeps a signature that was made for this flow alone: also where certainly nothing was sent, it comes with the
     * exception.
     *
     * @param flow what the signature was made for
     * @param interruption makes the exception
     */
    static <T> CompletableFuture<T> keeping(Signature signature, CompletableFuture<T> flow, Interruption interruption) {
        return flow.exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            boolean lost =
                    failure instanceof TransportException && !(failure instanceof RegistrationInterruptedException);
            return CompletableFuture.failedFuture(lost ? interruption.of(failure, signature) : failure);
        });
    }

    /** One of the exceptions above. */
    @FunctionalInterface
    interface Interruption {
        RegistrationInterruptedException of(SdkException failure, Signature signature);
    }
}
