package org.qoltanba.crypto.health;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.x509.GivenCertificates;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Says which certificates have to be reissued, and by when: those that expire within a horizon, those that lose an
 * authority above them before they expire, and those whose algorithm ends. Authorities are recognised by name and key
 * identifier among the certificates at hand; whether a certificate is genuine or revoked is a verifier's question.
 *
 * <p>Immutable and safe to share between threads. Blocks for the file system.
 *
 * @since 0.1.0
 */
public final class CertificateHealth {

    private final Instant date;
    private final Instant until;
    private final HealthPolicy policy;
    private final AlgorithmOutlook outlook;
    private final List<ParsedCertificate> authorities;
    private final CertificateFiles files;

    private CertificateHealth(Builder builder) {
        this.date = builder.date;
        this.until = builder.date.plus(builder.horizon);
        this.policy = builder.policy;
        this.outlook = builder.outlook;
        this.authorities = GivenCertificates.parse(builder.authorities, "the health check");
        this.files = new CertificateFiles(builder.passwords);
    }

    /**
     * Begins a check.
     *
     * @param date the day to look from, for example that of the application's clock
     * @return a builder
     */
    public static Builder on(Instant date) {
        return new Builder(Objects.requireNonNull(date, "date"));
    }

    /**
     * Checks certificates at hand. The authorities among them count as known.
     *
     * @param certificates the certificates
     * @return what has to be reissued; places are the numbers in the collection, from 1
     * @throws KeyAccessException if one of them is malformed
     */
    public HealthReport check(Collection<? extends SignerCertificate> certificates) {
        List<ParsedCertificate> parsed =
                GivenCertificates.parse(Objects.requireNonNull(certificates, "certificates"), "the health check");
        KnownAuthorities known = knownAuthorities();
        parsed.forEach(known::add);
        HealthRules rules = new HealthRules(date, until, policy, outlook, known);
        HealthCollector collector = new HealthCollector();
        for (int i = 0; i < parsed.size(); i++) {
            rules.check(String.valueOf(i + 1), parsed.get(i), collector);
        }
        return new HealthReport(date, until, collector);
    }

    /**
     * Checks every certificate below a folder; see {@link #checkFolder(Path, FolderProgress)}.
     *
     * @param folder the folder
     * @return what has to be reissued
     * @throws KeyAccessException if there is no such folder
     */
    public HealthReport checkFolder(Path folder) {
        return checkFolder(folder, (checked, all) -> {});
    }

    /**
     * Checks every certificate below a folder, 32 levels deep, in constant memory however many there are. Files are read
     * twice: first to learn the authorities (at most 2000, and 32 of one name), then to check. Looked at are {@code .cer .crt .der .pem .p7b
     * .p7c} of at most 4 MiB, by content DER, PEM, Base64 or a CMS container, and {@code .p12 .pfx}, whose certificates can
     * be read where they are not encrypted or the password is given. A file that cannot be read is reported, and the check
     * goes on. Links are not followed.
     *
     * @param folder the folder
     * @param progress is told after each file
     * @return what has to be reissued; places are paths below the folder
     * @throws KeyAccessException if there is no such folder
     */
    public HealthReport checkFolder(Path folder, FolderProgress progress) {
        Objects.requireNonNull(progress, "progress");
        CertificateFolder all = new CertificateFolder(Objects.requireNonNull(folder, "folder"));
        KnownAuthorities known = knownAuthorities();
        AuthoritySearch search = new AuthoritySearch(files, known);
        all.walk(search);
        HealthCollector collector = new HealthCollector();
        all.walk(new FolderCheck(
                all,
                files,
                new HealthRules(date, until, policy, outlook, known),
                collector,
                checked -> progress.checked(checked, Math.max(checked, search.found()))));
        return new HealthReport(date, until, collector);
    }

    private KnownAuthorities knownAuthorities() {
        KnownAuthorities known = new KnownAuthorities(policy);
        authorities.forEach(known::add);
        return known;
    }

    /**
     * Collects the settings of a check. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private static final Duration QUARTER = Duration.ofDays(90);

        private final Instant date;
        private final List<SignerCertificate> authorities = new ArrayList<>();
        private Duration horizon = QUARTER;
        private HealthPolicy policy = HealthPolicy.none();
        private AlgorithmOutlook outlook = AlgorithmOutlook.usual();
        private Function<Path, Optional<Secret>> passwords = file -> Optional.empty();

        private Builder(Instant date) {
            this.date = date;
        }

        /**
         * Sets how far to look ahead. Without it 90 days.
         *
         * @param ahead zero or more; zero reports what has ended already
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public Builder within(Duration ahead) {
            Objects.requireNonNull(ahead, "ahead");
            if (ahead.isNegative()) {
                throw new IllegalArgumentException("A horizon lies ahead; got " + ahead + ".");
            }
            this.horizon = ahead;
            return this;
        }

        /**
         * Sets which authorities and algorithms end when. Without it none does before its time.
         *
         * @param ends the policy
         * @return this
         */
        public Builder policy(HealthPolicy ends) {
            this.policy = Objects.requireNonNull(ends, "ends");
            return this;
        }

        /**
         * Sets who knows about algorithms besides the policy. Without it {@link AlgorithmOutlook#usual()}.
         *
         * @param algorithms the outlook
         * @return this
         */
        public Builder algorithms(AlgorithmOutlook algorithms) {
            this.outlook = Objects.requireNonNull(algorithms, "algorithms");
            return this;
        }

        /**
         * Adds authorities that are not among the certificates to check.
         *
         * @param certificates their certificates
         * @return this
         */
        public Builder authorities(Collection<? extends SignerCertificate> certificates) {
            this.authorities.addAll(List.copyOf(Objects.requireNonNull(certificates, "certificates")));
            return this;
        }

        /**
         * Sets who knows the passwords of PKCS#12 files whose certificates are encrypted. Without it those are reported as
         * unreadable. It is asked up to twice for each file.
         *
         * @param known gives the password of a file, if known
         * @return this
         */
        public Builder passwords(Function<Path, Optional<Secret>> known) {
            this.passwords = Objects.requireNonNull(known, "known");
            return this;
        }

        /**
         * Ends the settings.
         *
         * @return the check
         * @throws KeyAccessException if one of the authorities' certificates is malformed
         */
        public CertificateHealth build() {
            return new CertificateHealth(this);
        }
    }
}
