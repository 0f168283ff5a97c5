package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.sigex.SigexMessages;

class SigexRefusalsTest {

    private static final ErrorContext CALL = ErrorContext.call("SIGEX", "POST /api/{id}");

    private static ServiceException refusal(String message) {
        return SigexRefusals.toException(CALL, ServiceAnswer.of(200, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Document not found | DocumentNotFoundException | Check the document identifier",
                "Document signatures limit reached | SignaturesLimitReachedException | raise signaturesLimit",
                "Signature does not conform to document settings requirements | SignerNotAllowedException | info().requirements()",
                "Signature does not correspond to the document | DocumentMismatchException | Pass exactly the bytes",
                "This signature has already been submitted | SignatureAlreadySubmittedException | find(signature)",
                "Authentication required | AuthenticationFailedException | signIn",
                "Access denied | AccessDeniedException | grant access",
                "Archive not found | OriginalNotStoredException | does not keep",
                "Document digests are not known | RegistrationUnfinishedException | recoverRegistration",
                "Digests values update required | ConflictException | sign(document, signer)",
                "Request rate limit reached | RateLimitedException | Slow down",
                "OCSP server problem | ServerFaultException | Try again",
                "TSP server problem | ServerFaultException | Try again",
                "Unexpected error | ServerFaultException | Try again",
                "Invalid document Title | InvalidRequestException | valid file name",
                "Signer certificate expired or not yet valid | CertificateRejectedException | valid signing certificate",
                "Too many notification email addresses provided | InvalidRequestException | fewer",
            })
    void aKnownMessageBecomesItsExceptionAndSaysWhatToDo(String message, String type, String advice) {
        ServiceException refusal = refusal(message);

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(type);
        assertThat(refusal).hasMessageContaining(message).hasMessageContaining(advice);
        assertThat(refusal.errorCode()).isEqualTo(message);
        assertThat(refusal.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OCSP server problem",
                "TSP server problem",
                "Request rate limit reached",
                "Too much users use QR signing",
                "Document data archival is started by another user",
                "Unexpected error"
            })
    void whatTheContractCallsRetryableIs(String message) {
        assertThat(refusal(message).retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Document not found",
                "Document signatures limit reached",
                "Invalid signature",
                "Some message of next year",
                "ocsp server problem"
            })
    void everythingElseIsFinal(String message) {
        assertThat(refusal(message).retryable()).isFalse();
    }

    @Test
    void everyMessageOfTheContractHasAdviceAndAText() {
        assertThat(KnownRefusals.all().keySet()).hasSize(83).containsExactlyInAnyOrderElementsOf(SigexMessages.known());
    }

    @Test
    void anUnknownMessageIsHandedOnAsItCame() {
        ServiceException refusal = SigexRefusals.toException(
                CALL.withRequestId("1570108542768139099"), ServiceAnswer.of(200, "Some message of next year"));

        assertThat(refusal.getClass()).isEqualTo(ServiceException.class);
        assertThat(refusal.errorCode()).isEqualTo("Some message of next year");
        assertThat(refusal)
                .hasMessageContaining("Some message of next year")
                .hasMessageContaining("1570108542768139099");
    }

    @Test
    void matchingIsExact() {
        assertThat(refusal("Document not found.")).isExactlyInstanceOf(ServiceException.class);
    }

    @Test
    void aHugeOrTrickyMessageStaysOneBoundedLine() {
        String message = "line one\nline two\u202E " + "x".repeat(10_000);
        ServiceException refusal = refusal(message);

        assertThat(refusal.getMessage())
                .hasSizeLessThan(500)
                .doesNotContain("\n")
                .doesNotContain("\u202E");
        assertThat(refusal.errorCode()).isEqualTo(message);
    }

    @Test
    void theWholeSignatureGroupOfTheContractIsKnown() {
        Set<String> group = Set.of(
                "Bad signer certificate",
                "Certificate issuer is unknown",
                "Certificate signature algorithm not supported",
                "Digest algorithm not supported",
                "Failed to build certificate chain",
                "Failed to parse signature",
                "Invalid certificate status",
                "Invalid signature",
                "Nonconforming order of elements in one of ASN.1 SET tags of the signature",
                "Signature algorithm not supported",
                "Signature contains invalid OCSP data",
                "Signature contains invalid TSP time stamp",
                "Signature type is not supported",
                "Signer certificate expired or not yet valid");
        assertThat(group)
                .allSatisfy(message -> assertThat(refusal(message)).isInstanceOf(InvalidRequestException.class));
    }
}
