package org.qoltanba.crypto.fuzz;

import static org.qoltanba.crypto.testing.TestIssuer.NOW;
import static org.qoltanba.crypto.testing.TestSignatures.DOCUMENT;
import static org.qoltanba.crypto.testing.TestSignatures.signer;

import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.cms.CmsReader;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.crl.ParsedCrl;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.ocsp.OcspAnswer;
import org.qoltanba.crypto.ocsp.OcspRefusedException;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.OcspRevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.testing.FixedClock;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;
import org.qoltanba.crypto.testing.TestLevels;
import org.qoltanba.crypto.testing.TestOcspResponder;
import org.qoltanba.crypto.testing.TestTsa;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.timestamp.TimeStampVerifier;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Gives mutated inputs to every reader, until its time is over: none takes long, and none throws anything but its own
 * exceptions. Run in a small heap, so that memory is bounded as well.
 */
final class ReaderFuzz {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final SdkClock CLOCK = SdkClock.system();
    private static final TestIssuer ROOT = TestIssuer.root(KeyKind.P_256);
    private static final TestIssuer PERSON = ROOT.person(KeyKind.P_256);
    private static final AlgorithmProfile PROFILE = AlgorithmProfile.year2026();
    private static final CertificateKeys KEYS = new CertificateKeys();
    private static final CertificateReader CERTIFICATES = new CertificateReader();
    private static final String PASSWORD = "password";

    /**
     * Something that reads.
     *
     * @param corpus good inputs
     */
    private record Reader(String name, List<Bytes> corpus, Target target) {}

    private ReaderFuzz() {}

    /**
     * Runs.
     *
     * @param arguments seconds for each reader, seed
     */
    public static void main(String[] arguments) throws Exception {
        for (Reader reader : readers()) {
            run(reader, Duration.ofSeconds(Long.parseLong(arguments[0])), Long.parseLong(arguments[1]));
        }
    }

    /** What one mutant is given to. */
    @FunctionalInterface
    interface Target {
        void read(Bytes input) throws Exception;
    }

    private static List<Reader> readers() throws Exception {
        TestTsa tsa = TestTsa.below(ROOT);
        Signature plain = signer(PERSON).sign(DOCUMENT, SignatureOptions.attached());
        Signature lta = TestLevels.open(plain)
                .signatureTimeStamp(tsa)
                .certificates(tsa.identity(), ROOT)
                .crls(ROOT.emptyCrl())
                .ocsp(TestOcspResponder.below(ROOT).about(PERSON, ROOT))
                .counterSignature(PERSON)
                .archiveTimeStampV3(tsa, DOCUMENT)
                .close();
        Signature xlt1 = TestLevels.open(plain)
                .signatureTimeStamp(tsa)
                .references(List.of(ROOT), List.of(ROOT.emptyCrl()))
                .cadesCTimeStamp(tsa)
                .values(List.of(ROOT), List.of(ROOT.emptyCrl()))
                .close();
        List<Bytes> signatures = List.of(plain.encoded(), lta.encoded(), xlt1.encoded());
        ParsedCertificate person = ParsedCertificate.of(PERSON.certificate());
        ParsedCertificate root = ParsedCertificate.of(ROOT.certificate());
        Bytes list = ROOT.crl(crl -> crl.addCRLEntry(person.serialNumber(), Date.from(NOW), 1));
        CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.of(ROOT.certificate()))
                .revocation(CrlRevocationSource.of(ROOT.emptyCrl()))
                .clock(new FixedClock(NOW))
                .build();
        TimeStampVerifier stamps = new TimeStampVerifier(PROFILE, KEYS);
        return List.of(
                new Reader("verifier", signatures, input -> verifier.verify(Signature.of(input))),
                new Reader("CMS", signatures, input -> CmsReader.read(input.toArray(), CERTIFICATES)),
                new Reader("raw CMS", signatures, input -> RawSignedData.read(input.toArray())),
                new Reader("CRL", List.of(list), input -> {
                    ParsedCrl parsed = ParsedCrl.parse(input);
                    parsed.entry(person.serialNumber());
                    if (CrlRevocationSource.of(input).check(person, root, NOW) instanceof RevocationStatus.Good) {
                        throw new IllegalStateException("A changed list hides a revocation.");
                    }
                }),
                new Reader("OCSP", List.of(TestOcspResponder.below(ROOT).about(PERSON, ROOT)), input -> {
                    OcspAnswer.parse(input).about(person, root, PROFILE, KEYS);
                    OcspRevocationSource.of(input).check(person, root, NOW);
                }),
                new Reader("time stamp", List.of(tsa.tokenOver(new byte[] {1})), (Target)
                        input -> stamps.verify(TimeStampToken.parse(input, CERTIFICATES), List.of(root))),
                new Reader(
                        "certificate",
                        List.of(
                                PERSON.certificate().encoded(),
                                ROOT.certificate().encoded()),
                        ParsedCertificate::parse),
                new Reader("PKCS#12", List.of(pkcs12()), (Target)
                        input -> SigningKey.fromPkcs12(input, Secret.of(PASSWORD))));
    }

    /** With few iterations, as an attacker would choose many. */
    private static Bytes pkcs12() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key",
                PERSON.pair().getPrivate(),
                PASSWORD.toCharArray(),
                PERSON.chain().toArray(new Certificate[0]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD.toCharArray());
        return Bytes.of(out.toByteArray());
    }

    private static void run(Reader reader, Duration budget, long seed) {
        List<byte[]> good = reader.corpus().stream().map(Bytes::toArray).toList();
        long started = CLOCK.nanoTime();
        long slowest = 0;
        int cases = 0;
        int refused = 0;
        while (CLOCK.nanoTime() - started < budget.toNanos()) {
            byte[] mutant = Mutations.of(good, new Random(seed + cases));
            long before = CLOCK.nanoTime();
            refused += isRefused(reader, Bytes.of(mutant), seed + cases) ? 1 : 0;
            slowest = Math.max(slowest, CLOCK.nanoTime() - before);
            if (slowest > LONGEST.toNanos()) {
                throw new AssertionError(reader.name() + " takes too long for seed " + (seed + cases) + ".");
            }
            cases++;
        }
        System.out.printf(
                "fuzz of %s: %d mutants in %d ms, %d refused, slowest %d ms%n",
                reader.name(),
                cases,
                Duration.ofNanos(CLOCK.nanoTime() - started).toMillis(),
                refused,
                Duration.ofNanos(slowest).toMillis());
    }

    private static boolean isRefused(Reader reader, Bytes mutant, long seed) {
        try {
            reader.target().read(mutant);
            return false;
        } catch (SdkException | MalformedAsn1Exception | OcspRefusedException refused) {
            return true;
        } catch (Exception | StackOverflowError | OutOfMemoryError unexpected) {
            throw new AssertionError(reader.name() + " does not bear seed " + seed + ".", unexpected);
        }
    }
}
