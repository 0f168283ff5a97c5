package org.qoltanba.client.sigex;

import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;

/** What a failed call to SIGEX leaves open. */
final class Failures {

    private static final int OK = 200;

    private Failures() {}

    /** Whether the service may have done what it was asked to although no proper answer came. */
    static boolean leavesDoubt(SdkException failure) {
        if (failure instanceof TransportException lost) {
            return lost.requestMayHaveReachedServer();
        }
        if (failure instanceof ServerFaultException fault) {
            // A refusal in the service's own words is an answer, unless the words say that it does not know either.
            return fault.status() != OK || fault.errorCode().equals(SigexRefusals.UNEXPECTED_ERROR);
        }
        return failure instanceof ProtocolException;
    }

    /** Whether the same call may succeed a moment later. */
    static boolean isPassing(SdkException failure) {
        return failure instanceof TransportException
                || failure instanceof ProtocolException
                || failure instanceof ServerFaultException
                || failure instanceof RateLimitedException;
    }

    /** Whether it is worth looking the signature up once more: the service has it, or may have it, or is busy. */
    static boolean isPassingOrDuplicate(SdkException failure) {
        return isPassing(failure) || failure instanceof SignatureAlreadySubmittedException;
    }

    /** Whether the service does not let the caller see what was asked for. */
    static boolean isHidden(SdkException failure) {
        return failure instanceof AuthenticationFailedException || failure instanceof AccessDeniedException;
    }

    /** Whether the service refused with exactly this message. */
    static boolean says(SdkException failure, String message) {
        return failure instanceof ServiceException refusal
                && refusal.errorCode().equals(message);
    }
}
