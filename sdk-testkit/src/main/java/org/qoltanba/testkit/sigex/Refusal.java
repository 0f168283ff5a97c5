package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import java.util.Optional;

/** What SIGEX says when it refuses, word for word (contract section 4.2). */
enum Refusal {
    ACCESS_DENIED("Access denied"),
    ALREADY_AUTHENTICATED_WITH_TLS("Already authenticated with TLS certificate"),
    ARCHIVAL_BY_ANOTHER_USER("Document data archival is started by another user"),
    ARCHIVE_NOT_FOUND("Archive not found"),
    AUTHENTICATION_REQUIRED("Authentication required"),
    BAD_SIGNER_CERTIFICATE("Bad signer certificate"),
    BODY_TOO_LARGE("Request body is too large"),
    CARD_DOCUMENT_NOT_REGISTERED("Digital document card original document is not registered"),
    CARD_NOT_BUILDABLE("Failed to build digital document card"),
    CARD_OF_DIFFERENT_DOCUMENTS(
            "Digital document card contains signatures that correspond to different registered documents"),
    CARD_SIGNATURES_NOT_REGISTERED("Some of digital document card signatures are not registered"),
    CARD_SIGNATURE_MALFORMED("Digital document card has signature in invalid format"),
    CERTIFICATE_EXPIRED("Signer certificate expired or not yet valid"),
    CERTIFICATE_ISSUER_UNKNOWN("Certificate issuer is unknown"),
    CERTIFICATE_SIGNATURE_ALGORITHM_NOT_SUPPORTED("Certificate signature algorithm not supported"),
    CHAIN_NOT_BUILDABLE("Failed to build certificate chain"),
    CONTENT_LENGTH_NOT_SET("HTTP Content-Length request header not set"),
    DIGESTS_ALREADY_KNOWN("Document digests are already known"),
    DIGESTS_NOT_KNOWN("Document digests are not known"),
    DIGESTS_UPDATE_REQUIRED("Digests values update required"),
    DIGEST_ALGORITHM_NOT_SUPPORTED("Digest algorithm not supported"),
    DOCUMENT_NOT_FOUND("Document not found"),
    DOCUMENT_TYPE_NOT_SUPPORTED("Not supported document type"),
    EGOV_EXCHANGE_FAILED("eGov mobile data exchange failed"),
    FAILED_TO_ARCHIVE("Failed to archive document data"),
    FAILED_TO_PREPARE_ARCHIVED_DATA("Failed to prepare archived data"),
    FEATURE_NOT_AVAILABLE("Feature is not available on current subscription level"),
    FIELD_TOO_LARGE("Request field size is too large"),
    INVALID_AUTHORITY_OID("One of the provided authority OIDs is in invalid format"),
    INVALID_CERTIFICATE_INDEX("One of the provided certificate indices is invalid"),
    INVALID_CERTIFICATE_STATUS("Invalid certificate status"),
    INVALID_DOCUMENT("Invalid document"),
    INVALID_DOCUMENT_IDENTIFIER("Invalid document identifier"),
    INVALID_EMAIL("One of the provided notification email addresses is in invalid format"),
    INVALID_EXPORT_FORMAT("Invalid signature export format"),
    INVALID_FILE_NAME("Invalid file name"),
    INVALID_HEADERS("Invalid HTTP request headers"),
    INVALID_IIN("One of the provided IINs is in invalid format"),
    INVALID_METHOD("Invalid HTTP request method"),
    INVALID_NONCE("Invalid authentication nonce"),
    INVALID_OCSP("Signature contains invalid OCSP data"),
    INVALID_QR_LOGO_FORMAT("Invalid QR code logo format"),
    INVALID_QR_LOGO_RESOLUTION("Invalid QR code logo resolution"),
    INVALID_QR_LOGO_SIZE("Invalid QR code logo size"),
    INVALID_QR_STATE("Invalid QR signing state"),
    INVALID_QUERY_PARAMETER("Invalid URL query parameter"),
    INVALID_ROUTE("Invalid API route"),
    INVALID_SETTINGS("Invalid format of provided document settings"),
    INVALID_SIGNATURE("Invalid signature"),
    INVALID_SIGNATURE_IDENTIFIER("Invalid signature identifier"),
    INVALID_STRUCTURE("Invalid JSON request structure"),
    INVALID_TIME_STAMP("Signature contains invalid TSP time stamp"),
    INVALID_TITLE("Invalid document Title"),
    INVALID_URL("One of the provided URL addresses is in invalid format"),
    LENGTH_MISMATCH("The processed data size does not match the one passed in HTTP Content-Length request header"),
    LIMIT_REACHED("Document signatures limit reached"),
    MALFORMED_CARD("Failed to parse digital document card"),
    MALFORMED_JSON("Failed to parse JSON"),
    MALFORMED_SIGNATURE("Failed to parse signature"),
    MORE_SIGNATURES_THAN_LIMIT("Document has more signatures than new limit"),
    NONCONFORMING_SET_ORDER("Nonconforming order of elements in one of ASN.1 SET tags of the signature"),
    NOT_AN_ORGANIZATION("User does not represent an organization"),
    NOT_ENOUGH_AUTHORITIES("Not enough authorities"),
    NOT_ENOUGH_TLS_CERTIFICATES("Not enough TLS certificates"),
    NOT_THE_DOCUMENT("Signature does not correspond to the document"),
    NO_SIGNATURES_IN_REQUIRED_FORMAT("Document does not have signatures in required format"),
    OCSP_SERVER_PROBLEM("OCSP server problem"),
    OTHER_ENDPOINT_CONNECTED("Other endpoint connected"),
    QR_OPERATION_NOT_ACTIVE("QR signing operation is not active"),
    QR_OPERATION_TIMEOUT("QR signing operation timeout"),
    QR_VERSION_TOO_LOW("QR code versions lower than 11 are not allowed"),
    RATE_LIMIT_REACHED("Request rate limit reached"),
    REQUIREMENTS_NOT_MET("Signature does not conform to document settings requirements"),
    SIGNATURES_IN_UNSUPPORTED_FORMAT("Document has signatures in not supported by this operation format"),
    SIGNATURE_ALGORITHM_NOT_SUPPORTED("Signature algorithm not supported"),
    SIGNATURE_ALREADY_SUBMITTED("This signature has already been submitted"),
    SIGNATURE_TYPE_NOT_SUPPORTED("Signature type is not supported"),
    TLS_CERTIFICATE_DISABLED("TLS certificate used for authentication was disabled"),
    TOO_MANY_EMAILS("Too many notification email addresses provided"),
    TOO_MANY_QR_USERS("Too much users use QR signing"),
    TSP_SERVER_PROBLEM("TSP server problem"),
    UNEXPECTED_ERROR("Unexpected error"),
    UNFIT_TLS_CERTIFICATE("One of the provided TLS certificates can not be used for authentication");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    /** The refusal with a message, word for word. */
    static Optional<Refusal> of(String message) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.message.equals(message))
                .findFirst();
    }

    /** The machine key of the error: the text itself. */
    String message() {
        return message;
    }

    /** The refusal as something to throw. */
    RefusedException exception() {
        return new RefusedException(this);
    }
}
