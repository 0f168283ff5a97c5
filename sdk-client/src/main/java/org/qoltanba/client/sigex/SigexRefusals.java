package org.qoltanba.client.sigex;

import static java.util.Map.entry;

import java.util.Map;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.DocumentNotFoundException;
import org.qoltanba.api.sigex.QrSigningEndedException;
import org.qoltanba.api.sigex.SignInRefusedException;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignaturesLimitReachedException;
import org.qoltanba.api.sigex.SignerNotAllowedException;

/**
 * What SIGEX refuses, and what to do about it. The English message is the machine key of an error and is matched
 * exactly (contract sections 4.1 and 4.2); the list is open, so a message that is not here is handed on as it came.
 */
final class SigexRefusals {

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

    @FunctionalInterface
    private interface Constructor {
        ServiceException create(String message, ErrorContext context, ServiceAnswer answer);
    }

    /** Which exception a message becomes, and what to do about it. */
    private record Refusal(Constructor exception, String advice) {}

    private static final String BEGIN_AGAIN = "Nothing was signed. Begin the operation again and show its new QR code.";
    private static final String NEW_CERTIFICATE = "Sign with a valid signing certificate of a supported authority.";
    private static final String SIGN_AGAIN = "Sign the document again and send that signature.";
    private static final String OTHER_ALGORITHM =
            "Sign with an algorithm SIGEX supports: RSA or GOST with SHA-256 or GOST.";
    private static final String LATER = "Nothing was stored. Try again in a moment.";
    private static final String CHECK_ENDPOINT =
            "Check the address of the endpoint, and whether a proxy changes what is sent.";
    private static final String CHECK_ADDRESSES = "Check the e-mail addresses of the notification.";
    private static final String CHECK_REQUIREMENTS = "Check the signer requirements of the registration.";

    private static final Map<String, Refusal> KNOWN = Map.ofEntries(
            entry(
                    "Document not found",
                    new Refusal(
                            DocumentNotFoundException::new,
                            "Check the document identifier, and that it was given out by this service and not by"
                                    + " another installation.")),
            entry(
                    "Document signatures limit reached",
                    new Refusal(
                            SignaturesLimitReachedException::new,
                            "The document takes no more signatures. Have somebody who may change its settings raise"
                                    + " signaturesLimit, or register the document anew.")),
            entry(
                    "Signature does not conform to document settings requirements",
                    new Refusal(
                            SignerNotAllowedException::new,
                            "The document's settings do not allow this signer. Compare the certificate's person,"
                                    + " organisation and authorities with info().requirements(), and check that this"
                                    + " signer has not signed already.")),
            entry(
                    "Signature does not correspond to the document",
                    new Refusal(
                            DocumentMismatchException::new,
                            "Document and signature do not belong together. Pass exactly the bytes that were"
                                    + " registered; an edited or re-saved copy is another document.")),
            entry(
                    ALREADY_SUBMITTED,
                    new Refusal(
                            SignatureAlreadySubmittedException::new,
                            "This very signature is registered already. find(signature) tells with which document.")),
            entry(
                    "Authentication required",
                    new Refusal(
                            AuthenticationFailedException::new,
                            "The document is private or the call is not open to anonymous callers. Ask an authorised"
                                    + " person or information system to make it.")),
            entry(
                    INVALID_NONCE,
                    new Refusal(
                            SignInRefusedException::new,
                            "The block was used or is too old, or something else was signed. Ask for a new block, and"
                                    + " have exactly its octets signed.")),
            entry(
                    "Access denied",
                    new Refusal(AccessDeniedException::new, "Have somebody who owns the document grant access to it.")),
            entry(
                    "Feature is not available on current subscription level",
                    new Refusal(
                            AccessDeniedException::new,
                            "The organisation's subscription does not include this function.")),
            entry(
                    "User does not represent an organization",
                    new Refusal(AccessDeniedException::new, "Use the certificate of an employee of a legal entity.")),
            entry(
                    "TLS certificate used for authentication was disabled",
                    new Refusal(
                            AuthenticationFailedException::new,
                            "Have the certificate enabled again in the organisation's settings.")),
            entry(
                    ARCHIVE_NOT_FOUND,
                    new Refusal(NotFoundException::new, "The service does not keep this document's content.")),
            entry(
                    "Document digests are not known",
                    new Refusal(
                            ConflictException::new,
                            "The document's registration was not finished. Finish it with recoverRegistration and the"
                                    + " first signature.")),
            entry(
                    DIGESTS_ALREADY_KNOWN,
                    new Refusal(ConflictException::new, "The document's registration was finished before.")),
            entry(
                    DIGESTS_UPDATE_REQUIRED,
                    new Refusal(
                            ConflictException::new,
                            "The service needs the document once more to check a signature with this digest algorithm."
                                    + " Use sign(document, signer), which sends it.")),
            entry(
                    "Request rate limit reached",
                    new Refusal(RateLimitedException::new, "Slow down, wait, and try again.")),
            entry(QR_TIMEOUT, new Refusal(QrSigningEndedException::new, BEGIN_AGAIN)),
            entry(QR_NOT_ACTIVE, new Refusal(QrSigningEndedException::new, BEGIN_AGAIN)),
            entry(INVALID_QR_STATE, new Refusal(QrSigningEndedException::new, BEGIN_AGAIN)),
            entry(
                    "Other endpoint connected",
                    new Refusal(
                            QrSigningEndedException::new,
                            "Another program has taken the operation over. " + BEGIN_AGAIN)),
            entry("eGov mobile data exchange failed", new Refusal(QrSigningEndedException::new, BEGIN_AGAIN)),
            entry("Too much users use QR signing", new Refusal(RateLimitedException::new, LATER)),
            entry("OCSP server problem", new Refusal(ServerFaultException::new, LATER)),
            entry("TSP server problem", new Refusal(ServerFaultException::new, LATER)),
            entry("Document data archival is started by another user", new Refusal(ServerFaultException::new, LATER)),
            entry(
                    UNEXPECTED_ERROR,
                    new Refusal(ServerFaultException::new, "Nothing is wrong with the call. Try again later.")),
            entry("Bad signer certificate", new Refusal(InvalidRequestException::new, NEW_CERTIFICATE)),
            entry("Certificate issuer is unknown", new Refusal(InvalidRequestException::new, NEW_CERTIFICATE)),
            entry("Failed to build certificate chain", new Refusal(InvalidRequestException::new, NEW_CERTIFICATE)),
            entry("Invalid certificate status", new Refusal(InvalidRequestException::new, NEW_CERTIFICATE)),
            entry(
                    "Signer certificate expired or not yet valid",
                    new Refusal(InvalidRequestException::new, NEW_CERTIFICATE)),
            entry(
                    "Certificate signature algorithm not supported",
                    new Refusal(InvalidRequestException::new, OTHER_ALGORITHM)),
            entry("Digest algorithm not supported", new Refusal(InvalidRequestException::new, OTHER_ALGORITHM)),
            entry("Signature algorithm not supported", new Refusal(InvalidRequestException::new, OTHER_ALGORITHM)),
            entry(
                    "Failed to parse signature",
                    new Refusal(InvalidRequestException::new, "Pass one CMS signature with exactly one signer.")),
            entry("Signature type is not supported", new Refusal(InvalidRequestException::new, OTHER_ALGORITHM)),
            entry("Invalid signature", new Refusal(InvalidRequestException::new, SIGN_AGAIN)),
            entry("Signature contains invalid OCSP data", new Refusal(InvalidRequestException::new, SIGN_AGAIN)),
            entry("Signature contains invalid TSP time stamp", new Refusal(InvalidRequestException::new, SIGN_AGAIN)),
            entry(
                    "Nonconforming order of elements in one of ASN.1 SET tags of the signature",
                    new Refusal(InvalidRequestException::new, "The signature is not encoded in DER. " + SIGN_AGAIN)),
            entry(
                    "Invalid document Title",
                    new Refusal(
                            InvalidRequestException::new,
                            "Give a title that is a valid file name: without \\ / : * ? \" < > | and control"
                                    + " characters.")),
            entry(
                    "Invalid document",
                    new Refusal(InvalidRequestException::new, "The service cannot use this document; is it empty?")),
            entry(
                    "Invalid document identifier",
                    new Refusal(InvalidRequestException::new, "Check the document identifier.")),
            entry(
                    "Invalid signature identifier",
                    new Refusal(
                            InvalidRequestException::new,
                            "Take the identifier from signatures() of this very document.")),
            entry(
                    "Invalid format of provided document settings",
                    new Refusal(InvalidRequestException::new, CHECK_REQUIREMENTS)),
            entry(
                    "One of the provided IINs is in invalid format",
                    new Refusal(InvalidRequestException::new, CHECK_REQUIREMENTS)),
            entry(
                    "One of the provided authority OIDs is in invalid format",
                    new Refusal(InvalidRequestException::new, CHECK_REQUIREMENTS)),
            entry(
                    "One of the provided notification email addresses is in invalid format",
                    new Refusal(InvalidRequestException::new, CHECK_ADDRESSES)),
            entry(
                    "Too many notification email addresses provided",
                    new Refusal(InvalidRequestException::new, "Name fewer e-mail addresses.")),
            entry("Invalid API route", new Refusal(InvalidRequestException::new, CHECK_ENDPOINT)),
            entry("Invalid HTTP request method", new Refusal(InvalidRequestException::new, CHECK_ENDPOINT)),
            entry("Invalid HTTP request headers", new Refusal(InvalidRequestException::new, CHECK_ENDPOINT)),
            entry(
                    "HTTP Content-Length request header not set",
                    new Refusal(InvalidRequestException::new, CHECK_ENDPOINT)),
            entry(
                    "The processed data size does not match the one passed in HTTP Content-Length request header",
                    new Refusal(
                            InvalidRequestException::new,
                            "The document was cut or changed on its way. Check that nobody writes to it and send it"
                                    + " again.")),
            entry(
                    "Request field size is too large",
                    new Refusal(InvalidRequestException::new, "Shorten the title and the description.")),
            entry(
                    "Request body is too large",
                    new Refusal(
                            InvalidRequestException::new,
                            "Signature or document is larger than the service takes. Sign detached, which keeps the"
                                    + " signature small; a document beyond the limit cannot be registered or verified.")));

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
        Refusal refusal = KNOWN.get(answer.errorCode());
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
