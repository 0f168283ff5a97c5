package org.qoltanba.testkit.console;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other web sites out. A page of somebody else's that is open in the same browser could otherwise press buttons here,
 * or, by giving its own name the address of this machine, read what is here.
 */
final class RequestGuard {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|\\[[0-9a-fA-F:]{2,39}]");

    private final String host;

    /** Guards a server that listens at an address or a name. */
    RequestGuard(String host) {
        this.host = host;
    }

    /** Why a request is refused, if it is. */
    Optional<String> objection(Headers headers) {
        String called = headers.getFirst("Host");
        if (called == null || !isOurs(called)) {
            return Optional.of("This console is called by the address it printed, not by another name.");
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + called)) {
            return Optional.of("Requests from other web sites are refused.");
        }
        String site = headers.getFirst("Sec-Fetch-Site");
        return isForeign(site) ? Optional.of("Requests from other web sites are refused.") : Optional.empty();
    }

    /** A name could be anybody's; an address cannot be given to somebody else's page by a name server. */
    private boolean isOurs(String called) {
        String name = called.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals(host.toLowerCase(Locale.ROOT))
                || ADDRESS.matcher(name).matches();
    }

    private static boolean isForeign(@Nullable String site) {
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
