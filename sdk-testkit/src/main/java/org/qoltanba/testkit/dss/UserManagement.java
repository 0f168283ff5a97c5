package org.qoltanba.testkit.dss;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.phone.FakePhone;

/**
 * What operators do for users: create them, let them sign in, bind their devices (contract section 13). Free of HTTP and
 * JSON. Safe to share between threads.
 */
final class UserManagement {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{10,15}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final String LINK = "https://dss.example.ru/bind/";

    private final SdkClock clock;
    private final DssBindingSwitches switches;
    private final IdentityCentre identities;
    private final Messages messages;
    private final Randomness randomness;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, DeviceBinding> bindings = new LinkedHashMap<>();

    UserManagement(
            SdkClock clock,
            DssBindingSwitches switches,
            IdentityCentre identities,
            Messages messages,
            Randomness randomness) {
        this.clock = clock;
        this.switches = switches;
        this.identities = identities;
        this.messages = messages;
        this.randomness = randomness;
    }

    /** Creates a user, who cannot sign in yet; gives the identifier. */
    String create(@Nullable String login) {
        if (login == null || login.isBlank()) {
            throw Refusals.invalidRequest("Не указано имя пользователя");
        }
        return identities
                .register(login)
                .orElseThrow(UserManagementRefusals::wrongOperation)
                .id();
    }

    /** Lets a user sign in by name alone. */
    void identificationOnly(String userId) {
        require(userId).identifiedOnly();
    }

    /** Begins to bind myDSS. An earlier code that nobody has scanned is worth nothing from now on. */
    DeviceBinding bindMobile(String userId, @Nullable String contact, @Nullable String contactType) {
        DssUser user = require(userId);
        Contact type = Arrays.stream(Contact.values())
                .filter(each -> each.wireName.equals(contactType))
                .findFirst()
                .orElseThrow(() -> Refusals.invalidRequest("Неизвестный вид контакта"));
        if (contact == null || !type.form.matcher(contact).matches()) {
            throw type == Contact.PHONE
                    ? UserManagementRefusals.invalidPhone()
                    : Refusals.invalidRequest("Неверный адрес электронной почты");
        }
        String code = randomness.digits(switches.activationCodeLength());
        DeviceBinding binding = begin(user, ConfirmationMethod.MOBILE, code);
        String text = "Код активации myDSS: " + code;
        if (type == Contact.PHONE) {
            messages.sendSms(contact, text);
        } else {
            messages.sendMail(contact, "Код активации myDSS", text);
        }
        return binding;
    }

    private enum Contact {
        PHONE("PhoneNumber", UserManagement.PHONE),
        MAIL("Email", UserManagement.MAIL);

        private final String wireName;
        private final Pattern form;

        Contact(String wireName, Pattern form) {
            this.wireName = wireName;
            this.form = form;
        }
    }

    /** Begins to bind the application of the second generation; a user may have several. */
    DeviceBinding bindMyDss(String userId) {
        return begin(require(userId), ConfirmationMethod.MYDSS, null);
    }

    /** Assigns myDSS to a user, for whom its binding must have begun. */
    void assignMobile(String userId) {
        DssUser user = require(userId);
        assign(user, last(user, ConfirmationMethod.MOBILE));
    }

    /** Assigns a device of the second generation to the user it was begun for. */
    void assignMyDss(String userId, @Nullable String kid) {
        DssUser user = require(userId);
        assign(
                user,
                locked(() -> Optional.ofNullable(bindings.get(kid))
                        .filter(binding -> binding.user() == user && binding.method() == ConfirmationMethod.MYDSS)));
    }

    private void assign(DssUser user, Optional<DeviceBinding> begun) {
        DeviceBinding binding = begun.orElseThrow(UserManagementRefusals::wrongOperation);
        locked(() -> {
            if (switches.scannedFirst() && !binding.isScanned()) {
                throw UserManagementRefusals.wrongOperation();
            }
            binding.assign();
            return binding;
        });
        user.assign(binding.method());
        takeIntoUse(binding);
    }

    /**
     * A phone has scanned a code.
     *
     * @param code the activation code its owner has typed; null for none
     * @throws IllegalArgumentException if the code is none of this service
     * @throws IllegalStateException if it cannot be used, or not any more
     */
    void scanned(FakePhone phone, String link, @Nullable String code) {
        DeviceBinding binding = locked(() -> {
            DeviceBinding found = bindings.values().stream()
                    .filter(each -> each.link().equals(link))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "This is no QR code for binding a device to this DSS; take QrCode from an answer of its UMS."));
            found.scan(phone.user(), code, clock.now());
            return found;
        });
        takeIntoUse(binding);
    }

    private void takeIntoUse(DeviceBinding binding) {
        String phone = locked(binding::phone);
        if (phone != null) {
            binding.user().bound(binding.method(), binding.kid(), phone);
        }
    }

    /** The user of an identifier. */
    DssUser require(String userId) {
        return identities.byId(userId).orElseThrow(UserManagementRefusals::userNotFound);
    }

    private DeviceBinding begin(DssUser user, ConfirmationMethod method, @Nullable String code) {
        if (switches.contactConfirmationRequired()) {
            throw UserManagementRefusals.contactConfirmationRequired();
        }
        String kid = randomness.guid();
        DeviceBinding binding = new DeviceBinding(
                kid,
                user,
                method,
                LINK + method.name().toLowerCase(Locale.ROOT) + "/" + kid,
                code,
                clock.now().plus(switches.qrLifetime()));
        return locked(() -> {
            if (method == ConfirmationMethod.MOBILE) {
                bindings.values().stream()
                        .filter(each -> each.user() == user && each.method() == method)
                        .forEach(DeviceBinding::replace);
            }
            bindings.put(kid, binding);
            return binding;
        });
    }

    private Optional<DeviceBinding> last(DssUser user, ConfirmationMethod method) {
        return locked(() -> List.copyOf(bindings.values()).stream()
                .filter(binding -> binding.user() == user && binding.method() == method)
                .reduce((older, newer) -> newer));
    }

    private <R extends @Nullable Object> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
