package org.qoltanba.client.sigex;

import java.util.HashMap;
import java.util.Map;
import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.sigex.CardDocumentUnknownException;
import org.qoltanba.api.sigex.CardSignaturesUnknownException;
import org.qoltanba.api.sigex.CertificateRejectedException;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.DocumentNotFoundException;
import org.qoltanba.api.sigex.FeatureNotAvailableException;
import org.qoltanba.api.sigex.InvalidSettingsException;
import org.qoltanba.api.sigex.NotADocumentCardException;
import org.qoltanba.api.sigex.OriginalNotStoredException;
import org.qoltanba.api.sigex.QrSigningEndedException;
import org.qoltanba.api.sigex.RegistrationUnfinishedException;
import org.qoltanba.api.sigex.SignInRefusedException;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignatureRejectedException;
import org.qoltanba.api.sigex.SignaturesLimitReachedException;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.UnusableDocumentException;

/**
 * Every message SIGEX is known to refuse with (contract section 4.2), by what the caller can decide: one exception type for
 * each decision, one piece of advice for each message or group of messages.
 */
final class KnownRefusals {

    /** Makes an exception. */
    @FunctionalInterface
    interface Constructor {
        ServiceException create(String message, ErrorContext context, ServiceAnswer answer);
    }

    /** Which exception a message becomes, and what to do about it. */
    record Refusal(Constructor exception, String advice) {}

    private static final String LATER = "Nothing was stored. Try again in a moment.";
    private static final String CHECK_ENDPOINT =
            "Check the address of the endpoint, and whether a proxy changes what is sent.";

    private KnownRefusals() {}

    /** All of them. */
    static Map<String, Refusal> all() {
        Map<String, Refusal> all = new HashMap<>();
        documents(all);
        callers(all);
        signatures(all);
        settings(all);
        cardsAndQrCodes(all);
        requests(all);
        passing(all);
        return Map.copyOf(all);
    }

    private static void put(Map<String, Refusal> all, Constructor exception, String advice, String... messages) {
        for (String message : messages) {
            all.put(message, new Refusal(exception, advice));
        }
    }

    private static void documents(Map<String, Refusal> all) {
        put(
                all,
                DocumentNotFoundException::new,
                "Check the document identifier, and that it was given out by this service and not by another"
                        + " installation.",
                SigexRefusals.DOCUMENT_NOT_FOUND);
        put(
                all,
                SignaturesLimitReachedException::new,
                "The document takes no more signatures. Have somebody who may change its settings raise signaturesLimit,"
                        + " or register the document anew.",
                "Document signatures limit reached");
        put(
                all,
                SignerNotAllowedException::new,
                "The document's settings do not allow this signer. Compare the certificate's person, organisation and"
                        + " authorities with info().requirements(), and check that this signer has not signed already.",
                SigexRefusals.SIGNER_NOT_ALLOWED);
        put(
                all,
                DocumentMismatchException::new,
                "Document and signature do not belong together. Pass exactly the bytes that were registered; an edited or"
                        + " re-saved copy is another document.",
                "Signature does not correspond to the document");
        put(
                all,
                SignatureAlreadySubmittedException::new,
                "This very signature is registered already. find(signature) tells with which document.",
                SigexRefusals.ALREADY_SUBMITTED);
        put(
                all,
                OriginalNotStoredException::new,
                "The service does not keep this document's content. Take it from where it came from, or have it archived"
                        + " first.",
                SigexRefusals.ARCHIVE_NOT_FOUND);
        put(
                all,
                RegistrationUnfinishedException::new,
                "The document's registration was not finished. Finish it with recoverRegistration and the first"
                        + " signature.",
                SigexRefusals.DIGESTS_NOT_KNOWN);
        put(
                all,
                ConflictException::new,
                "The document's registration was finished before.",
                SigexRefusals.DIGESTS_ALREADY_KNOWN);
        put(
                all,
                ConflictException::new,
                "The service needs the document once more to check a signature with this digest algorithm. Use"
                        + " sign(document, signer), which sends it.",
                SigexRefusals.DIGESTS_UPDATE_REQUIRED);
        put(
                all,
                ConflictException::new,
                "This takes CMS signatures: the document has none, or has others besides. Leave out what needs them.",
                "Document does not have signatures in required format",
                "Document has signatures in not supported by this operation format");
    }

    private static void callers(Map<String, Refusal> all) {
        put(
                all,
                AuthenticationFailedException::new,
                "Nobody is signed in, or the session has ended. Call signIn again, or have an authorised information"
                        + " system make the call.",
                "Authentication required");
        put(
                all,
                SignInRefusedException::new,
                "The block was used or is too old, or something else was signed. Ask for a new block, and have exactly"
                        + " its octets signed.",
                SigexRefusals.INVALID_NONCE);
        put(
                all,
                AuthenticationFailedException::new,
                "Have the certificate enabled again in the organisation's settings.",
                "TLS certificate used for authentication was disabled");
        put(
                all,
                InvalidRequestException::new,
                "An information system does not sign in. Sign people in at the address for users.",
                "Already authenticated with TLS certificate");
        put(
                all,
                AccessDeniedException::new,
                "Have somebody who owns the document grant access to it, or an administrator of the organisation grant"
                        + " the right.",
                "Access denied");
        put(
                all,
                AccessDeniedException::new,
                "Use the certificate of an employee of a legal entity.",
                "User does not represent an organization");
        put(
                all,
                FeatureNotAvailableException::new,
                "The organisation's subscription does not include this function. Its administrator can order a larger"
                        + " one.",
                "Feature is not available on current subscription level");
    }

    private static void signatures(Map<String, Refusal> all) {
        put(
                all,
                CertificateRejectedException::new,
                "Sign with a valid signing certificate of a supported authority.",
                "Bad signer certificate",
                "Certificate issuer is unknown",
                "Certificate signature algorithm not supported",
                "Failed to build certificate chain",
                "Invalid certificate status",
                "Signer certificate expired or not yet valid");
        put(
                all,
                SignatureRejectedException::new,
                "Sign with an algorithm SIGEX supports: RSA or GOST with SHA-256 or GOST.",
                "Digest algorithm not supported",
                "Signature algorithm not supported",
                "Signature type is not supported");
        put(
                all,
                SignatureRejectedException::new,
                "Pass one CMS signature with exactly one signer.",
                "Failed to parse signature");
        put(
                all,
                SignatureRejectedException::new,
                "Sign the document again and send that signature.",
                "Invalid signature",
                "Signature contains invalid OCSP data",
                "Signature contains invalid TSP time stamp");
        put(
                all,
                SignatureRejectedException::new,
                "The signature is not encoded in DER. Sign the document again and send that signature.",
                "Nonconforming order of elements in one of ASN.1 SET tags of the signature");
    }

    private static void settings(Map<String, Refusal> all) {
        put(
                all,
                InvalidSettingsException::new,
                "Check signer requirements and access rules; what was fixed at registration cannot be changed.",
                "Invalid format of provided document settings",
                "One of the provided IINs is in invalid format",
                "One of the provided authority OIDs is in invalid format");
        put(
                all,
                InvalidSettingsException::new,
                "Set the limit to at least info().signaturesTotal(), or to none.",
                "Document has more signatures than new limit");
        put(
                all,
                InvalidSettingsException::new,
                "Check the information systems of the settings: each needs a certificate with RSA of 2048 or ECDSA of 224"
                        + " bits at least, and rights may name only systems that are there.",
                "Not enough TLS certificates",
                "One of the provided TLS certificates can not be used for authentication",
                "One of the provided certificate indices is invalid");
        put(
                all,
                InvalidSettingsException::new,
                "Give the right to at least one authority, or to nobody.",
                "Not enough authorities");
        put(
                all,
                InvalidSettingsException::new,
                "Check the addresses for webhooks.",
                "One of the provided URL addresses is in invalid format");
        put(
                all,
                InvalidSettingsException::new,
                "Give a small PNG of at most 102 by 102 pixels.",
                "Invalid QR code logo format",
                "Invalid QR code logo resolution",
                "Invalid QR code logo size");
    }

    private static void cardsAndQrCodes(Map<String, Refusal> all) {
        put(
                all,
                CardDocumentUnknownException::new,
                "The service knows none of the card's signatures. Check the signatures by yourself, or register the"
                        + " document.",
                "Digital document card original document is not registered");
        put(
                all,
                CardSignaturesUnknownException::new,
                "Parse the card again and let the service register the signatures it does not know.",
                "Some of digital document card signatures are not registered");
        put(
                all,
                NotADocumentCardException::new,
                "Pass a digital document card exactly as it was made.",
                "Digital document card contains signatures that correspond to different registered documents",
                "Digital document card has signature in invalid format",
                "Failed to parse digital document card");
        put(
                all,
                UnusableDocumentException::new,
                "Leave out the picture of the document, name it .pdf if it is one, or sign a PDF made by another"
                        + " program.",
                "Failed to build digital document card",
                "Not supported document type");
        put(
                all,
                QrSigningEndedException::new,
                "Signing by QR code has ended. Begin it again.",
                "Invalid QR signing state",
                "Other endpoint connected",
                "QR signing operation is not active",
                "QR signing operation timeout",
                "eGov mobile data exchange failed");
        put(
                all,
                InvalidRequestException::new,
                "Ask for QR codes of version 11 to 40.",
                "QR code versions lower than 11 are not allowed");
    }

    private static void requests(Map<String, Refusal> all) {
        put(
                all,
                InvalidRequestException::new,
                CHECK_ENDPOINT,
                "Failed to parse JSON",
                "HTTP Content-Length request header not set",
                "Invalid API route",
                "Invalid HTTP request headers",
                "Invalid HTTP request method");
        put(
                all,
                InvalidRequestException::new,
                "A member is missing or holds a value that is not allowed. Check what was passed to the call.",
                "Invalid JSON request structure",
                "Invalid URL query parameter");
        put(
                all,
                InvalidRequestException::new,
                "Give a title that is a valid file name: without \\ / : * ? \" < > | and control characters.",
                "Invalid document Title",
                "Invalid file name");
        put(
                all,
                InvalidRequestException::new,
                "The service cannot use this document; is it empty?",
                "Invalid document");
        put(all, InvalidRequestException::new, "Check the document identifier.", "Invalid document identifier");
        put(
                all,
                InvalidRequestException::new,
                "Take the identifier from signatures() of this very document.",
                "Invalid signature identifier");
        put(
                all,
                InvalidRequestException::new,
                "Export the signature in its other form.",
                "Invalid signature export format");
        put(
                all,
                InvalidRequestException::new,
                "Check the e-mail addresses of the notification.",
                "One of the provided notification email addresses is in invalid format");
        put(
                all,
                InvalidRequestException::new,
                "Name fewer e-mail addresses.",
                "Too many notification email addresses provided");
        put(
                all,
                InvalidRequestException::new,
                "The document was cut or changed on its way. Check that nobody writes to it and send it again.",
                "The processed data size does not match the one passed in HTTP Content-Length request header");
        put(
                all,
                InvalidRequestException::new,
                "Shorten the title and the description.",
                "Request field size is too large");
        put(
                all,
                InvalidRequestException::new,
                "Signature or document is larger than the service takes. Sign detached, which keeps the signature small; a"
                        + " document beyond the limit cannot be registered or verified.",
                "Request body is too large");
    }

    private static void passing(Map<String, Refusal> all) {
        put(all, RateLimitedException::new, "Slow down, wait, and try again.", "Request rate limit reached");
        put(all, RateLimitedException::new, LATER, "Too much users use QR signing");
        put(
                all,
                ServerFaultException::new,
                LATER,
                "OCSP server problem",
                "TSP server problem",
                "Document data archival is started by another user");
        put(
                all,
                ServiceException::new,
                "The service's archive is in trouble. Try again later; if it lasts, ask the service's support.",
                "Failed to archive document data",
                "Failed to prepare archived data");
        put(
                all,
                ServerFaultException::new,
                "Nothing is wrong with the call. Try again later.",
                SigexRefusals.UNEXPECTED_ERROR);
    }
}
