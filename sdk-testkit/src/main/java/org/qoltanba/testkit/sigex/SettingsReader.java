package org.qoltanba.testkit.sigex;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads document settings strictly (contract sections 5.4 to 5.6): an unknown member or a value that is not allowed is
 * refused. Settings that need an archive or identities, which this SIGEX does not have, are refused as not subscribed
 * to.
 */
final class SettingsReader {

    private static final Pattern IIN = Pattern.compile("IIN[0-9]{12}");
    private static final Pattern BIN = Pattern.compile("BIN[0-9]{12}");
    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,38})){1,63}");
    private static final Set<String> AUTHORITIES = Set.of("nca", "btsd");

    private SettingsReader() {}

    /** Reads the settings of a document that is registered with a signature. */
    static DocumentSettings read(RequestObject request) {
        RequestObject settings = request.refusing(Refusal.INVALID_SETTINGS);
        DocumentSettings read = new DocumentSettings(
                settings.flag("private"),
                settings.count("signaturesLimit"),
                settings.flag("switchToPrivateAfterLimitReached"),
                settings.texts("unique").stream()
                        .map(SettingsReader::uniqueness)
                        .toList(),
                settings.flag("strictSignersRequirements"),
                settings.flag("sequentialSignersRequirements"),
                settings.objects("signersRequirements").stream()
                        .map(SettingsReader::requirement)
                        .toList(),
                settings.count("publicWhileLessThanSignatures"));
        if (settings.flag("publicDuringPreregistration")) {
            throw Refusal.INVALID_SETTINGS.exception();
        }
        requireNoFurtherParts(settings);
        settings.requireNothingElse();
        return read;
    }

    private static void requireNoFurtherParts(RequestObject settings) {
        boolean archived = settings.flag("forceArchive");
        boolean stored = settings.milliseconds("tempStorageAfterRegistration") > 0;
        List<RequestObject> viewers = settings.objects("documentAccess");
        viewers.forEach(SettingsReader::requireAccessRule);
        if (archived || stored || !viewers.isEmpty()) {
            throw Refusal.FEATURE_NOT_AVAILABLE.exception();
        }
    }

    private static void requireAccessRule(RequestObject rule) {
        Optional<String> iin = iin(rule);
        Optional<String> bin = bin(rule);
        rule.requireNothingElse();
        if (iin.isEmpty() && bin.isEmpty()) {
            throw Refusal.INVALID_SETTINGS.exception();
        }
    }

    private static SignersRequirement requirement(RequestObject request) {
        SignersRequirement requirement = new SignersRequirement(
                iin(request).orElse(null),
                bin(request).orElse(null),
                authorities(request),
                request.text("ca").orElse(null));
        request.requireNothingElse();
        boolean isEmpty = requirement.iin() == null
                && requirement.bin() == null
                && requirement.authorities().isEmpty()
                && requirement.authority() == null;
        boolean isUnknown = requirement.authority() != null && !AUTHORITIES.contains(requirement.authority());
        if (isEmpty || isUnknown) {
            throw Refusal.INVALID_SETTINGS.exception();
        }
        return requirement;
    }

    private static Optional<String> iin(RequestObject request) {
        Optional<String> iin = request.text("iin");
        if (iin.isPresent() && !IIN.matcher(iin.get()).matches()) {
            throw Refusal.INVALID_IIN.exception();
        }
        return iin;
    }

    private static Optional<String> bin(RequestObject request) {
        Optional<String> bin = request.text("bin");
        if (bin.isPresent() && !BIN.matcher(bin.get()).matches()) {
            throw Refusal.INVALID_SETTINGS.exception();
        }
        return bin;
    }

    private static List<String> authorities(RequestObject request) {
        List<String> authorities = request.texts("authorities");
        if (!authorities.stream().allMatch(oid -> OBJECT_IDENTIFIER.matcher(oid).matches())) {
            throw Refusal.INVALID_AUTHORITY_OID.exception();
        }
        return authorities;
    }

    private static Uniqueness uniqueness(String constant) {
        return Arrays.stream(Uniqueness.values())
                .filter(unique -> unique.constant().equals(constant))
                .findFirst()
                .orElseThrow(Refusal.INVALID_SETTINGS::exception);
    }
}
