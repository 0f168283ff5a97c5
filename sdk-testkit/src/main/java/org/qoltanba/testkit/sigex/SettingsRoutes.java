package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;

/** The settings of people and organisations (contract sections 7.38 to 7.44). */
final class SettingsRoutes implements Routes {

    private final Accounts accounts;
    private final AccessRules access;
    private final SdkClock clock;
    private final SigexSwitches switches;
    private final RequestReader requests;

    SettingsRoutes(
            Accounts accounts, AccessRules access, SdkClock clock, SigexSwitches switches, RequestReader requests) {
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
        this.switches = switches;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", "/api/settings", this::user)
                .add("POST", "/api/settings", this::replaceUser)
                .add("GET", "/api/settingsAudit", this::userAudit)
                .add("GET", "/api/organizationSettings", this::organization)
                .add("POST", "/api/organizationSettings", this::replaceOrganization)
                .add("GET", "/api/organizationSettingsAudit", this::organizationAudit)
                .add("GET", "/api/organizationPermissions", this::permissions)
                .add("GET", "/api/organizationSubscription", this::subscription);
    }

    /** The answer to a change of a person's settings. */
    record UserChanged(String userId, long modifiedAt) {}

    /** The answer to a change of an organisation's settings. */
    record OrganizationChanged(String businessId, long modifiedAt) {}

    /** What an organisation has subscribed to. */
    record SubscriptionWire(
            String name, long expires, @Nullable String contactEmail, List<Feature> features) {}

    /** A feature of a subscription. */
    record Feature(String name, boolean enabled) {}

    private Object user(Call call) {
        return UserSettingsWire.of(user(call.caller()));
    }

    private Object replaceUser(Call call) {
        User user = user(call.caller());
        RequestObject body = requests.json(call.request());
        UserSettings settings = new UserSettings(
                body.flag("emailNotificationsEnabled"),
                OrganizationSettingsReader.email(body, "email"),
                body.flag("dataArchiveEnabled"),
                OrganizationSettingsReader.email(body, "dataArchiveContactEmail"));
        requests.requireNothingElse(body);
        if (settings.archiving() && settings.archiveEmail().isEmpty()) {
            throw Refusal.INVALID_STRUCTURE.exception();
        }
        Instant now = now();
        user.replace(settings, call.caller(), now);
        return new UserChanged(user.iin(), now.toEpochMilli());
    }

    private Object userAudit(Call call) {
        User user = user(call.caller());
        return SettingsAuditWire.OfUser.of(
                user,
                AuditEvent.Page.after(
                        lastEventId(call), user.audit(), switches.limits().pageSize()));
    }

    private Object organization(Call call) {
        return OrganizationSettingsWire.of(access.requireOrganizationSettings(call.caller()));
    }

    private Object replaceOrganization(Call call) {
        Organization organization = access.requireOrganizationSettings(call.caller());
        RequestObject body = requests.json(call.request());
        OrganizationSettings settings = new OrganizationSettingsReader(switches).read(body);
        requests.requireNothingElse(body);
        accounts.requireKeysOfItsOwn(organization, settings);
        Instant now = now();
        organization.replace(settings, call.caller(), now);
        return new OrganizationChanged(organization.bin(), now.toEpochMilli());
    }

    private Object organizationAudit(Call call) {
        Organization organization = access.requireOrganizationSettings(call.caller());
        return SettingsAuditWire.OfOrganization.of(
                organization,
                AuditEvent.Page.after(
                        lastEventId(call),
                        organization.audit(),
                        switches.limits().pageSize()));
    }

    private Object permissions(Call call) {
        access.requireOrganization(call.caller());
        Map<OrganizationRight, Boolean> held = new EnumMap<>(OrganizationRight.class);
        for (OrganizationRight right : OrganizationRight.values()) {
            held.put(right, access.holds(call.caller(), right));
        }
        Map<String, Boolean> permissions = new TreeMap<>();
        held.forEach((right, holds) -> permissions.put(right.block(), holds));
        return permissions;
    }

    private Object subscription(Call call) {
        Organization organization = access.requireOrganizationSettings(call.caller());
        Subscription subscription = organization.subscription();
        String contact = organization.settings().subscriptionEmail();
        return new SubscriptionWire(
                subscription.name(),
                subscription.expires() == null ? 0 : subscription.expires().toEpochMilli(),
                contact.isEmpty() ? null : contact,
                new TreeMap<>(subscription.features())
                        .entrySet().stream()
                                .map(feature -> new Feature(feature.getKey(), feature.getValue()))
                                .toList());
    }

    private User user(Caller caller) {
        return accounts.user(access.requirePerson(caller).iin());
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static long lastEventId(Call call) {
        return call.number("lastEventId").orElse(0L);
    }
}
