package org.qoltanba.crypto.x509;

import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.qoltanba.api.signature.Inn;
import org.qoltanba.api.signature.Ogrn;
import org.qoltanba.api.signature.Ogrnip;
import org.qoltanba.api.signature.Snils;

/** The numbers of persons and organisations in Russian certificates, each in an attribute of its own. */
final class RussianNumbers {

    private static final ASN1ObjectIdentifier INN = new ASN1ObjectIdentifier("1.2.643.3.131.1.1");
    private static final ASN1ObjectIdentifier INNLE = new ASN1ObjectIdentifier("1.2.643.100.4");
    private static final ASN1ObjectIdentifier OGRN = new ASN1ObjectIdentifier("1.2.643.100.1");
    private static final ASN1ObjectIdentifier SNILS = new ASN1ObjectIdentifier("1.2.643.100.3");
    private static final ASN1ObjectIdentifier OGRNIP = new ASN1ObjectIdentifier("1.2.643.100.5");

    /** Before there was INNLE, an organisation's ten digits were filled up to twelve. No region has the number 00. */
    private static final String FILLED_UP = "00";

    private static final Pattern TEN = Pattern.compile("[0-9]{10}");
    private static final Pattern ELEVEN = Pattern.compile("[0-9]{11}");
    private static final Pattern TWELVE = Pattern.compile("[0-9]{12}");
    private static final Pattern THIRTEEN = Pattern.compile("[0-9]{13}");
    private static final Pattern FIFTEEN = Pattern.compile("[0-9]{15}");

    private RussianNumbers() {}

    static Optional<Inn> inn(X500Name subject) {
        return SubjectText.first(
                        subject, INN, text -> text.startsWith(FILLED_UP) ? Optional.empty() : matching(TWELVE, text))
                .map(Inn::new);
    }

    static Optional<Inn> organizationInn(X500Name subject) {
        return SubjectText.first(subject, INNLE, text -> matching(TEN, text))
                .or(() -> SubjectText.first(subject, INN, RussianNumbers::filledUp))
                .map(Inn::new);
    }

    private static Optional<String> filledUp(String text) {
        return text.startsWith(FILLED_UP)
                ? matching(TWELVE, text).map(digits -> digits.substring(FILLED_UP.length()))
                : Optional.empty();
    }

    static Optional<Ogrn> ogrn(X500Name subject) {
        return SubjectText.first(subject, OGRN, text -> matching(THIRTEEN, text))
                .map(Ogrn::new);
    }

    static Optional<Ogrnip> ogrnip(X500Name subject) {
        return SubjectText.first(subject, OGRNIP, text -> matching(FIFTEEN, text))
                .map(Ogrnip::new);
    }

    static Optional<Snils> snils(X500Name subject) {
        return SubjectText.first(subject, SNILS, text -> matching(ELEVEN, text)).map(Snils::new);
    }

    private static Optional<String> matching(Pattern form, String text) {
        return form.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
