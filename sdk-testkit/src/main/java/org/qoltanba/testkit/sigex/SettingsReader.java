package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the settings of documents and packages strictly (contract sections 5.4 to 5.6 and 7.21): an unknown member or a
 * value that is not allowed is refused.
 */
final class SettingsReader {

    private static final Pattern IIN = Pattern.compile("IIN[0-9]{12}");
    private static final Pattern BIN = Pattern.compile("BIN[0-9]{12}");
    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,38})){1,63}");
    private static final Set<String> AUTHORITIES = Set.of("nca", "btsd");

    private SettingsReader() {}

    /** Reads the settings of a document that is registered with a signature: its preregistration is over. */
    static DocumentSettings ofRegistration(RequestObject request) {
        DocumentSettings settings = ofPreregistration(request);
        if (settings.lasting().openUntilSigned()) {
            throw Refusal.INVALID_SETTINGS.exception();
        }
        return settings;
    }

    /** Reads the settings of a document that is registered without a signature. */
    static DocumentSettings ofPreregistration(RequestObject request) {
        return read(request, DocumentSettings.NONE.lasting());
    }

    /**
     * Reads settings that replace others. Of what is decided with the registration nothing need be said, and nothing else
     * may be said.
     */
    static DocumentSettings ofChange(RequestObject request, DocumentSettings current) {
        DocumentSettings settings = read(request, current.lasting());
        if (!settings.lasting().equals(current.lasting())) {
            throw Refusal.INVALID_SETTINGS.exception();
        }
        return settings;
    }

    /** Reads the settings of a package. */
    static PackageSettings ofPackage(RequestObject request) {
        RequestObject settings = request.refusing(Refusal.INVALID_SETTINGS);
        PackageSettings read = new PackageSettings(
                settings.flag("private"),
                rules(settings, "packageAccess"),
                rules(settings, "packageSettings"),
                settings.flag("signWholePackage"));
        settings.requireNothingElse();
        return read;
    }

    private static DocumentSettings read(RequestObject request, LastingSettings otherwise) {
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
                rules(settings, "documentAccess"),
                lasting(settings, otherwise));
        settings.requireNothingElse();
        return read;
    }

    private static LastingSettings lasting(RequestObject settings, LastingSettings otherwise) {
        return new LastingSettings(
                settings.flag("publicDuringPreregistration", otherwise.openUntilSigned()),
                settings.count("publicWhileLessThanSignatures", otherwise.openBelow()),
                settings.flag("forceArchive", otherwise.archived()),
                Duration.ofMillis(settings.milliseconds(
                        "tempStorageAfterRegistration", otherwise.storedFor().toMillis())));
    }

    private static List<AccessRule> rules(RequestObject settings, String name) {
        return settings.objects(name).stream().map(SettingsReader::rule).toList();
    }

    private static AccessRule rule(RequestObject request) {
        Optional<String> iin = iin(request);
        Optional<String> bin = bin(request);
        request.requireNothingElse();
        if (iin.isEmpty() && bin.isEmpty()) {
            throw Refusal.INVALID_SETTINGS.exception();
        }
        return new AccessRule(iin.orElse(null), bin.orElse(null));
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
