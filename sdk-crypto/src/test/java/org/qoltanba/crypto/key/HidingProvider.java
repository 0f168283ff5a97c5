package org.qoltanba.crypto.key;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.operator.ContentSigner;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.testing.KeyKind;
import org.qoltanba.crypto.testing.TestIssuer;

/** A provider as of a token: its one key has no encoding and no numbers, and signs only here. */
final class HidingProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private final transient TestIssuer owner;
    private final transient List<X509Certificate> chain;
    private final AtomicInteger signatures = new AtomicInteger();

    HidingProvider(TestIssuer owner) {
        this(owner, owner.chain());
    }

    HidingProvider(TestIssuer owner, List<X509Certificate> chain) {
        super("Hiding", "1", "Hides its key");
        this.owner = owner;
        this.chain = chain;
        putService(new HidingService("KeyStore", "HIDING"));
        putService(new HidingService("Signature", nameOf(owner.kind())));
    }

    /** What a provider is asked for: the usual name, or with GOST the object identifier. */
    private static String nameOf(KeyKind kind) {
        return kind == KeyKind.GOST_2012_256 ? "1.2.643.7.1.1.3.2" : kind.signature();
    }

    int signatures() {
        return signatures.get();
    }

    private final class HidingService extends Service {

        HidingService(String type, String algorithm) {
            super(HidingProvider.this, type, algorithm, "none", List.of(), null);
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return getType().equals("KeyStore") ? new Store() : new Signing();
        }

        @Override
        public boolean supportsParameter(Object parameter) {
            return parameter instanceof HiddenKey;
        }
    }

    private static final class HiddenKey implements PrivateKey {

        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "Hidden";
        }

        @Override
        @SuppressWarnings("NullAway")
        public String getFormat() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public byte[] getEncoded() {
            return null;
        }
    }

    private final class Signing extends SignatureSpi {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        protected void engineInitSign(PrivateKey key) {
            if (!(key instanceof HiddenKey)) {
                throw new IllegalArgumentException("Not my key.");
            }
            content.reset();
        }

        @Override
        protected void engineUpdate(byte octet) {
            content.write(octet);
        }

        @Override
        protected void engineUpdate(byte[] octets, int offset, int length) {
            content.write(octets, offset, length);
        }

        @Override
        protected byte[] engineSign() {
            signatures.incrementAndGet();
            ContentSigner signer = owner.contentSigner(owner.kind().signature());
            try (OutputStream stream = signer.getOutputStream()) {
                stream.write(content.toByteArray());
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
            return signer.getSignature();
        }

        @Override
        protected void engineInitVerify(PublicKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Store extends KeyStoreSpi {

        private static final String ALIAS = "token";

        @Override
        public @Nullable Key engineGetKey(String alias, char @Nullable [] password) {
            return alias.equals(ALIAS) ? new HiddenKey() : null;
        }

        @Override
        public Certificate[] engineGetCertificateChain(String alias) {
            return chain.toArray(new Certificate[0]);
        }

        @Override
        public Certificate engineGetCertificate(String alias) {
            return chain.get(0);
        }

        @Override
        public Enumeration<String> engineAliases() {
            return Collections.enumeration(List.of(ALIAS));
        }

        @Override
        public boolean engineContainsAlias(String alias) {
            return alias.equals(ALIAS);
        }

        @Override
        public int engineSize() {
            return 1;
        }

        @Override
        public boolean engineIsKeyEntry(String alias) {
            return alias.equals(ALIAS);
        }

        @Override
        public boolean engineIsCertificateEntry(String alias) {
            return false;
        }

        @Override
        public @Nullable String engineGetCertificateAlias(Certificate certificate) {
            return null;
        }

        @Override
        public @Nullable Date engineGetCreationDate(String alias) {
            return null;
        }

        @Override
        public void engineLoad(@Nullable InputStream stream, char @Nullable [] password) {}

        @Override
        public void engineStore(OutputStream stream, char[] password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] certificates) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetKeyEntry(String alias, byte[] key, Certificate[] certificates) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetCertificateEntry(String alias, Certificate certificate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineDeleteEntry(String alias) {
            throw new UnsupportedOperationException();
        }
    }
}
