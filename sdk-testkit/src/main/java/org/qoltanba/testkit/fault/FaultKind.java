package org.qoltanba.testkit.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.testkit.text.Texts;

/**
 * The faults there are: a closed set, in the order in which they come up on the way of a call. Each is a method of
 * {@link Faults} and a word of {@link FaultLanguage}.
 *
 * @since 0.1.0
 */
public enum FaultKind {
    /** {@link Faults#refuseConnection()}. */
    REFUSE_CONNECTION(Moment.LISTENING, Detail.NONE, ""),
    /** {@link Faults#closeConnection()}. */
    CLOSE_CONNECTION(Moment.ACCEPT, Detail.NONE, ""),
    /** {@link Faults#failHandshake()}. */
    FAIL_HANDSHAKE(Moment.HANDSHAKE, Detail.NONE, ""),
    /** {@link Faults#expiredCertificate()}. */
    EXPIRED_CERTIFICATE(Moment.HANDSHAKE, Detail.NONE, ""),
    /** {@link Faults#wrongHostCertificate()}. */
    WRONG_HOST_CERTIFICATE(Moment.HANDSHAKE, Detail.NONE, ""),
    /** {@link Faults#untrustedCertificate()}. */
    UNTRUSTED_CERTIFICATE(Moment.HANDSHAKE, Detail.NONE, ""),
    /** {@link Faults#cutBeforeProcessing}. */
    CUT_BEFORE_PROCESSING(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#status}. */
    STATUS(Moment.EXCHANGE, Detail.STATUS, "503"),
    /** {@link Faults#expiredToken}. */
    EXPIRED_TOKEN(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#stall}. */
    STALL(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#stallInHeaders}. */
    STALL_IN_HEADERS(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#stallInBody}. */
    STALL_IN_BODY(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#loseResponse}. */
    LOSE_RESPONSE(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#truncateResponse}. */
    TRUNCATE_RESPONSE(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#delayResponse}. */
    DELAY_RESPONSE(Moment.EXCHANGE, Detail.TIME, "10s"),
    /** {@link Faults#wrongContentType}. */
    WRONG_CONTENT_TYPE(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#oversizedResponse}. */
    OVERSIZED_RESPONSE(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#extraMembers}. */
    EXTRA_MEMBERS(Moment.EXCHANGE, Detail.NONE, ""),
    /** {@link Faults#missingMember}. */
    MISSING_MEMBER(Moment.EXCHANGE, Detail.MEMBER, "documentId"),
    /** {@link Faults#unknownValue}. */
    UNKNOWN_VALUE(Moment.EXCHANGE, Detail.MEMBER, "State"),
    /** {@link Faults#loseCallback()}. */
    LOSE_CALLBACK(Moment.CALLBACK, Detail.NONE, ""),
    /** {@link Faults#lateCallback}. */
    LATE_CALLBACK(Moment.CALLBACK, Detail.TIME, "30s"),
    /** {@link Faults#duplicateCallback()}. */
    DUPLICATE_CALLBACK(Moment.CALLBACK, Detail.NONE, ""),
    /** {@link Faults#forgedCallback()}. */
    FORGED_CALLBACK(Moment.CALLBACK, Detail.NONE, ""),
    /** {@link Faults#clockSkew}. */
    CLOCK_SKEW(Moment.CLOCK, Detail.TIME, "5m");

    /**
     * When a fault makes itself felt.
     *
     * @since 0.1.0
     */
    public enum Moment {
        /** As long as it is set, before anybody can connect. */
        LISTENING,
        /** When somebody has connected. */
        ACCEPT,
        /** When somebody begins TLS. */
        HANDSHAKE,
        /** When a request has been read. */
        EXCHANGE,
        /** When the service is about to call an application. */
        CALLBACK,
        /** As long as it is set, whenever the service looks at its clock. */
        CLOCK
    }

    /**
     * Where a fault is set.
     *
     * @since 0.1.0
     */
    public enum Place {
        /** At the addresses of the world, which all services share: nothing needs to be named. */
        ADDRESS,
        /** At a point of the conversation: {@code on("POST", "/api")}. */
        POINT,
        /** At a service: {@code of("DSS")}. */
        SERVICE
    }

    /**
     * What a fault has to be told besides.
     *
     * @since 0.1.0
     */
    public enum Detail {
        /** Nothing. */
        NONE,
        /** An HTTP status. */
        STATUS,
        /** A length of time. */
        TIME,
        /** The name of a member of a JSON object. */
        MEMBER
    }

    private final Moment moment;
    private final Detail detail;
    private final String example;

    FaultKind(Moment moment, Detail detail, String example) {
        this.moment = moment;
        this.detail = detail;
        this.example = example;
    }

    /**
     * The fault of a name.
     *
     * @param word the name of the method of {@link Faults} that sets it
     * @return empty if there is none
     */
    public static Optional<FaultKind> of(String word) {
        Objects.requireNonNull(word, "word");
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /**
     * How it is called.
     *
     * @return the name of the method of {@link Faults} that sets it, for example {@code loseResponse}
     */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().split("_", -1)) {
            word.append(word.length() == 0 ? part.substring(0, 1).toLowerCase(Locale.ROOT) : part.substring(0, 1))
                    .append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }

    /**
     * When it makes itself felt.
     *
     * @return the moment
     */
    public Moment moment() {
        return moment;
    }

    /**
     * Where it is set.
     *
     * @return the place
     */
    public Place place() {
        return switch (moment) {
            case LISTENING, ACCEPT, HANDSHAKE -> Place.ADDRESS;
            case EXCHANGE -> Place.POINT;
            case CALLBACK, CLOCK -> Place.SERVICE;
        };
    }

    /**
     * What it has to be told besides.
     *
     * @return the kind of detail
     */
    public Detail detail() {
        return detail;
    }

    /**
     * A detail that fits.
     *
     * @return as it is written, without quotation marks; empty where there is none
     */
    public String example() {
        return example;
    }

    /**
     * What it does, for people.
     *
     * @param language Russian, or any other for English
     * @return a few words
     */
    public String caption(Locale language) {
        return Texts.of(FaultKind.class, language).get(word());
    }

    /**
     * Whether it holds until it is removed, instead of striking once or more often.
     *
     * @return true for what cannot be counted
     */
    public boolean isStanding() {
        return moment == Moment.LISTENING || moment == Moment.CLOCK;
    }
}
