package org.qoltanba.client.sigex;

import java.util.Map;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;

/**
 * What SIGEX refuses, and what to do about it. The English message is the machine key of an error and is matched
 * exactly (contract sections 4.1 and 4.2); the list is open, so a message that is not here is handed on as it came.
 */
final class SigexRefusals {

    static final String DOCUMENT_NOT_FOUND = "Document not found";
    static final String SIGNER_NOT_ALLOWED = "Signature does not conform to document settings requirements";
    static final String DIGESTS_NOT_KNOWN = "Document digests are not known";
    static final String DIGESTS_ALREADY_KNOWN = "Document digests are already known";
    static final String DIGESTS_UPDATE_REQUIRED = "Digests values update required";
    static final String ALREADY_SUBMITTED = "This signature has already been submitted";
    static final String INVALID_NONCE = "Invalid authentication nonce";
    static final String ARCHIVE_NOT_FOUND = "Archive not found";
    static final String UNEXPECTED_ERROR = "Unexpected error";
    static final String QR_TIMEOUT = "QR signing operation timeout";
    static final String QR_NOT_ACTIVE = "QR signing operation is not active";
    static final String INVALID_QR_STATE = "Invalid QR signing state";

    private static final int LONGEST_SHOWN = 200;

    private static final Map<String, KnownRefusals.Refusal> KNOWN = KnownRefusals.all();

    private SigexRefusals() {}

    /**
     * The exception a refusal becomes.
     *
     * @param context the call it answers
     * @param answer what the service said; its code is the English message
     * @return an exception whose message says what to do
     */
    static ServiceException toException(ErrorContext context, ServiceAnswer answer) {
        String said = "SIGEX refused " + context.operation() + ": " + shown(answer.errorCode()) + ". ";
        KnownRefusals.Refusal refusal = KNOWN.get(answer.errorCode());
        if (refusal == null) {
            return new ServiceException(
                    said + "The SDK has no advice for this message; ask the service's support" + requestId(context)
                            + ".",
                    context,
                    answer);
        }
        return refusal.exception().create(said + refusal.advice(), context, answer);
    }

    /** The service's words as far as they are fit for one line of a log. */
    private static String shown(String message) {
        String line = message.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN);
    }

    private static String requestId(ErrorContext context) {
        return context.requestId() == null ? "" : " about request " + context.requestId();
    }
}
