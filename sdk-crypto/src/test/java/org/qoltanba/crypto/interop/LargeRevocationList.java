package org.qoltanba.crypto.interop;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.Time;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

/** A program for a small heap: makes a revocation list as long as national ones, and looks certificates up in it. */
final class LargeRevocationList {

    private static final int ENTRIES = 430_000;
    private static final int SEQUENCE = 0x30;
    private static final byte[] REVOKED = der(new Time(Date.from(TestIssuer.NOW.minus(Duration.ofDays(30)))));
    private static final byte[] REASON = reason();
    private static final int SERIAL_OCTETS = 20;
    private static final byte FIRST_OCTET = 0x51;

    private LargeRevocationList() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        TestIssuer root = TestIssuer.root(KeyKind.valueOf(arguments[1]));
        write(file, root);
        System.out.println("heap of " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB, list of "
                + Files.size(file) / 1_000_000 + " MB");
        CrlRevocationSource source = CrlRevocationSource.ofFiles(file);
        System.out.println("first: " + ask(source, root, serial(0)));
        System.out.println("last: " + ask(source, root, serial(ENTRIES - 1)));
        System.out.println("other: " + ask(source, root, serial(ENTRIES)));
        change(file);
        System.out.println("changed: " + ask(CrlRevocationSource.ofFiles(file), root, serial(ENTRIES)));
    }

    private static String ask(CrlRevocationSource source, TestIssuer root, BigInteger serial) {
        TestIssuer person =
                root.request(KeyKind.P_256, "CN=X").serialNumber(serial).issue();
        RevocationStatus status = source.check(person.certificate(), root.certificate(), TestIssuer.NOW);
        return status instanceof RevocationStatus.Unknown unknown
                ? unknown.reason()
                : status.getClass().getSimpleName();
    }

    /** Makes one serial number in the middle another. */
    private static void change(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            long middle = content.length() / 2;
            byte[] around = new byte[200];
            content.seek(middle);
            content.readFully(around);
            int at = 0;
            while (around[at] != 0x02 || around[at + 1] != SERIAL_OCTETS || around[at + 2] != FIRST_OCTET) {
                at++;
            }
            content.seek(middle + at + 8);
            content.write(around[at + 8] ^ 1);
        }
    }

    private static BigInteger serial(int number) {
        // Spread like the random numbers of an authority, and never alike
        long spread = number * 0x9e3779b97f4a7c15L;
        return new BigInteger(
                1,
                ByteBuffer.allocate(SERIAL_OCTETS)
                        .put(FIRST_OCTET)
                        .putInt(number)
                        .putLong(spread)
                        .putInt((int) (spread >>> 7))
                        .put(new byte[3])
                        .array());
    }

    /** Writes a list of an authority that has revoked nobody anybody knows. */
    static void write(Path file, TestIssuer root) throws IOException, GeneralSecurityException {
        byte[] algorithm = der(AlgorithmIdentifier.getInstance(
                root.contentSigner(root.kind().signature()).getAlgorithmIdentifier()));
        byte[] before = join(
                der(new ASN1Integer(1)),
                algorithm,
                der(X500Name.getInstance(root.x509().getSubjectX500Principal().getEncoded())),
                der(new Time(Date.from(TestIssuer.NOW.minus(Duration.ofHours(1))))),
                der(new Time(Date.from(TestIssuer.NOW.plus(Duration.ofDays(1))))));
        Extensions extensions =
                new Extensions(Extension.create(Extension.cRLNumber, false, new CRLNumber(BigInteger.TEN)));
        byte[] after = der(new DERTaggedObject(true, 0, extensions));
        int entries = Math.multiplyExact(ENTRIES, entry(0).length);
        int signed = before.length + DerWriter.sizeOf(entries) + after.length;
        Signature signature = Signature.getInstance(root.kind().signature());
        signature.initSign(root.pair().getPrivate());
        Path body = file.resolveSibling("body");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(body))) {
            put(header(signed), out, signature);
            put(before, out, signature);
            put(header(entries), out, signature);
            for (int i = 0; i < ENTRIES; i++) {
                put(entry(i), out, signature);
            }
            put(after, out, signature);
        }
        byte[] end = join(algorithm, der(new DERBitString(signature.sign())));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header(DerWriter.sizeOf(signed) + end.length));
            Files.copy(body, out);
            out.write(end);
        }
        Files.delete(body);
    }

    private static void put(byte[] octets, OutputStream out, Signature signature)
            throws IOException, GeneralSecurityException {
        out.write(octets);
        signature.update(octets);
    }

    private static byte[] header(int contents) {
        return new DerWriter(DerWriter.sizeOf(contents) - contents)
                .header(SEQUENCE, contents)
                .toArray();
    }

    private static byte[] entry(int number) {
        byte[] contents = join(der(new ASN1Integer(serial(number))), REVOKED, REASON);
        return join(header(contents.length), contents);
    }

    private static byte[] reason() {
        try {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.reasonCode, false, CRLReason.lookup(4));
            return der(extensions.generate());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] der(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
