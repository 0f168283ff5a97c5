package org.qoltanba.client.sigex;

import java.net.URI;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.testkit.clock.VirtualClock;

/** Registers many small documents in a process of its own and says a line for each: to be killed in the middle. */
final class BulkProgram {

    private BulkProgram() {}

    /** Address of the service, key file, password, journal, number of documents. */
    public static void main(String[] arguments) throws InterruptedException {
        SigningKey key = SigningKey.fromPkcs12(Path.of(arguments[1]), Secret.of(arguments[2]));
        int count = Integer.parseInt(arguments[4]);
        Iterable<DocumentSource> documents = () -> IntStream.range(0, count)
                .mapToObj(i -> DocumentSource.text("order " + i + ".txt", "Order number " + i))
                .iterator();
        try (Qoltanba qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(URI.create(arguments[0])))
                .build()) {
            BulkProgress end = qoltanba.sigex()
                    .registerAll(documents, Path.of(arguments[3]))
                    // The world's certificates are of the world's time
                    .signedBy(key.cadesSigner().clock(new VirtualClock()))
                    .onResult(result -> System.out.println(result.outcome()))
                    .begin()
                    .await();
            System.out.println("complete: " + end.isComplete() + ", registered " + end.registered() + ", before "
                    + end.registeredBefore());
        }
    }
}
