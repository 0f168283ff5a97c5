package org.qoltanba.testkit.dss;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The relying parties the Identity Centre knows: one Sign Service (contract section 3.1). */
final class Resources {

    private static final Pattern NAME =
            Pattern.compile("urn:cryptopro:dss:signserver:[^:\\s]+", Pattern.CASE_INSENSITIVE);
    private static final String SIGN_SERVICE_PATH = "/signserver/";

    private final DssSwitches switches;

    Resources(DssSwitches switches) {
        this.switches = switches;
    }

    /** Refuses what does not name a relying party, and fails over one that is not registered, as the real one does. */
    void require(@Nullable String resource) {
        if (resource == null || !(NAME.matcher(resource).matches() || isAddress(resource))) {
            throw Refusals.invalidRequest("Неверный идентификатор ресурса");
        }
        if (!isRegistered(resource)) {
            throw DssRefusal.serverError();
        }
    }

    /** Whether a confirmation names the Sign Service. */
    boolean isRegistered(@Nullable String resource) {
        if (resource == null) {
            return false;
        }
        return switches.signIn().resourceCaseSensitive()
                ? resource.equals(FakeDss.RESOURCE)
                : resource.equalsIgnoreCase(FakeDss.RESOURCE) || isAddressOfSignService(resource);
    }

    /** The legacy form: an address below the Sign Service. */
    private static boolean isAddress(String resource) {
        return parsed(resource) != null;
    }

    private static boolean isAddressOfSignService(String resource) {
        URI address = parsed(resource);
        return address != null
                && address.getPath() != null
                && address.getPath().toLowerCase(Locale.ROOT).startsWith(SIGN_SERVICE_PATH);
    }

    private static @Nullable URI parsed(String resource) {
        if (!resource.startsWith("https://") && !resource.startsWith("http://")) {
            return null;
        }
        try {
            return URI.create(resource);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
