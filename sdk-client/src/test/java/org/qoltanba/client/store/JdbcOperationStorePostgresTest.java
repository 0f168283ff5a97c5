package org.qoltanba.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.testkit.store.OperationStoreContract;

/** The store in a database that several processes share. Run by the profile {@code postgresql}. */
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcOperationStorePostgresTest extends OperationStoreContract {

    private final PostgresServer server;
    private final DataSource database;
    private JdbcOperationStore store;

    JdbcOperationStorePostgresTest() throws IOException, InterruptedException {
        server = PostgresServer.start();
        database = server.dataSource();
        store = JdbcOperationStore.open(database);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() {
        execute("DROP TABLE IF EXISTS qoltanba_signal, qoltanba_operation, qoltanba_node, qoltanba_schema");
        store = JdbcOperationStore.open(database);
    }

    @Override
    protected OperationStore store() {
        return store;
    }

    /** Moves what is written down instead of the time of the database. */
    @Override
    protected void pass(Duration time) {
        String back = " - INTERVAL '" + time.toSeconds() + "' SECOND";
        execute("UPDATE qoltanba_node SET lease_until = lease_until" + back);
        execute("UPDATE qoltanba_operation SET ended_at = ended_at" + back);
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void nodesThatBeginTogetherMakeTheTablesOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                empty();
                execute("DROP TABLE qoltanba_signal, qoltanba_operation, qoltanba_node, qoltanba_schema");
                List<Future<JdbcOperationStore>> opening = new ArrayList<>();
                Callable<JdbcOperationStore> open = () -> JdbcOperationStore.open(database);
                for (int i = 0; i < 8; i++) {
                    opening.add(threads.submit(open));
                }
                for (Future<JdbcOperationStore> each : opening) {
                    assertThat(each.get()).isNotNull();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
