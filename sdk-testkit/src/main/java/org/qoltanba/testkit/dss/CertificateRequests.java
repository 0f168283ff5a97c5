package org.qoltanba.testkit.dss;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.pki.CertificateRequest;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * Requests for certificates, with the keys they are for (contract section 6.5). Free of HTTP and JSON. Safe to share
 * between threads.
 */
final class CertificateRequests {

    private static final String COMMON_NAME = "2.5.4.3";
    private static final String OID = "[0-2](\\.(0|[1-9][0-9]*))+";
    private static final String RENEWAL = "Renew";
    private static final Set<String> PARAMETERS = Set.of(
            "RequestType",
            "ActiveCertId",
            "ActiveCertPin",
            "EkuString",
            "TemplateOid",
            "GroupId",
            "StartDate",
            "ExpirationDate",
            "ExtensionsData",
            "IsClient",
            "SelfSigned",
            "CertPeriod",
            "CertPeriodUnits",
            "NamedValuesData",
            "AttributesData");

    private final TestCertificateAuthority authority;
    private final DssSwitches switches;
    private final DssService service;
    private final TransactionBook book;
    private final AtomicInteger last = new AtomicInteger();
    private final List<CloudRequest> all = new CopyOnWriteArrayList<>();

    CertificateRequests(
            TestCertificateAuthority authority, DssSwitches switches, DssService service, TransactionBook book) {
        this.authority = authority;
        this.switches = switches;
        this.service = service;
        this.book = book;
    }

    /**
     * What somebody asks for.
     *
     * @param authorityId of which authority; null if absent
     * @param template what the certificate is for; null if absent
     * @param pin the PIN the key will have; null for none
     * @param name the distinguished name, by object identifier; null if absent
     * @param parameters how
     */
    record Wish(
            @Nullable Integer authorityId,
            @Nullable String template,
            @Nullable String pin,
            @Nullable Map<String, @Nullable String> name,
            Map<String, @Nullable String> parameters) {

        /** The same with a PIN. */
        Wish with(String givenPin) {
            return new Wish(authorityId, template, givenPin, name, parameters);
        }

        /** Never shows PIN or name. */
        @Override
        public String toString() {
            return "Wish[" + authorityId + "]";
        }
    }

    /** Makes a request: of the transaction that a token proves to be confirmed, else at once if policy allows. */
    CloudRequest create(AccessToken bearer, Wish wish) {
        if (book.confirmed(bearer).isPresent()) {
            return book.fetch(
                    bearer, RequestOrder.class, CloudRequest.class, order -> make(bearer.user(), order, wish));
        }
        service.requireNoConfirmation(bearer, action(wish));
        return make(bearer.user(), order(bearer.user(), wish), wish);
    }

    private static DssAction action(Wish wish) {
        return RENEWAL.equals(wish.parameters().get("RequestType"))
                ? DssAction.RENEW_CERTIFICATE
                : DssAction.CREATE_REQUEST;
    }

    /** An order of what somebody asks for. */
    RequestOrder order(DssUser user, Wish wish) {
        String template = Optional.ofNullable(wish.template())
                .or(() -> Optional.ofNullable(wish.parameters().get("TemplateOid")))
                .orElse(null);
        SigningAuthority.require(wish.authorityId(), template);
        DssAction action = action(wish);
        CloudKey renewed = action == DssAction.RENEW_CERTIFICATE ? active(user, wish) : null;
        return new RequestOrder(action, SigningAuthority.ID, template, renewed, "");
    }

    private static CloudKey active(DssUser user, Wish wish) {
        String id = wish.parameters().get("ActiveCertId");
        if (id == null) {
            throw Refusals.parametersRequired();
        }
        return user.key(TransactionOrders.number(id)).orElseThrow(Refusals::invalidCertificate);
    }

    /** Refuses a wish that cannot be granted; tells the name that the certificate will have. */
    String check(RequestOrder order, Wish wish) {
        if (!PARAMETERS.containsAll(wish.parameters().keySet())) {
            throw Refusals.invalidParameters();
        }
        if (!switches.policy().pinCodeMode().allows(wish.pin())) {
            throw Refusals.invalidPin();
        }
        CloudKey renewed = order.renewed();
        if (renewed != null && waits(renewed)) {
            throw Refusals.pendingRequestsExist();
        }
        return Objects.requireNonNullElse(subject(wish, renewed).get(COMMON_NAME), "");
    }

    /** Makes a request, with a key for it. */
    CloudRequest make(DssUser user, RequestOrder order, Wish wish) {
        check(order, wish);
        CloudKey renewed = order.renewed();
        String groupId = wish.parameters().get("GroupId");
        CertificateRequest request = authority.request(
                subject(wish, renewed),
                groupId == null && renewed != null
                        ? renewed.identity().algorithm()
                        : SigningAuthority.Provider.ofGroup(groupId).algorithm());
        String pin = wish.pin() == null || wish.pin().isEmpty() ? null : wish.pin();
        CloudRequest made = new CloudRequest(last.incrementAndGet(), user, order, request, pin);
        all.add(made);
        if (switches.certificates().issuedAtOnce()) {
            made.issue();
        }
        return made;
    }

    private boolean waits(CloudKey renewed) {
        return all.stream()
                .anyMatch(each -> each.order().renewed() == renewed && each.status() == CloudRequest.Status.PENDING);
    }

    /** The name asked for; a renewal without one keeps the name of the certificate that is renewed. */
    private static Map<String, String> subject(Wish wish, @Nullable CloudKey renewed) {
        if (wish.name() == null || wish.name().isEmpty()) {
            if (renewed == null) {
                throw Refusals.parametersRequired();
            }
            return DistinguishedNames.of(renewed.identity().x509());
        }
        Map<String, String> subject = new TreeMap<>();
        wish.name().forEach((type, value) -> {
            if (value == null || value.isBlank() || !type.matches(OID)) {
                throw Refusals.invalidParameters();
            }
            subject.put(type, value);
        });
        if (!subject.containsKey(COMMON_NAME)) {
            throw Refusals.invalidParameters();
        }
        return subject;
    }

    /** A user's requests, oldest first. */
    List<CloudRequest> of(DssUser user) {
        return all.stream().filter(each -> each.user() == user).toList();
    }

    /** A request of a user. */
    CloudRequest require(DssUser user, String id) {
        return of(user).stream()
                .filter(each -> Integer.toString(each.id()).equals(id))
                .findFirst()
                .orElseThrow(Refusals::requestNotFound);
    }

    /** Forgets a request, unless there is a certificate for it already. */
    void delete(DssUser user, String id) {
        CloudRequest request = require(user, id);
        if (request.status() == CloudRequest.Status.ACCEPTED) {
            throw Refusals.invalidRequestStatus();
        }
        all.remove(request);
    }

    /** Installs a certificate for the request whose key it is for. */
    CloudKey install(DssUser user, X509Certificate certificate) {
        CloudRequest request = of(user).stream()
                .filter(each -> Arrays.equals(
                        each.publicKey().toArray(), certificate.getPublicKey().getEncoded()))
                .findFirst()
                .orElseThrow(Refusals::requestNotFound);
        boolean isOurs = request.certificate().x509().equals(certificate);
        if (!isOurs || request.status() != CloudRequest.Status.PENDING) {
            throw Refusals.invalidRequestStatus();
        }
        return request.issue();
    }
}
