package org.qoltanba.testkit.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.qr.QrReader;

/**
 * The phone of one user, with the application that confirms operations. A test says beforehand what its owner will do
 * ({@link #confirmsNext()} and the like), or acts at once on the operation that is open ({@link #confirm()} and the
 * like).
 *
 * <p>What is said beforehand is kept in order: each saying serves one operation, the oldest one that is still open and
 * has none, or else the next to arrive. So it makes no difference whether the test or the operation comes first. The
 * owner takes some time, {@link #answersAfter(Duration)}, which passes on the clock of the world. Without a saying the
 * owner does nothing and the operation expires.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakePhone {

    private static final Duration USUAL_DELAY = Duration.ofSeconds(5);

    private final String user;
    private final VirtualClock clock;
    private final FakePhones.Binding binding;
    private final Supplier<List<FakePhone>> phones;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Saying> script = new ArrayDeque<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Sms> messages = new CopyOnWriteArrayList<>();
    private Duration delay = USUAL_DELAY;
    private @Nullable Saying habit;

    FakePhone(String user, VirtualClock clock, FakePhones.Binding binding, Supplier<List<FakePhone>> phones) {
        this.user = user;
        this.clock = clock;
        this.binding = binding;
        this.phones = phones;
    }

    /**
     * Whose phone it is.
     *
     * @return the user's login
     */
    public String user() {
        return user;
    }

    /**
     * How long the owner takes for what is said from here on. Five seconds unless said otherwise.
     *
     * @param time zero or more; whole virtual time, nobody really waits
     * @return this
     */
    public FakePhone answersAfter(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "A phone cannot answer before it is asked; give a delay of zero or more.");
        }
        lock.lock();
        try {
            delay = time;
        } finally {
            lock.unlock();
        }
        return this;
    }

    /**
     * The owner will confirm the next operation.
     *
     * @return this
     */
    public FakePhone confirmsNext() {
        return say(PhoneAnswer.CONFIRM, Map.of());
    }

    /**
     * The owner will refuse the next operation.
     *
     * @return this
     */
    public FakePhone declinesNext() {
        return say(PhoneAnswer.DECLINE, Map.of());
    }

    /**
     * The owner will not look at the next operation, so that it expires unless somebody acts on it.
     *
     * @return this
     */
    public FakePhone ignoresNext() {
        return say(null, Map.of());
    }

    /**
     * The owner will confirm the next operation and decide about some of its documents otherwise.
     *
     * @param documents the decisions, by the names of the documents; the others are approved
     * @return this
     */
    public FakePhone confirmsNext(Map<String, DocumentDecision> documents) {
        return say(PhoneAnswer.CONFIRM, documents);
    }

    /**
     * Confirms the open operation now and decides about some of its documents otherwise.
     *
     * @param documents the decisions, by the names of the documents; the others are approved
     * @throws IllegalStateException if there is no open operation, or more than one
     * @throws IllegalArgumentException if it has no document of such a name
     */
    public void confirm(Map<String, DocumentDecision> documents) {
        theOpenOne().answerAt(clock.now(), PhoneAnswer.CONFIRM, Map.copyOf(documents));
    }

    /**
     * The owner will answer each operation to come for which nothing else is said, as a matter of habit.
     *
     * @param answer what the owner taps
     * @return this
     */
    public FakePhone answersEach(PhoneAnswer answer) {
        Objects.requireNonNull(answer, "answer");
        lock.lock();
        try {
            habit = new Saying(answer, Map.of(), delay);
        } finally {
            lock.unlock();
        }
        return this;
    }

    /**
     * Ends the habit: the owner does nothing unless told.
     *
     * @return this
     */
    public FakePhone waitsToBeTold() {
        lock.lock();
        try {
            habit = null;
        } finally {
            lock.unlock();
        }
        return this;
    }

    /**
     * Confirms the open operation now.
     *
     * @throws IllegalStateException if there is no open operation, or more than one
     */
    public void confirm() {
        theOpenOne().answerAt(clock.now(), PhoneAnswer.CONFIRM);
    }

    /**
     * Refuses the open operation now.
     *
     * @throws IllegalStateException if there is no open operation, or more than one
     */
    public void decline() {
        theOpenOne().answerAt(clock.now(), PhoneAnswer.DECLINE);
    }

    /**
     * The code that confirms the open operation when it is typed where the picture is shown.
     *
     * @return decimal digits
     * @throws IllegalStateException if there is no open operation, or more than one
     */
    public String confirmationCode() {
        return theOpenOne().confirmationCode();
    }

    /**
     * The code that refuses the open operation when it is typed where the picture is shown.
     *
     * @return decimal digits
     * @throws IllegalStateException if there is no open operation, or more than one
     */
    public String cancellationCode() {
        return theOpenOne().cancellationCode();
    }

    /**
     * Binds this phone to a user, by a QR code that needs no activation code. Needs the module {@code java.desktop};
     * without it, use {@link #scan(String, String)}.
     *
     * @param picture the content of a PNG, GIF, BMP or JPEG file
     * @return this
     * @throws IllegalArgumentException if the picture shows no QR code, or none of a service here
     * @throws IllegalStateException if the code cannot be used, or not any more
     */
    public FakePhone scan(Bytes picture) {
        binding.scanned(this, QrReader.read(Objects.requireNonNull(picture, "picture")), null);
        return this;
    }

    /**
     * Binds this phone to a user, by a QR code and the activation code that was sent to the user. Needs the module
     * {@code java.desktop}; without it, use {@link #scan(String, String)}.
     *
     * @param picture the content of a PNG, GIF, BMP or JPEG file
     * @param activationCode what the owner types
     * @return this
     * @throws IllegalArgumentException if the picture shows no QR code, or none of a service here
     * @throws IllegalStateException if the code cannot be used, or not any more, or the activation code is wrong
     */
    public FakePhone scan(Bytes picture, String activationCode) {
        return scan(QrReader.read(Objects.requireNonNull(picture, "picture")), activationCode);
    }

    /**
     * Binds this phone to a user, by what a QR code says and the activation code that was sent to the user.
     *
     * @param text what the QR code says
     * @param activationCode what the owner types; anything where none was sent
     * @return this
     * @throws IllegalArgumentException if the text is none of a service here
     * @throws IllegalStateException if the code cannot be used, or not any more, or the activation code is wrong
     */
    public FakePhone scan(String text, String activationCode) {
        binding.scanned(
                this, Objects.requireNonNull(text, "text"), Objects.requireNonNull(activationCode, "activationCode"));
        return this;
    }

    /**
     * The operations that wait for an answer.
     *
     * @return a copy, oldest first
     */
    public List<PhonePrompt> pending() {
        return open().stream().map(arrival -> arrival.prompt).toList();
    }

    /**
     * The messages that have come, such as those with a code.
     *
     * @return a copy, oldest first
     */
    public List<Sms> messages() {
        return List.copyOf(messages);
    }

    /**
     * The newest message.
     *
     * @return the message
     * @throws NoSuchElementException if none has come yet
     */
    public Sms lastSms() {
        List<Sms> all = messages();
        if (all.isEmpty()) {
            throw new NoSuchElementException("No message has come to the phone of " + user
                    + ". A service sends one when a code by SMS is the way to confirm that was chosen.");
        }
        return all.get(all.size() - 1);
    }

    /**
     * Delivers a message, for a service.
     *
     * @param message the message
     */
    public void receive(Sms message) {
        messages.add(Objects.requireNonNull(message, "message"));
    }

    /**
     * Shows an operation on the phone, for a service.
     *
     * @param prompt the operation
     */
    public void receive(PhonePrompt prompt) {
        Objects.requireNonNull(prompt, "prompt");
        Arrival arrival = new Arrival(prompt);
        @Nullable Saying saying;
        lock.lock();
        try {
            arrivals.add(arrival);
            saying = script.isEmpty() ? habit : script.poll();
            arrival.spokenFor = saying != null;
        } finally {
            lock.unlock();
        }
        if (saying != null) {
            saying.applyTo(prompt, clock.now());
        }
    }

    private FakePhone say(@Nullable PhoneAnswer answer, Map<String, DocumentDecision> documents) {
        List<Arrival> open = open();
        Saying saying;
        Optional<Arrival> waiting;
        lock.lock();
        try {
            saying = new Saying(answer, documents, delay);
            waiting = open.stream().filter(arrival -> !arrival.spokenFor).findFirst();
            waiting.ifPresentOrElse(arrival -> arrival.spokenFor = true, () -> script.add(saying));
        } finally {
            lock.unlock();
        }
        waiting.ifPresent(arrival -> saying.applyTo(arrival.prompt, clock.now()));
        return this;
    }

    /** Whose it is and how much waits there. */
    @Override
    public String toString() {
        return "FakePhone[" + user + ", " + pending().size() + " open]";
    }

    private PhonePrompt theOpenOne() {
        List<PhonePrompt> open = pending();
        if (open.size() > 1) {
            throw new IllegalStateException("The phone of " + user + " shows " + open.size()
                    + " open operations, so that it is not clear which is meant. Choose one from pending().");
        }
        if (open.isEmpty()) {
            List<String> busy = phones.get().stream()
                    .filter(phone -> !phone.pending().isEmpty())
                    .map(FakePhone::user)
                    .toList();
            throw new IllegalStateException("The phone of " + user + " shows no open operation. "
                    + (busy.isEmpty()
                            ? "Open one first; one that has expired is open no more."
                            : "There are some on the phones of " + String.join(", ", busy) + "."));
        }
        return open.get(0);
    }

    /** Prompts are asked without holding the lock: they belong to a service that has a lock of its own. */
    private List<Arrival> open() {
        List<Arrival> all;
        lock.lock();
        try {
            all = List.copyOf(arrivals);
        } finally {
            lock.unlock();
        }
        List<Arrival> closed =
                all.stream().filter(arrival -> !arrival.prompt.isOpen()).toList();
        lock.lock();
        try {
            arrivals.removeAll(closed);
        } finally {
            lock.unlock();
        }
        return all.stream().filter(arrival -> !closed.contains(arrival)).toList();
    }

    /** An operation that has reached the phone; whether a saying serves it is guarded by the lock. */
    private static final class Arrival {

        private final PhonePrompt prompt;
        private boolean spokenFor;

        private Arrival(PhonePrompt prompt) {
            this.prompt = prompt;
        }
    }

    /** What the owner will do with one operation; no answer means to ignore it. */
    private record Saying(@Nullable PhoneAnswer answer, Map<String, DocumentDecision> documents, Duration after) {

        private Saying {
            documents = Map.copyOf(documents);
        }

        private void applyTo(PhonePrompt prompt, Instant now) {
            if (answer != null) {
                prompt.answerAt(now.plus(after), answer, documents);
            }
        }
    }
}
