package org.qoltanba.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.StoredOperation;
import org.qoltanba.testkit.store.OperationStoreContract;

/** The store in a database of its own process. */
class JdbcOperationStoreH2Test extends OperationStoreContract {

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final JdbcOperationStore store = JdbcOperationStore.open(database);

    @AfterEach
    void drop() throws SQLException {
        execute("SHUTDOWN");
        database.dispose();
    }

    @Override
    protected OperationStore store() {
        return store;
    }

    /** Moves what is written down instead of the time of the database. */
    @Override
    protected void pass(Duration time) {
        String back = " - INTERVAL '" + time.toSeconds() + "' SECOND(6)";
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
    void openingAgainKeepsWhatThereIs() {
        store.add(StoredOperation.of("desk", "Fake", "1", "17"), "nobody");

        JdbcOperationStore again = JdbcOperationStore.open(database);

        again.join("heir", Duration.ofMinutes(1));
        assertThat(again.take("desk", "heir", 10)).hasSize(1);
    }

    @Test
    void tablesOfANewerSdkAreLeftAlone() {
        execute("UPDATE qoltanba_schema SET version = 99");

        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcOperationStore.open(database))
                .withMessageContaining("version 99")
                .withMessageContaining("Use an SDK that is at least as new");
    }

    @Test
    void aDatabaseThatIsAwayIsSaidToBe() {
        execute("DROP TABLE qoltanba_signal");

        assertThatExceptionOfType(OperationStoreException.class)
                .isThrownBy(() -> store.tell("news"))
                .withMessageContaining("Check that it runs")
                .satisfies(failure -> {
                    assertThat(failure.mayHaveHappened()).isFalse();
                    assertThat(failure.retryable()).isTrue();
                });
        execute("CREATE TABLE qoltanba_signal (op_key VARCHAR(32), position INTEGER, name VARCHAR(512))");
    }
}
