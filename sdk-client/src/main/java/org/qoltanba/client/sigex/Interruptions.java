package org.qoltanba.client.sigex;

import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
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
