package org.qoltanba.crypto.health;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.io.BoundedFiles;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** The certificates of one file, whatever of the usual forms it has. */
final class CertificateFiles {

    private static final int MOST_IN_ONE_FILE = 2000;
    private static final int SEQUENCE = 0x30;
    private static final Set<String> CERTIFICATES = Set.of("cer", "crt", "der", "pem", "p7b", "p7c");
    private static final Set<String> KEY_STORES = Set.of("p12", "pfx");

    private final Function<Path, Optional<Secret>> passwords;

    CertificateFiles(Function<Path, Optional<Secret>> passwords) {
        this.passwords = passwords;
    }

    /** Whether the name is that of a file with certificates. */
    static boolean isCandidate(Path file) {
        String extension = extension(file);
        return CERTIFICATES.contains(extension) || KEY_STORES.contains(extension);
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * Reads a file.
     *
     * @throws KeyAccessException if it cannot be read
     * @throws MalformedAsn1Exception if it is not what its name says
     */
    List<ParsedCertificate> read(Path file) throws MalformedAsn1Exception {
        byte[] content = BoundedFiles.read(file, "certificate file");
        List<ParsedCertificate> certificates =
                KEY_STORES.contains(extension(file)) ? keyStore(file, content) : certificates(content);
        if (certificates.isEmpty()) {
            throw new MalformedAsn1Exception("It holds no certificate.");
        }
        for (ParsedCertificate certificate : certificates) {
            requireUsableNames(certificate);
        }
        return certificates;
    }

    /** Names are taken apart when they are compared or printed; one that cannot be must not end a check of thousands. */
    private static void requireUsableNames(ParsedCertificate certificate) throws MalformedAsn1Exception {
        Asn1Reader.read("a certificate with names that can be compared", () -> {
            X500Name subject = certificate.holder().getSubject();
            X500Name issuer = certificate.holder().getIssuer();
            return List.of(subject.hashCode(), issuer.hashCode(), certificate.subject(), certificate.issuer());
        });
    }

    private static List<ParsedCertificate> certificates(byte[] content) throws MalformedAsn1Exception {
        if (content[0] == SEQUENCE) {
            return der(content);
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN ") ? pem(text) : der(base64(text));
    }

    private static byte[] base64(String text) throws MalformedAsn1Exception {
        return Asn1Reader.read(
                "a certificate in DER, PEM or Base64", () -> Base64.getDecoder().decode(text.replaceAll("\\s", "")));
    }

    private static List<ParsedCertificate> pem(String text) throws MalformedAsn1Exception {
        List<ParsedCertificate> certificates = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                if (object.getType().endsWith("CERTIFICATE") || object.getType().equals("PKCS7")) {
                    certificates.addAll(der(object.getContent()));
                }
                requireFew(certificates.size());
            }
        } catch (IOException | IllegalArgumentException malformed) {
            throw new MalformedAsn1Exception("It is not PEM (RFC 7468).", malformed);
        }
        return certificates;
    }

    /** One certificate, or a CMS container of some (RFC 5652), by what it is and not by its name. */
    private static List<ParsedCertificate> der(byte[] content) throws MalformedAsn1Exception {
        Asn1Scanner.requireSingle(content, Asn1Bounds.KEY_FILE);
        ASN1Sequence outer =
                Asn1Reader.read("a certificate or a CMS container", () -> ASN1Sequence.getInstance(content));
        if (outer.size() == 3) {
            return List.of(ParsedCertificate.parse(Bytes.of(content)));
        }
        ASN1Set set = Asn1Reader.read(
                "a CMS container with certificates",
                () -> SignedData.getInstance(org.bouncycastle.asn1.cms.ContentInfo.getInstance(outer)
                                .getContent())
                        .getCertificates());
        requireFew(set.size());
        List<ParsedCertificate> certificates = new ArrayList<>();
        for (ASN1Encodable each : set) {
            byte[] encoded = Asn1Reader.read(
                    "a certificate", () -> each.toASN1Primitive().getEncoded("DER"));
            certificates.add(ParsedCertificate.parse(Bytes.of(encoded)));
        }
        return certificates;
    }

    /** Certificates are often encrypted like the keys; what is not needs no password. */
    private List<ParsedCertificate> keyStore(Path file, byte[] content) throws MalformedAsn1Exception {
        List<ParsedCertificate> certificates = unencrypted(content);
        if (!certificates.isEmpty()) {
            return certificates;
        }
        Secret password = passwords
                .apply(file)
                .orElseThrow(() -> new MalformedAsn1Exception(
                        "Its certificates are encrypted and no password is known. Export the certificate beside it, or"
                                + " give the password."));
        for (SignerCertificate each :
                SigningKey.fromPkcs12(Bytes.of(content), password).chain()) {
            certificates.add(ParsedCertificate.of(each));
        }
        return certificates;
    }

    private static List<ParsedCertificate> unencrypted(byte[] content) throws MalformedAsn1Exception {
        Asn1Scanner.requireSingle(content, Asn1Bounds.KEY_FILE);
        return Asn1Reader.read("a PKCS#12 file protected by a password (RFC 7292)", () -> {
            byte[] safes = ASN1OctetString.getInstance(
                            Pfx.getInstance(content).getAuthSafe().getContent())
                    .getOctets();
            Asn1Scanner.requireSingle(safes, Asn1Bounds.KEY_FILE);
            List<ParsedCertificate> certificates = new ArrayList<>();
            for (ASN1Encodable safe : ASN1Sequence.getInstance(safes)) {
                ContentInfo info = ContentInfo.getInstance(safe);
                if (info.getContentType().equals(PKCSObjectIdentifiers.data)) {
                    for (PKCS12SafeBag bag : new PKCS12SafeBagFactory(info).getSafeBags()) {
                        if (bag.getBagValue() instanceof X509CertificateHolder holder) {
                            requireFew(certificates.size() + 1);
                            certificates.add(ParsedCertificate.parse(Bytes.of(holder.getEncoded())));
                        }
                    }
                }
            }
            return certificates;
        });
    }

    private static void requireFew(int count) throws MalformedAsn1Exception {
        if (count > MOST_IN_ONE_FILE) {
            throw new MalformedAsn1Exception("It has more than " + MOST_IN_ONE_FILE + " certificates.");
        }
    }
}
