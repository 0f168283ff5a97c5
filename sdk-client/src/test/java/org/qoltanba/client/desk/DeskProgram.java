package org.qoltanba.client.desk;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.store.FileOperationStore;
import org.qoltanba.client.store.JdbcOperationStore;
import org.qoltanba.client.store.OperationDesk;
import org.qoltanba.client.store.OperationOutcome;

/**
 * A process with a desk, to be killed. It says a line for everything that happens, and does what it reads: {@code begin
 * from count round} begins operations of the users of these numbers. References are {@code user/round}.
 */
final class DeskProgram {

    private static final int AT_A_TIME = 8;

    private final Qoltanba qoltanba;
    private final Map<String, DssSession> sessions = new ConcurrentHashMap<>();
    private final OperationDesk<Signature> desk;

    private DeskProgram(URI dss, OperationStore store, Duration lease) {
        qoltanba = Qoltanba.builder()
                .dss(DssEndpoint.of(dss).oauthClient("erp", Secret.of("erp-secret")))
                .operationStore(store)
                .pollInterval(Duration.ofSeconds(2), Duration.ofSeconds(4))
                .pollsPerSecond(400)
                .maxCallsInFlight(16)
                .build();
        desk = qoltanba.<Signature>desk("killed")
                .resumedBy(stored -> {
                    say("took " + stored.reference());
                    return session(stored.reference())
                            .resume(stored.resumeToken().orElseThrow(), document(stored.reference()));
                })
                .deliveredTo(DeskProgram::told)
                .lease(lease)
                .start();
    }

    /** Where the DSS is, what kind of store and where, milliseconds of the lease. */
    public static void main(String[] arguments) throws Exception {
        try (OperationStore store = store(arguments[1], arguments[2])) {
            DeskProgram program =
                    new DeskProgram(URI.create(arguments[0]), store, Duration.ofMillis(Long.parseLong(arguments[3])));
            say("ready");
            program.obey();
            program.qoltanba.close();
        }
    }

    private static OperationStore store(String kind, String where) {
        return switch (kind) {
            case "file" -> FileOperationStore.open(Path.of(where));
            case "h2" -> JdbcOperationStore.open(JdbcConnectionPool.create(where, "", ""));
            default -> JdbcOperationStore.open(postgres(where));
        };
    }

    /** H2's pool takes any driver. */
    private static DataSource postgres(String url) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(url);
        return JdbcConnectionPool.create(source);
    }

    private void obey() throws Exception {
        BufferedReader said = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            String[] words = line.split(" ", -1);
            begin(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
            say("begun");
        }
    }

    private void begin(int from, int count, String round) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            Future<?>[] all = new Future<?>[count];
            for (int i = 0; i < count; i++) {
                String reference = "u" + (from + i) + "/" + round;
                all[i] = threads.submit(() ->
                        desk.watch(session(reference).sign(document(reference)).begin(), reference));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private DssSession session(String reference) {
        String user = reference.substring(0, reference.indexOf('/'));
        return sessions.computeIfAbsent(user, login -> qoltanba.dss().signIn(login, Secret.empty()));
    }

    private static DocumentSource document(String reference) {
        return DocumentSource.text(reference + ".txt", "We agree, says " + reference + ".");
    }

    private static void told(OperationOutcome<Signature> outcome) {
        say("told " + outcome.reference() + " " + (outcome.mayHaveBeenDelivered() ? "maybe" : "new") + " "
                + outcome.failure()
                        .map(failure -> failure.getClass().getSimpleName())
                        .orElse("result"));
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
