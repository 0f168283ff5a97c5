package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which DSS it is that an administrator has installed (contract section 2.1). Switches may be turned while the fake runs;
 * they bind the calls that come after. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssInstallationSwitches {

    private static final int NOT_FOUND = 404;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String SIGN_SERVICE = "/SignServer";
    private static final String REST = "/rest";
    private static final String API = "/api/";
    private static final List<String> OF_SECOND_GENERATION =
            List.of("/sts/operations", "/sts/v2.0/", "/signserver/rest/api/v2/", "/documentstore/");

    private volatile boolean discoverable = true;
    private volatile boolean keyEdition;
    private volatile boolean firstGenerationOnly;
    private volatile int requestLimit = 100 * MEBIBYTE;
    private volatile boolean doneWithoutContent;
    private volatile Duration clockAhead = Duration.ZERO;

    DssInstallationSwitches() {}

    /**
     * The largest request (section 6.1; not published). 100 MiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public DssInstallationSwitches requestLimit(int bytes) {
        requestLimit = SwitchValues.positive(bytes, "bytes");
        return this;
    }

    /**
     * How a call is answered that has nothing to say but that it was carried out (question 22): with 200 or with 204, both
     * without body. With 200.
     *
     * @param withoutContent true for 204
     * @return this
     */
    public DssInstallationSwitches doneWithoutContent(boolean withoutContent) {
        doneWithoutContent = withoutContent;
        return this;
    }

    /**
     * How far the clock of the service is ahead of everybody else's: {@code CreatedAt} lies in the future. Not at all.
     *
     * @param time whole seconds; negative for a clock that is behind
     * @return this
     */
    public DssInstallationSwitches clockAhead(Duration time) {
        clockAhead = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * Whether {@code /.well-known/webfinger} tells where the services are. It does.
     *
     * @param answered false for 404
     * @return this
     */
    public DssInstallationSwitches discoverable(boolean answered) {
        discoverable = answered;
        return this;
    }

    /**
     * Whether it is "КриптоПро Ключ": the Sign Service answers below {@code /SignServer/api} instead of
     * {@code /SignServer/rest/api}, and version 1 knows no transactions and no confirmation. It is not.
     *
     * @param key true for that edition
     * @return this
     */
    public DssInstallationSwitches keyEdition(boolean key) {
        keyEdition = key;
        return this;
    }

    /**
     * Whether it is one of the old versions, up to 2.0.2882, that have neither operations nor a Document Store. It is not.
     *
     * @param old true for such a version
     * @return this
     */
    public DssInstallationSwitches firstGenerationOnly(boolean old) {
        firstGenerationOnly = old;
        return this;
    }

    int requestLimit() {
        return requestLimit;
    }

    boolean doneWithoutContent() {
        return doneWithoutContent;
    }

    Duration clockAhead() {
        return clockAhead;
    }

    boolean discoverable() {
        return discoverable;
    }

    /** The path as the contract writes it for the usual edition; refuses one that this edition does not serve. */
    String path(String requested) {
        String lowerCase = requested.toLowerCase(Locale.ROOT);
        boolean isShort = lowerCase.startsWith((SIGN_SERVICE + API).toLowerCase(Locale.ROOT));
        if (firstGenerationOnly && OF_SECOND_GENERATION.stream().anyMatch(lowerCase::startsWith)) {
            throw DssRefusal.bare(NOT_FOUND);
        }
        if (!keyEdition) {
            return requested;
        }
        boolean isGone = lowerCase.equals("/sts/confirmation")
                || lowerCase.equals("/signserver/api/transactions")
                || lowerCase.startsWith((SIGN_SERVICE + REST + API).toLowerCase(Locale.ROOT));
        if (isGone) {
            throw DssRefusal.bare(NOT_FOUND);
        }
        return isShort ? SIGN_SERVICE + REST + requested.substring(SIGN_SERVICE.length()) : requested;
    }
}
