package org.qoltanba.api.signature;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.qoltanba.api.document.Bytes;

/**
 * An X.509 certificate (RFC 5280) read for what it says about a signer. Reading it proves nothing: whether it can be
 * trusted is a verifier's verdict.
 *
 * <p>Immutable and safe to share between threads. {@code toString} names serial number and issuer, not the person.
 *
 * @since 0.1.0
 */
public interface SignerCertificate {

    /**
     * The encoded certificate.
     *
     * @return DER
     */
    Bytes encoded();

    /**
     * The subject's distinguished name as text (RFC 4514 syntax, attributes in the encoded order).
     *
     * @return for people to read; use the typed accessors to decide anything
     */
    String subject();

    /**
     * The issuer's distinguished name as text (RFC 4514 syntax, attributes in the encoded order).
     *
     * @return for people to read
     */
    String issuer();

    /**
     * The serial number; unique for one issuer.
     *
     * @return a positive number in certificates that keep RFC 5280
     */
    BigInteger serialNumber();

    /**
     * When the certificate begins to be valid.
     *
     * @return the first instant
     */
    Instant notBefore();

    /**
     * When the certificate ceases to be valid.
     *
     * @return the last instant
     */
    Instant notAfter();

    /**
     * The subject's common name, usually the person.
     *
     * @return attribute CN, if present
     */
    Optional<String> commonName();

    /**
     * The organisation's name.
     *
     * @return attribute O, if present
     */
    Optional<String> organization();

    /**
     * The person's individual identification number in Kazakhstan: attribute SERIALNUMBER with the prefix IIN.
     *
     * @return the number, if present and well-formed
     */
    Optional<Iin> iin();

    /**
     * The organisation's business identification number in Kazakhstan: attribute OU with the prefix BIN.
     *
     * @return the number, if present and well-formed
     */
    Optional<Bin> bin();

    /**
     * The person's taxpayer number in Russia: attribute INN (1.2.643.3.131.1.1).
     *
     * @return a number of twelve digits, if present and well-formed
     */
    Optional<Inn> inn();

    /**
     * The organisation's taxpayer number in Russia: attribute INNLE (1.2.643.100.4), or attribute INN with two zeros before
     * ten digits, as it was written before there was INNLE.
     *
     * @return a number of ten digits, if present and well-formed
     */
    Optional<Inn> organizationInn();

    /**
     * The organisation's number in the Russian register: attribute OGRN (1.2.643.100.1).
     *
     * @return the number, if present and well-formed
     */
    Optional<Ogrn> ogrn();

    /**
     * The individual entrepreneur's number in the Russian register: attribute OGRNIP (1.2.643.100.5).
     *
     * @return the number, if present and well-formed
     */
    Optional<Ogrnip> ogrnip();

    /**
     * The person's insurance number in Russia: attribute SNILS (1.2.643.100.3).
     *
     * @return the number, if present and well-formed
     */
    Optional<Snils> snils();

    /**
     * What identifies an information system where a person would stand: attribute UID (RFC 4519 section 2.39).
     *
     * @return the identifier, if present
     */
    Optional<String> userId();

    /**
     * Where the key is kept, as the Kazakh authority states it: extension 1.2.398.3.3.5.
     *
     * @return the kind of key store, if stated in the form the authority uses
     */
    Optional<KeyStoreType> keyStoreType();

    /**
     * The roles and purposes of the extended key usage (RFC 5280 section 4.2.1.12), of which Kazakh certificates state
     * the holder's role.
     *
     * @return every listed object identifier, known or not
     */
    Set<Authority> authorities();
}
