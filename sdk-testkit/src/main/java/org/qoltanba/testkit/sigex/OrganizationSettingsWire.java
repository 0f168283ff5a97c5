package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** An organisation's settings in an answer (contract section 5.13). */
record OrganizationSettingsWire(
        String businessId,
        @JsonUnwrapped Writable settings,
        long modifiedAt,
        long dataArchiveQuota,
        @Nullable Long dataArchiveQuotaExpires,
        long dataArchiveUsage) {

    static OrganizationSettingsWire of(Organization organization) {
        ArchiveQuota quota = organization.quota();
        return new OrganizationSettingsWire(
                organization.bin(),
                Writable.of(organization.settings()),
                organization.modifiedAt().map(Instant::toEpochMilli).orElse(0L),
                quota.limit(),
                quota.expires() == null ? null : quota.expires().toEpochMilli(),
                quota.used());
    }

    /** Those of a new organisation, if there is one. */
    static @Nullable OrganizationSettingsWire of(Accounts.@Nullable Created created) {
        return created == null || created.organization() == null ? null : of(created.organization());
    }

    /** The members that can be set; also what a change of settings is about. */
    record Writable(
            List<Certificate> tlsCertificatesList,
            Block documentsAccess,
            Block documentsList,
            Block documentsSettings,
            Block packagesAccess,
            Block packagesList,
            Block packagesSettings,
            Block organizationSettings,
            Webhooks webhooks,
            boolean dataArchiveEnabled,
            String dataArchiveContactEmail,
            String subscriptionContactEmail) {

        static Writable of(OrganizationSettings settings) {
            return new Writable(
                    settings.certificates().stream().map(Certificate::of).toList(),
                    Block.of(settings.block(OrganizationRight.DOCUMENTS_ACCESS)),
                    Block.of(settings.block(OrganizationRight.DOCUMENTS_LIST)),
                    Block.of(settings.block(OrganizationRight.DOCUMENTS_SETTINGS)),
                    Block.of(settings.block(OrganizationRight.PACKAGES_ACCESS)),
                    Block.of(settings.block(OrganizationRight.PACKAGES_LIST)),
                    Block.of(settings.block(OrganizationRight.PACKAGES_SETTINGS)),
                    Block.of(settings.block(OrganizationRight.ORGANIZATION_SETTINGS)),
                    new Webhooks(settings.webhooks()),
                    settings.archiving(),
                    settings.archiveEmail(),
                    settings.subscriptionEmail());
        }
    }

    /** Who has a right besides the first head. */
    record Block(List<String> authorities, List<Integer> tlsCertificatesIndices, List<String> iins) {

        private static Block of(AccessBlock block) {
            return new Block(block.authorities(), block.certificates(), block.iins());
        }
    }

    /** Where events are sent. */
    record Webhooks(List<String> urls) {}

    /** An information system. */
    record Certificate(String description, String body, boolean disabled, Look settings) {

        private static Certificate of(TlsCertificate certificate) {
            return new Certificate(
                    certificate.description(),
                    certificate.body(),
                    certificate.disabled(),
                    Look.of(certificate.branding()));
        }
    }

    /** How documents and QR codes of an information system look. */
    record Look(
            @Nullable Map<String, String> ddcHowToVerifyStrings,
            @Nullable Map<String, String> qrOrganisationName,
            @Nullable String qrLogo,
            @Nullable String ddcLogo,
            @Nullable Map<String, String> ddcLogoString,
            boolean ddcLogoDisable) {

        private static Look of(Branding branding) {
            return new Look(
                    given(branding.howToVerify()),
                    given(branding.organizationName()),
                    given(branding.qrLogo()),
                    given(branding.cardLogo()),
                    given(branding.cardLogoText()),
                    branding.withoutCardLogo());
        }

        private static @Nullable Map<String, String> given(Map<String, String> texts) {
            return texts.isEmpty() ? null : new TreeMap<>(texts);
        }

        private static @Nullable String given(@Nullable Bytes picture) {
            return picture == null ? null : picture.toBase64();
        }
    }
}
