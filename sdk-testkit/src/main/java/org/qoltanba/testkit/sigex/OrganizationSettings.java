package org.qoltanba.testkit.sigex;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an organisation has set (contract section 5.13, the writable part).
 *
 * @param certificates of its information systems, in their order
 * @param blocks whom it grants what; nobody where nothing is said
 * @param webhooks where its events are sent
 * @param archiving whether originals signed by its employees are archived
 * @param archiveEmail whom to tell about the archive; may be empty
 * @param subscriptionEmail whom to tell about the subscription; may be empty
 */
record OrganizationSettings(
        List<TlsCertificate> certificates,
        Map<OrganizationRight, AccessBlock> blocks,
        List<String> webhooks,
        boolean archiving,
        String archiveEmail,
        String subscriptionEmail) {

    /** What an organisation has that has never set anything. */
    static final OrganizationSettings NONE = new OrganizationSettings(List.of(), Map.of(), List.of(), false, "", "");

    OrganizationSettings {
        certificates = List.copyOf(certificates);
        blocks = Map.copyOf(blocks);
        webhooks = List.copyOf(webhooks);
    }

    /** Whom it grants a right. */
    AccessBlock block(OrganizationRight right) {
        return blocks.getOrDefault(right, AccessBlock.NOBODY);
    }

    /** Whether an employee has a right, as the first head or by its block. */
    boolean grants(OrganizationRight right, SignerIdentity employee) {
        return employee.isFirstHead() || block(right).names(employee);
    }

    /** Whether the information system with the certificate at a position has a right. */
    boolean grants(OrganizationRight right, int certificate) {
        return block(right).certificates().contains(certificate)
                && !certificates.get(certificate).disabled();
    }

    /** The same with one more information system, which gets rights. */
    OrganizationSettings with(TlsCertificate certificate, Set<OrganizationRight> rights) {
        List<TlsCertificate> all = new ArrayList<>(certificates);
        all.add(certificate);
        Map<OrganizationRight, AccessBlock> granted = new EnumMap<>(OrganizationRight.class);
        granted.putAll(blocks);
        for (OrganizationRight right : rights) {
            AccessBlock block = block(right);
            List<Integer> positions = new ArrayList<>(block.certificates());
            positions.add(certificates.size());
            granted.put(right, new AccessBlock(block.authorities(), positions, block.iins()));
        }
        return new OrganizationSettings(all, granted, webhooks, archiving, archiveEmail, subscriptionEmail);
    }

    /** The same with one more address for events. */
    OrganizationSettings withWebhook(String url) {
        List<String> all = new ArrayList<>(webhooks);
        all.add(url);
        return new OrganizationSettings(certificates, blocks, all, archiving, archiveEmail, subscriptionEmail);
    }

    /** The same with archiving turned on or off. */
    OrganizationSettings withArchiving(boolean on, String email) {
        return new OrganizationSettings(certificates, blocks, webhooks, on, email, subscriptionEmail);
    }
}
