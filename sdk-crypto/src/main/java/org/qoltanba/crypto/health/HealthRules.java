package org.qoltanba.crypto.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.health.HealthProblem.Kind;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Looks at one certificate after the other. Not thread-safe. */
final class HealthRules {

    private static final String RSA = "1.2.840.113549.1.1.1";

    private final Instant date;
    private final Instant until;
    private final HealthPolicy policy;
    private final AlgorithmOutlook outlook;
    private final KnownAuthorities authorities;

    HealthRules(
            Instant date, Instant until, HealthPolicy policy, AlgorithmOutlook outlook, KnownAuthorities authorities) {
        this.date = date;
        this.until = until;
        this.policy = policy;
        this.outlook = outlook;
        this.authorities = authorities;
    }

    void check(String place, ParsedCertificate certificate, HealthCollector collector) {
        List<HealthProblem> problems = new ArrayList<>();
        problems.add(expiry(certificate));
        authorities
                .endAbove(certificate)
                .filter(end -> KnownAuthorities.isEarly(end, certificate.notAfter()))
                .ifPresent(problems::add);
        problems.addAll(algorithms(certificate));
        problems.removeIf(problem -> problem.when().isAfter(until));
        if (problems.isEmpty()) {
            collector.healthy();
        } else {
            collector.endangered(new EndangeredCertificate(
                    place,
                    certificate
                            .commonName()
                            .or(certificate::organization)
                            .or(certificate::userId)
                            .orElse(null),
                    certificate.issuer(),
                    certificate.serialNumber(),
                    Fingerprint.of(certificate.encoded()),
                    certificate.notAfter(),
                    problems));
        }
    }

    private HealthProblem expiry(ParsedCertificate certificate) {
        boolean over = certificate.notAfter().isBefore(date);
        return new HealthProblem(
                Kind.EXPIRY,
                certificate.notAfter(),
                over ? "The certificate has expired." : "The certificate expires.");
    }

    private List<HealthProblem> algorithms(ParsedCertificate certificate) {
        CertificateAlgorithms algorithms = algorithmsOf(certificate);
        List<HealthProblem> problems = new ArrayList<>(outlook.outlook(algorithms, date));
        algorithms.signature().ifPresent(oid -> add(problems, oid, "The algorithm it is signed with"));
        add(problems, algorithms.keyOid(), "The algorithm of its key");
        return problems;
    }

    private void add(List<HealthProblem> problems, String oid, String what) {
        policy.ofAlgorithm(oid)
                .ifPresent(end -> problems.add(new HealthProblem(
                        Kind.ALGORITHM_END, end.when(), what + " (" + oid + ") ends: " + end.reason() + ".")));
    }

    private static CertificateAlgorithms algorithmsOf(ParsedCertificate certificate) {
        SubjectPublicKeyInfo key = certificate.holder().getSubjectPublicKeyInfo();
        return new CertificateAlgorithms(
                certificate.isSelfIssued()
                        ? null
                        : certificate
                                .structure()
                                .getSignatureAlgorithm()
                                .getAlgorithm()
                                .getId(),
                key.getAlgorithm().getAlgorithm().getId(),
                bits(key));
    }

    /** RSA and named curves; everything else has a fixed size by its name, or none that is known here. */
    private static int bits(SubjectPublicKeyInfo key) {
        try {
            if (key.getAlgorithm().getAlgorithm().getId().equals(RSA)) {
                return Asn1Reader.read("an RSA key", () -> RSAPublicKey.getInstance(key.parsePublicKey()))
                        .getModulus()
                        .bitLength();
            }
            X9ECParameters curve = key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier name
                    ? ECNamedCurveTable.getByOID(name)
                    : null;
            return curve == null ? 0 : curve.getCurve().getFieldSize();
        } catch (MalformedAsn1Exception malformed) {
            return 0;
        }
    }
}
