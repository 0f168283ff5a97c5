package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Certificates and what is done with them (contract sections 4.1 and 4.2). */
final class CertificateRoutes implements Routes {

    private static final String ROOT = "/SignServer/rest/api/certificates";
    private static final String XML_DESCRIPTION = "2";

    private static final int NOT_FOUND = 404;

    private final DssCertificateSwitches switches;
    private final DssService service;
    private final CertificateService certificates;

    CertificateRoutes(DssCertificateSwitches switches, DssService service, CertificateService certificates) {
        this.switches = switches;
        this.service = service;
        this.certificates = certificates;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("GET", ROOT, this::list)
                .add("POST", ROOT, this::install)
                .add("GET", ROOT + "/{id}", call -> wire(call, key(call, call.bearer())))
                .add("DELETE", ROOT + "/{id}", this::delete)
                .add("GET", ROOT + "/{id}/content", this::content)
                .add("POST", ROOT + "/{id}/pin/check", this::checkPin)
                .add("POST", ROOT + "/{id}/pin", this::changePin)
                .add("POST", ROOT + "/{id}/default", this::chooseDefault)
                .add("POST", ROOT + "/{id}/status", this::changeStatus)
                .add("POST", ROOT + "/{id}/friendlyname", this::rename);
    }

    private Object list(Call call) {
        DssUser user = call.bearer().user();
        return user.keys().stream().map(key -> wire(user, key)).toList();
    }

    private CertificateWire wire(Call call, CloudKey key) {
        return wire(call.bearer().user(), key);
    }

    private CertificateWire wire(DssUser user, CloudKey key) {
        return CertificateWire.of(key, user.isDefault(key), service.status(key), switches.statusAsNumber());
    }

    private CloudKey key(Call call, AccessToken bearer) {
        return bearer.user()
                .key(TransactionOrders.number(call.path("id")))
                .orElseThrow(() -> switches.shortNotFound() ? Refusals.certNotFound() : Refusals.certificateNotFound());
    }

    /** Takes DER in Base64, and the body of a PEM file, whose lines end somewhere. */
    private Object install(Call call) {
        AccessToken bearer = call.bearer();
        String encoded = call.body(RequestWire.Installation.class).certificate();
        X509Certificate certificate = Optional.ofNullable(encoded)
                .map(text -> text.replaceAll("-----[A-Z ]+-----|\\s", ""))
                .flatMap(TransactionOrders::base64)
                .flatMap(CertificateRoutes::read)
                .orElseThrow(Refusals::invalidCertificateFormat);
        return wire(call, certificates.install(bearer, certificate));
    }

    private static Optional<X509Certificate> read(byte[] encoded) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (CertificateException malformed) {
            return Optional.empty();
        }
    }

    private Object delete(Call call) {
        AccessToken bearer = call.bearer();
        certificates.delete(bearer, key(call, bearer));
        return RouteTable.DONE;
    }

    private Object content(Call call) {
        CloudKey key = key(call, call.bearer());
        if (call.query("format").filter(XML_DESCRIPTION::equals).isEmpty()) {
            throw Refusals.invalidParameters();
        }
        X509Certificate certificate = key.identity().x509();
        return "<Certificate><Subject>"
                + escaped(certificate.getSubjectX500Principal().getName()) + "</Subject><Issuer>"
                + escaped(certificate.getIssuerX500Principal().getName()) + "</Issuer><SerialNumber>"
                + certificate.getSerialNumber().toString(16) + "</SerialNumber><NotBefore>"
                + certificate.getNotBefore().toInstant() + "</NotBefore><NotAfter>"
                + certificate.getNotAfter().toInstant() + "</NotAfter></Certificate>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private Object checkPin(Call call) {
        CloudKey key = key(call, call.bearer());
        @Nullable String pin = call.body(RequestWire.PinCheck.class).pin();
        boolean isValid = key.opensWith(pin);
        return new AnswerWire.PinCheck(isValid, isValid ? null : "Неверный ПИН-код");
    }

    private Object changePin(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.PinChange body = call.body(RequestWire.PinChange.class);
        certificates.changePin(bearer, key(call, bearer), body.oldPin(), body.newPin());
        return RouteTable.DONE;
    }

    private Object chooseDefault(Call call) {
        AccessToken bearer = call.bearer();
        CloudKey key = key(call, bearer);
        Boolean isDefault = call.body(RequestWire.Default.class).isDefault();
        if (isDefault == null) {
            throw Refusals.parametersRequired();
        }
        if (isDefault) {
            bearer.user().prefers(key);
        } else if (bearer.user().isDefault(key)) {
            bearer.user().prefersNone();
        }
        return RouteTable.DONE;
    }

    private Object changeStatus(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.Status body = call.body(RequestWire.Status.class);
        CloudKey key = key(call, bearer);
        certificates.changeStatus(
                bearer, key, new CertificateService.StatusChange(body.value(), body.revocationInfo(), body.pinCode()));
        return wire(call, key);
    }

    /** At a path that is made up: the real one is not known (contract section 4.2). */
    private Object rename(Call call) {
        if (!switches.renameable()) {
            throw DssRefusal.bare(NOT_FOUND);
        }
        AccessToken bearer = call.bearer();
        CloudKey key = key(call, bearer);
        certificates.rename(
                bearer.user(), key, call.body(RequestWire.Name.class).friendlyName());
        return wire(call, key);
    }
}
