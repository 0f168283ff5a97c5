package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two generations of the interface, which live side by side on one server (contract sections 2.1 and 12.1).
 *
 * @since 0.1.0
 */
public enum DssApiVersion {

    /** Transactions, confirmed with myDSS, codes or tokens. */
    V1,

    /** Operations and the Document Store, confirmed with the DSS SDK as well. */
    V2;

    private static final Pattern SERVER = Pattern.compile("2\\.0\\.([0-9]{1,9})(?:\\.[0-9]{1,9})?");
    private static final int LAST_OF_V1 = 2_882;

    /**
     * The generation to use with a server.
     *
     * @param serverVersion for example {@code 2.0.3284}, as the administrator reads it off
     * @return {@link #V2} for anything newer than 2.0.2882
     * @throws IllegalArgumentException if it is not written like that
     */
    public static DssApiVersion ofServer(String serverVersion) {
        Matcher parts = SERVER.matcher(Objects.requireNonNull(serverVersion, "serverVersion"));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "The version of a DSS server is written like 2.0.3284. Choose V1 or V2 directly if it is not.");
        }
        return Integer.parseInt(parts.group(1)) > LAST_OF_V1 ? V2 : V1;
    }
}
