package org.qoltanba.api.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;

class DssOperationValuesTest {

    private static final Bytes OCTETS = Bytes.of(new byte[] {1, 2, 3});

    @Test
    void wordsOfTheServiceAreReadInAnyCaseAndKept() {
        assertThat(DocumentStatus.of("posponed")).isSameAs(DocumentStatus.POSTPONED);
        assertThat(DocumentStatus.of("Lost").isKnown()).isFalse();
        assertThat(DocumentStatus.of("Lost"))
                .isEqualTo(DocumentStatus.of("Lost"))
                .hasSameHashCodeAs(DocumentStatus.of("Lost"))
                .hasToString("Lost");
        assertThat(DssRequestStatus.of("PENDING")).isSameAs(DssRequestStatus.PENDING);
        assertThat(DssRequestStatus.of("x").isKnown()).isFalse();
        assertThat(DssRequestStatus.of("x"))
                .isEqualTo(DssRequestStatus.of("x"))
                .hasSameHashCodeAs(DssRequestStatus.of("x"))
                .hasToString("x");
        assertThat(DssOperationState.of("confirmed")).isSameAs(DssOperationState.CONFIRMED);
        assertThat(DssOperationState.CONFIRMED.isKnown()).isTrue();
        assertThat(DssOperationState.of("x"))
                .isEqualTo(DssOperationState.of("x"))
                .isNotEqualTo("x")
                .hasSameHashCodeAs(DssOperationState.of("x"))
                .hasToString("x");
    }

    @Test
    void aPdfSignatureIsPlainAndInvisibleUntilSaidOtherwise() {
        PdfSignature plain = PdfSignature.of("Agreed", "Almaty");
        URI address = URI.create("http://tsp.example.ru/");
        PdfSignature more = plain.level(CadesLevel.T)
                .timeStampService(address)
                .certifying(PdfSignature.Certification.NO_CHANGES)
                .appearing(new PdfSignature.Appearance(PdfSignature.Template.TEXT, OCTETS));

        assertThat(plain.level()).isEqualTo(CadesLevel.CMS);
        assertThat(plain.certification()).isEqualTo(PdfSignature.Certification.NOT_CERTIFIED);
        assertThat(plain.timeStampService()).isEmpty();
        assertThat(plain.appearance()).isEmpty();
        assertThat(more.reason()).isEqualTo("Agreed");
        assertThat(more.location()).isEqualTo("Almaty");
        assertThat(more.timeStampService()).contains(address);
        assertThat(more.certification()).isEqualTo(PdfSignature.Certification.NO_CHANGES);
        assertThat(more.appearance()).isPresent();
        assertThat(more).hasToString("PdfSignature[CAdES-T]");
        assertThatIllegalArgumentException().isThrownBy(() -> PdfSignature.of(" ", "Almaty"));
        assertThatIllegalArgumentException().isThrownBy(() -> PdfSignature.of("Agreed", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> plain.level(CadesLevel.A));
    }

    @Test
    void aRawSignatureIsOfADocumentOrADigest() {
        assertThat(RawSignature.ofDocument().digest()).isEmpty();
        RawSignature digest = RawSignature.ofDigest(DigestAlgorithm.GOST_R_3411_2012_256);
        assertThat(digest.digest()).contains(DigestAlgorithm.GOST_R_3411_2012_256);
        assertThat(digest)
                .isEqualTo(RawSignature.ofDigest(DigestAlgorithm.GOST_R_3411_2012_256))
                .hasSameHashCodeAs(RawSignature.ofDigest(DigestAlgorithm.GOST_R_3411_2012_256))
                .isNotEqualTo(RawSignature.ofDocument());
        assertThat(RawSignature.ofDocument()).hasToString("RawSignature[document]");
        assertThat(digest.toString()).contains("GOST R 34.11-2012 (256)");
    }

    @Test
    void resultsShowNoContent() {
        SignedDocument signed = new SignedDocument("contract.pdf", OfficeSignature.IN_DOCUMENT, OCTETS);
        assertThat(signed.asDocument().size()).isEqualTo(3);
        assertThat(signed).hasToString("SignedDocument[IN_DOCUMENT, 3 bytes]");

        StoredDocumentId id = new StoredDocumentId("7e0c");
        DocumentResult result = DocumentResult.of("contract.pdf", DocumentStatus.COMPLETED)
                .content(DocumentSource.of("contract.pdf.p7s", OCTETS))
                .signature(Signature.of(OCTETS))
                .storedAs(id)
                .build();
        assertThat(result.name()).isEqualTo("contract.pdf");
        assertThat(result.content()).isPresent();
        assertThat(result.signature()).isPresent();
        assertThat(result.storedAs()).contains(id);
        assertThat(result.errorCode()).isEmpty();
        assertThat(result).hasToString("DocumentResult[Completed]");
        assertThat(DocumentResult.of("a", DocumentStatus.ERROR)
                        .errorCode("invalid_content")
                        .build()
                        .errorCode())
                .contains("invalid_content");
    }

    @Test
    void aRequestKnowsItsCertificateWhenItIsIssued() {
        assertThat(new DssCertificateRequest(5, DssRequestStatus.PENDING, null, null).issued())
                .isEmpty();
        DssCertificateRequest issued = new DssCertificateRequest(5, DssRequestStatus.ACCEPTED, 14L, OCTETS);
        assertThat(issued.issued()).hasValue(14);
        assertThat(issued.pkcs10()).contains(OCTETS);
        assertThat(issued).hasToString("DssCertificateRequest[5, ACCEPTED]");
    }

    @Test
    void anOperationKnowsWhatBecameOfADocument() {
        StoredDocumentId document = new StoredDocumentId("a");
        StoredDocumentId original = new StoredDocumentId("b");
        DssOperation.Action action =
                new DssOperation.Action(document, original, "Approved", new StoredDocumentId("c"), null);
        assertThat(action.isOf(document)).isTrue();
        assertThat(action.isOf(original)).isTrue();
        assertThat(action.isOf(new StoredDocumentId("c"))).isFalse();
        assertThat(action.result()).contains(new StoredDocumentId("c"));

        Instant end = Instant.parse("2026-11-22T09:00:00Z");
        DssOperation operation =
                new DssOperation("O", "SignDocuments", DssOperationState.CHALLENGED, end, List.of(action));
        assertThat(operation.confirmBefore()).contains(end);
        assertThat(operation).hasToString("DssOperation[O, Challenged]");
    }

    @Test
    void storedDocumentsHaveIdentifiersAndSizes() {
        StoredDocumentId id = new StoredDocumentId("1c3f");
        StoredDocument document = new StoredDocument(
                id, "contract.pdf", "pdf", 3, null, true, null, null, new StoredDocumentId("p"), null);
        assertThat(document.uploadedAt()).isEmpty();
        assertThat(document.parent()).contains(new StoredDocumentId("p"));
        assertThat(document).hasToString("StoredDocument[1c3f, 3 bytes]");
        assertThat(id).hasToString("1c3f");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new StoredDocument(id, "contract.pdf", "pdf", -1, null, true, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredDocumentId(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredDocumentId("a\nb"));
    }

    @Test
    void uploadsLastOrDoNot() {
        UploadOptions options =
                UploadOptions.lasting().belongingTo(new StoredDocumentId("p")).shownWith("contract");
        assertThat(options.isTemporary()).isFalse();
        assertThat(options.parent()).contains(new StoredDocumentId("p"));
        assertThat(options.template()).contains("contract");
        assertThat(options).hasToString("UploadOptions[lasting]");
        assertThat(UploadOptions.temporary().isTemporary()).isTrue();
        assertThat(UploadOptions.temporary()).hasToString("UploadOptions[temporary]");
    }
}
