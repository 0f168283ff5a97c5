package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.qoltanba.api.document.DigestAlgorithm;

/**
 * What the SIGEX contract leaves open, with the value assumed where nothing is said. Switches may be turned while the
 * fake runs; they bind the calls that come after.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexSwitches {

    private static final int MEBIBYTE = 1024 * 1024;

    private volatile int pageSize = 50;
    private volatile int jsonBodyLimit = 4 * MEBIBYTE;
    private volatile long originalLimit = 100L * MEBIBYTE;
    private volatile int fieldLimit = 1024;
    private volatile int emailAddressLimit = 10;
    private volatile long attachmentLimit = 10L * MEBIBYTE;
    private volatile Duration nonceLifetime = Duration.ofMinutes(5);
    private volatile Duration tokenLifetime = Duration.ofHours(1);
    private volatile int logoLimit = 64 * 1024;
    private volatile int callsPerMinute = Integer.MAX_VALUE;
    private volatile Set<String> digests = Set.of(Algorithms.SHA_256);
    private volatile boolean refusesUnknownMembers = true;
    private volatile boolean exportedNeedsViewRight = true;
    private volatile boolean ocspAvailable = true;
    private volatile boolean timeStampsAvailable = true;
    private volatile boolean unexpectedErrors;
    private volatile boolean originalsPassAntivirus = true;
    private volatile boolean archiveWritable = true;
    private volatile boolean archiveReadable = true;
    private volatile Duration quotaWarning = Duration.ofDays(7);
    private volatile List<Duration> webhookRetries =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private volatile boolean webhookAnswerMustBeEmpty = true;
    private volatile Duration qrLifetime = Duration.ofMinutes(15);
    private volatile int qrOperationLimit = 10_000;
    private volatile boolean answersRepeatedQrCalls = true;
    private volatile boolean evidenceNeedsCms = true;
    private volatile boolean listsUnfinished;
    private volatile boolean restrictsWhenSettingsChange = true;
    private volatile boolean operationIdsAsText;
    private volatile String serialNumberLabel = "SERIALNUMBER";
    private volatile String defaultLanguage = "ru";
    private volatile String authorityConstant = "nca";

    SigexSwitches() {}

    /**
     * How many signatures a page has (section 14; not published). 50.
     *
     * @param signatures at least 1
     * @return this
     */
    public SigexSwitches pageSize(int signatures) {
        pageSize = positive(signatures, "signatures");
        return this;
    }

    /**
     * The largest JSON body (section 14; not published). 4 MiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public SigexSwitches jsonBodyLimit(int bytes) {
        jsonBodyLimit = positive(bytes, "bytes");
        return this;
    }

    /**
     * The largest document (section 14; not published). 100 MiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public SigexSwitches originalLimit(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, was " + bytes + ".");
        }
        originalLimit = bytes;
        return this;
    }

    /**
     * The longest title and the longest description (section 14; not published). 1024 characters.
     *
     * @param characters at least 1
     * @return this
     */
    public SigexSwitches fieldLimit(int characters) {
        fieldLimit = positive(characters, "characters");
        return this;
    }

    /**
     * How many e-mail addresses one notification takes (section 14; not published). 10.
     *
     * @param addresses at least 1
     * @return this
     */
    public SigexSwitches emailAddressLimit(int addresses) {
        emailAddressLimit = positive(addresses, "addresses");
        return this;
    }

    /**
     * The largest document that goes along with a mail (section 8.1; "large" is not published). 10 MiB.
     *
     * @param bytes at least 0; 0 attaches nothing
     * @return this
     */
    public SigexSwitches attachmentLimit(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, was " + bytes + ".");
        }
        attachmentLimit = bytes;
        return this;
    }

    /**
     * How many calls are answered within a minute of virtual time (section 14; not published). Any number.
     *
     * @param calls at least 1
     * @return this
     */
    public SigexSwitches callsPerMinute(int calls) {
        callsPerMinute = positive(calls, "calls");
        return this;
    }

    /**
     * Which digests every document gets, besides those that its signatures use (section 16, questions 8 and 9). SHA-256.
     * A signature with another digest is refused with {@code Digests values update required} until the document has been
     * sent once more.
     *
     * @param algorithms SHA-256 is always among them
     * @return this
     * @throws IllegalArgumentException if the fake cannot compute one of them
     */
    public SigexSwitches digests(DigestAlgorithm... algorithms) {
        Objects.requireNonNull(algorithms, "algorithms");
        Set<String> wanted = new LinkedHashSet<>();
        wanted.add(Algorithms.SHA_256);
        for (DigestAlgorithm algorithm : algorithms) {
            if (!Algorithms.isDigest(algorithm.oid())) {
                throw new IllegalArgumentException(
                        "This SIGEX cannot compute " + algorithm + "; name SHA-256, SHA-384 or SHA-512.");
            }
            wanted.add(algorithm.oid());
        }
        digests = Set.copyOf(wanted);
        return this;
    }

    /**
     * Whether a request with members the contract does not name is refused with {@code Invalid JSON request structure},
     * so that a misspelt member does not go unnoticed (section 2.4; not published). It is.
     *
     * @param refuses false to ignore them
     * @return this
     */
    public SigexSwitches refusesUnknownMembers(boolean refuses) {
        refusesUnknownMembers = refuses;
        return this;
    }

    /**
     * Whether finding a document by its signature needs the right to see the document (section 12.2; inferred). It does.
     *
     * @param needsRight false to tell everybody who has the signature
     * @return this
     */
    public SigexSwitches exportedNeedsViewRight(boolean needsRight) {
        exportedNeedsViewRight = needsRight;
        return this;
    }

    /**
     * Whether exporting an XML signature in format 0, with time stamp and OCSP response, is refused with {@code Invalid
     * signature export format} (section 7.8 describes that format for CMS only; the mapping is inferred). It is.
     *
     * @param needsCms false to export XML signatures as they were accepted in either format
     * @return this
     */
    public SigexSwitches evidenceNeedsCms(boolean needsCms) {
        evidenceNeedsCms = needsCms;
        return this;
    }

    /**
     * Whether documents whose content the service has not got yet are listed (section 7.36; not published). They are not.
     *
     * @param lists true to list them, with the size 0
     * @return this
     */
    public SigexSwitches listsUnfinished(boolean lists) {
        listsUnfinished = lists;
        return this;
    }

    /**
     * Whether {@code switchToPrivateAfterLimitReached} takes effect at once when settings are changed so that the limit is
     * reached with that, without a further signature (section 5.5; inferred). It does.
     *
     * @param restricts false to wait for the next signature or digest
     * @return this
     */
    public SigexSwitches restrictsWhenSettingsChange(boolean restricts) {
        restrictsWhenSettingsChange = restricts;
        return this;
    }

    /**
     * Whether webhooks write {@code egovOperationId} as a text (section 5.1: a number in the sample, a text in answers). They
     * write a number.
     *
     * @param asText true for a text
     * @return this
     */
    public SigexSwitches operationIdsAsText(boolean asText) {
        operationIdsAsText = asText;
        return this;
    }

    /**
     * Whether the certificate authority's OCSP responder can be reached. If not, signatures are refused with
     * {@code OCSP server problem}.
     *
     * @param available false for an outage
     * @return this
     */
    public SigexSwitches ocspAvailable(boolean available) {
        ocspAvailable = available;
        return this;
    }

    /**
     * Whether the time stamp authority can be reached. If not, signatures are refused with {@code TSP server problem}.
     *
     * @param available false for an outage
     * @return this
     */
    public SigexSwitches timeStampsAvailable(boolean available) {
        timeStampsAvailable = available;
        return this;
    }

    /**
     * Whether the service has a problem that nobody foresaw: every call is refused with {@code Unexpected error} before
     * anything is done (section 4.2).
     *
     * @param troubled true for an outage
     * @return this
     */
    public SigexSwitches unexpectedErrors(boolean troubled) {
        unexpectedErrors = troubled;
        return this;
    }

    /**
     * Whether originals pass the antivirus check (section 8.1). One that does not is not attached to mails.
     *
     * @param pass false to leave all attachments out
     * @return this
     */
    public SigexSwitches originalsPassAntivirus(boolean pass) {
        originalsPassAntivirus = pass;
        return this;
    }

    /**
     * Whether originals can be put into the archive. If not, calls that would do so are refused with
     * {@code Failed to archive document data} and change nothing (section 4.2; the mapping is inferred).
     *
     * @param writable false for an outage
     * @return this
     */
    public SigexSwitches archiveWritable(boolean writable) {
        archiveWritable = writable;
        return this;
    }

    /**
     * Whether kept originals can be read. If not, asking for one is refused with
     * {@code Failed to prepare archived data} (section 4.2; the mapping is inferred).
     *
     * @param readable false for an outage
     * @return this
     */
    public SigexSwitches archiveReadable(boolean readable) {
        archiveReadable = readable;
        return this;
    }

    /**
     * How long before the end of an extra archive quota a mail tells of it (section 8.1, type 5; not published). A week.
     *
     * @param time at least a millisecond
     * @return this
     */
    public SigexSwitches quotaWarning(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("time must be at least a millisecond, was " + time + ".");
        }
        quotaWarning = time;
        return this;
    }

    /**
     * When an event is sent again that a webhook has not taken (section 8.2; not published): after 1, 5 and 30 seconds,
     * each time counted from the attempt before. Events that have happened before keep to what was set then.
     *
     * @param delays any number, none to send everything once; not negative
     * @return this
     */
    public SigexSwitches webhookRetries(List<Duration> delays) {
        List<Duration> all = List.copyOf(Objects.requireNonNull(delays, "delays"));
        if (all.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("A delay must not be negative.");
        }
        webhookRetries = all;
        return this;
    }

    /**
     * Whether a webhook's answer must be empty besides having status 200 (section 8.2, which asks for it without telling
     * what happens otherwise). It must: with a body, the event counts as not taken.
     *
     * @param mustBeEmpty false to look at the status alone
     * @return this
     */
    public SigexSwitches webhookAnswerMustBeEmpty(boolean mustBeEmpty) {
        webhookAnswerMustBeEmpty = mustBeEmpty;
        return this;
    }

    /**
     * How long a signing by phone may take (section 14; about 15 minutes, observed). 15 minutes.
     *
     * @param lifetime more than zero
     * @return this
     */
    public SigexSwitches qrLifetime(Duration lifetime) {
        Objects.requireNonNull(lifetime, "lifetime");
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("lifetime must be more than zero.");
        }
        qrLifetime = lifetime;
        return this;
    }

    /**
     * How many signings by phone may be open at the same time (section 10.1; not published). 10,000; further ones are
     * refused with {@code Too much users use QR signing}.
     *
     * @param operations at least 1
     * @return this
     */
    public SigexSwitches qrOperationLimit(int operations) {
        qrOperationLimit = positive(operations, "operations");
        return this;
    }

    /**
     * Whether a long request of a signing by phone whose answer was lost is answered again (section 7.51: a client may
     * repeat it until an answer arrives). It is.
     *
     * @param answers false to refuse the repeated request, as one that comes out of order
     * @return this
     */
    public SigexSwitches answersRepeatedQrCalls(boolean answers) {
        answersRepeatedQrCalls = answers;
        return this;
    }

    /**
     * How attribute 2.5.4.5 is called in names (section 16, question 15). {@code SERIALNUMBER}; the other spelling seen is
     * {@code SERIALINUMBER}.
     *
     * @param label the label
     * @return this
     */
    public SigexSwitches serialNumberLabel(String label) {
        serialNumberLabel = Objects.requireNonNull(label, "label");
        return this;
    }

    /**
     * The language of a mail when the request names none (section 5.3; not published). {@code ru}.
     *
     * @param language {@code ru}, {@code kk}, {@code en}, or several joined by slashes
     * @return this
     * @throws IllegalArgumentException if it is none of these
     */
    public SigexSwitches defaultLanguage(String language) {
        Objects.requireNonNull(language, "language");
        if (!MailLanguage.isList(language)) {
            throw new IllegalArgumentException("SIGEX writes in ru, kk and en, or several of them joined by slashes.");
        }
        defaultLanguage = language;
        return this;
    }

    /**
     * The constant by which requirements name the certificate authority of the world (section 5.6). {@code nca}.
     *
     * @param constant {@code nca} or {@code btsd}
     * @return this
     */
    public SigexSwitches authorityConstant(String constant) {
        authorityConstant = Objects.requireNonNull(constant, "constant");
        return this;
    }

    /**
     * How long a nonce for signing in can be used (section 14; not published). 5 minutes.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexSwitches nonceLifetime(Duration duration) {
        nonceLifetime = positive(duration);
        return this;
    }

    /**
     * How long a token in the cookie {@code jwt} lasts (section 14; not published). It is renewed in the second half of
     * this time. An hour.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexSwitches tokenLifetime(Duration duration) {
        tokenLifetime = positive(duration);
        return this;
    }

    /**
     * The largest logo in QR codes (section 5.13; not published). 64 KiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public SigexSwitches logoLimit(int bytes) {
        logoLimit = positive(bytes, "bytes");
        return this;
    }

    int logoLimit() {
        return logoLimit;
    }

    Duration nonceLifetime() {
        return nonceLifetime;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    int pageSize() {
        return pageSize;
    }

    int jsonBodyLimit() {
        return jsonBodyLimit;
    }

    long originalLimit() {
        return originalLimit;
    }

    int fieldLimit() {
        return fieldLimit;
    }

    int emailAddressLimit() {
        return emailAddressLimit;
    }

    long attachmentLimit() {
        return attachmentLimit;
    }

    int callsPerMinute() {
        return callsPerMinute;
    }

    Set<String> digests() {
        return digests;
    }

    boolean refusesUnknownMembers() {
        return refusesUnknownMembers;
    }

    boolean exportedNeedsViewRight() {
        return exportedNeedsViewRight;
    }

    boolean listsUnfinished() {
        return listsUnfinished;
    }

    boolean restrictsWhenSettingsChange() {
        return restrictsWhenSettingsChange;
    }

    boolean operationIdsAsText() {
        return operationIdsAsText;
    }

    boolean evidenceNeedsCms() {
        return evidenceNeedsCms;
    }

    boolean ocspAvailable() {
        return ocspAvailable;
    }

    boolean timeStampsAvailable() {
        return timeStampsAvailable;
    }

    boolean unexpectedErrors() {
        return unexpectedErrors;
    }

    boolean originalsPassAntivirus() {
        return originalsPassAntivirus;
    }

    boolean archiveWritable() {
        return archiveWritable;
    }

    boolean archiveReadable() {
        return archiveReadable;
    }

    Duration quotaWarning() {
        return quotaWarning;
    }

    List<Duration> webhookRetries() {
        return webhookRetries;
    }

    boolean webhookAnswerMustBeEmpty() {
        return webhookAnswerMustBeEmpty;
    }

    Duration qrLifetime() {
        return qrLifetime;
    }

    int qrOperationLimit() {
        return qrOperationLimit;
    }

    boolean answersRepeatedQrCalls() {
        return answersRepeatedQrCalls;
    }

    String serialNumberLabel() {
        return serialNumberLabel;
    }

    String defaultLanguage() {
        return defaultLanguage;
    }

    String authorityConstant() {
        return authorityConstant;
    }

    private static Duration positive(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("duration must be at least a millisecond, was " + duration + ".");
        }
        return duration;
    }

    private static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value + ".");
        }
        return value;
    }
}
