package org.qoltanba.client.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.StoredOperation;

/**
 * Keeps operations in a database that several processes share: PostgreSQL, or H2 embedded for a single process that wants
 * a database without a server. Tables whose names begin with {@code qoltanba_} are made and brought up to date when the
 * store is opened, in the schema that connections use.
 *
 * <p>Leases run by the time of the database, the one clock that all nodes share; those of nodes may differ. A node is
 * found dead by marking its row, which its own renewal would have to change too: so either it lives or it is dead, for
 * everybody. Operations are taken with {@code FOR UPDATE SKIP LOCKED}.
 *
 * <p>Safe to share between threads. Each method takes one connection and gives it back; give the data source a pool, and
 * time limits for connecting and reading, for example {@code socketTimeout} of the PostgreSQL driver.
 *
 * @since 0.1.0
 */
public final class JdbcOperationStore implements OperationStore {

    private static final int VERSION_ATTEMPTS = 5;
    private static final String LEASE_END = "CURRENT_TIMESTAMP + CAST(? AS INTEGER) * INTERVAL '0.001' SECOND";

    private final Transactions database;

    private JdbcOperationStore(DataSource source) {
        this.database = new Transactions(source);
    }

    /**
     * Opens the store and makes its tables where they are missing.
     *
     * @param source gives connections; not closed by the store
     * @return the store
     * @throws OperationStoreException if the database cannot be used
     * @throws IllegalStateException if the tables are of a newer SDK
     */
    public static JdbcOperationStore open(DataSource source) {
        JdbcOperationStore store = new JdbcOperationStore(Objects.requireNonNull(source, "source"));
        store.database.run("having commits last", connection -> {
            JdbcSchema.requireCommitsToLast(connection);
            return true;
        });
        store.makeVersionTable();
        store.database.run("making its tables", connection -> {
            JdbcSchema.migrate(connection);
            return true;
        });
        return store;
    }

    /** Databases refuse a table that another node makes at this moment; after that it is there. */
    private void makeVersionTable() {
        for (int attempt = 1; ; attempt++) {
            try {
                database.run("making its version table", connection -> {
                    JdbcSchema.makeVersionTable(connection);
                    return true;
                });
                return;
            } catch (OperationStoreException refused) {
                if (attempt == VERSION_ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }

    @Override
    public void join(String node, Duration lease) {
        LedgerStore.requireName(node);
        long millis = millis(lease);
        boolean joined = database.run("joining", connection -> {
            try {
                return update(
                                connection,
                                "INSERT INTO qoltanba_node (name, lease_until, dead) VALUES (?, " + LEASE_END
                                        + ", FALSE)",
                                node,
                                millis)
                        == 1;
            } catch (SQLException failure) {
                if (Transactions.isDuplicate(failure)) {
                    return false;
                }
                throw failure;
            }
        });
        if (!joined) {
            throw new IllegalArgumentException("There was a node of this name. Join under a new one.");
        }
    }

    @Override
    public boolean renew(String node, Duration lease) {
        Objects.requireNonNull(node, "node");
        long millis = millis(lease);
        return database.run(
                "renewing a lease",
                connection -> update(
                                connection,
                                "UPDATE qoltanba_node SET lease_until = " + LEASE_END + " WHERE name = ? AND NOT dead",
                                millis,
                                node)
                        == 1);
    }

    private static long millis(Duration lease) {
        Instant end = Ledger.after(Instant.EPOCH, lease);
        return Math.max(1, Math.min(end.toEpochMilli(), Integer.MAX_VALUE));
    }

    @Override
    public void leave(String node) {
        Objects.requireNonNull(node, "node");
        database.run(
                "leaving",
                connection -> update(connection, "UPDATE qoltanba_node SET dead = TRUE WHERE name = ?", node));
    }

    @Override
    public boolean add(StoredOperation operation, String node) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        boolean added = database.run("recording an operation", connection -> {
            try {
                insert(connection, operation, node);
                return true;
            } catch (SQLException failure) {
                if (Transactions.isDuplicate(failure)) {
                    connection.rollback();
                    return false;
                }
                throw failure;
            }
        });
        return added
                || database.run(
                        "recording an operation",
                        connection -> !query(
                                        connection,
                                        row -> row.getString(1),
                                        "SELECT op_key FROM qoltanba_operation WHERE op_key = ? AND owner = ?"
                                                + " AND ended_at IS NULL",
                                        operation.key(),
                                        node)
                                .isEmpty());
    }

    private static void insert(Connection connection, StoredOperation operation, String node) throws SQLException {
        Instant expiresAt = operation.expiresAt().orElse(null);
        update(
                connection,
                "INSERT INTO qoltanba_operation (op_key, desk, service, op_id, reference, resume_token, expires_at,"
                        + " owner, news, deliveries, added_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT name FROM qoltanba_node WHERE name = ?), FALSE, 0,"
                        + " CURRENT_TIMESTAMP)",
                operation.key(),
                operation.desk(),
                operation.service(),
                operation.id(),
                operation.reference(),
                operation.resumeToken().map(ResumeToken::toString).orElse(null),
                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
                node);
        insertSignals(connection, operation);
    }

    private static void insertSignals(Connection connection, StoredOperation operation) throws SQLException {
        int position = 0;
        for (String signal : operation.signals()) {
            update(
                    connection,
                    "INSERT INTO qoltanba_signal (op_key, position, name) VALUES (?, ?, ?)",
                    operation.key(),
                    position++,
                    signal);
        }
    }

    @Override
    public boolean update(StoredOperation operation, String node) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        Instant expiresAt = operation.expiresAt().orElse(null);
        return database.run("recording a change of an operation", connection -> {
            boolean held = update(
                            connection,
                            "UPDATE qoltanba_operation SET resume_token = ?, expires_at = ?"
                                    + " WHERE op_key = ? AND owner = ? AND ended_at IS NULL",
                            operation.resumeToken().map(ResumeToken::toString).orElse(null),
                            expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
                            operation.key(),
                            node)
                    == 1;
            if (held) {
                update(connection, "DELETE FROM qoltanba_signal WHERE op_key = ?", operation.key());
                insertSignals(connection, operation);
            }
            return held;
        });
    }

    @Override
    public List<StoredOperation> take(String desk, String node, int most) {
        Objects.requireNonNull(desk, "desk");
        Objects.requireNonNull(node, "node");
        if (most < 1) {
            throw new IllegalArgumentException("At least one operation must be taken, not " + most + ".");
        }
        database.run(
                "finding dead nodes",
                connection -> update(
                        connection,
                        "UPDATE qoltanba_node SET dead = TRUE WHERE lease_until <= CURRENT_TIMESTAMP AND NOT dead"));
        return database.run("taking operations", connection -> {
            List<Row> rows = query(
                    connection,
                    Row::read,
                    "SELECT op_key, service, op_id, reference, resume_token, expires_at FROM qoltanba_operation"
                            + " WHERE ended_at IS NULL AND (owner IS NULL"
                            + " OR owner IN (SELECT name FROM qoltanba_node WHERE dead)) AND desk = ? ORDER BY seq LIMIT "
                            + most + " FOR UPDATE SKIP LOCKED",
                    desk);
            List<StoredOperation> taken = new ArrayList<>();
            for (Row row : rows) {
                update(connection, "UPDATE qoltanba_operation SET owner = ? WHERE op_key = ?", node, row.key);
                taken.add(row.operation(desk, signals(connection, row.key)));
            }
            return List.copyOf(taken);
        });
    }

    /** A row of the table of operations. */
    private record Row(
            String key,
            String service,
            String id,
            String reference,
            @Nullable String token,
            @Nullable OffsetDateTime expiresAt) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, OffsetDateTime.class));
        }

        StoredOperation operation(String desk, List<String> signals) {
            return StoredOperation.of(desk, service, id, reference)
                    .withResumeToken(token == null ? null : ResumeToken.parse(token))
                    .withExpiresAt(expiresAt == null ? null : expiresAt.toInstant())
                    .withSignals(signals);
        }

        @Override
        public String toString() {
            return "Row[" + key + "]";
        }
    }

    private static List<String> signals(Connection connection, String key) throws SQLException {
        return query(
                connection,
                row -> row.getString(1),
                "SELECT name FROM qoltanba_signal WHERE op_key = ? ORDER BY position",
                key);
    }

    @Override
    public Delivery deliver(StoredOperation operation, String node, OperationState outcome) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        Delivery.requireOutcome(outcome);
        return database.run("delivering an outcome", connection -> {
            List<Delivery> found = query(
                    connection,
                    row -> new Delivery(
                            node.equals(row.getString(1)) && row.getObject(2) == null,
                            row.getInt(3),
                            row.getString(4) == null ? null : OperationState.valueOf(row.getString(4))),
                    "SELECT owner, ended_at, deliveries, outcome FROM qoltanba_operation WHERE op_key = ? FOR UPDATE",
                    operation.key());
            Delivery before = found.isEmpty() ? Delivery.UNKNOWN : found.get(0);
            if (!before.granted()) {
                return before;
            }
            OperationState first = before.recorded().orElse(outcome);
            update(
                    connection,
                    "UPDATE qoltanba_operation SET deliveries = deliveries + 1, outcome = ? WHERE op_key = ?",
                    first.name(),
                    operation.key());
            return new Delivery(true, before.earlier(), first);
        });
    }

    @Override
    public boolean end(StoredOperation operation, String node) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        return database.run(
                "ending an operation",
                connection -> update(
                                        connection,
                                        "UPDATE qoltanba_operation SET ended_at = CURRENT_TIMESTAMP, owner = NULL"
                                                + " WHERE op_key = ? AND owner = ? AND ended_at IS NULL",
                                        operation.key(),
                                        node)
                                == 1
                        || !query(
                                        connection,
                                        row -> row.getString(1),
                                        "SELECT op_key FROM qoltanba_operation WHERE op_key = ?"
                                                + " AND ended_at IS NOT NULL",
                                        operation.key())
                                .isEmpty());
    }

    @Override
    public void tell(String signal) {
        Objects.requireNonNull(signal, "signal");
        database.run(
                "passing news on",
                connection -> update(
                        connection,
                        "UPDATE qoltanba_operation SET news = TRUE WHERE op_key IN"
                                + " (SELECT op_key FROM qoltanba_signal WHERE name = ?) AND ended_at IS NULL"
                                + " AND NOT news",
                        signal));
    }

    @Override
    public Set<String> news(String node) {
        Objects.requireNonNull(node, "node");
        return database.run("looking for news", connection -> {
            Set<String> keys = new HashSet<>(query(
                    connection,
                    row -> row.getString(1),
                    "SELECT op_key FROM qoltanba_operation WHERE owner = ? AND news AND ended_at IS NULL",
                    node));
            for (String key : keys) {
                update(connection, "UPDATE qoltanba_operation SET news = FALSE WHERE op_key = ?", key);
            }
            return keys;
        });
    }

    @Override
    public int forget(Duration age) {
        Objects.requireNonNull(age, "age");
        if (age.isNegative()) {
            throw new IllegalArgumentException("Operations that will end cannot be forgotten; the age is " + age + ".");
        }
        long seconds = Math.min(age.toSeconds(), Integer.MAX_VALUE);
        return database.run("forgetting what has ended", connection -> {
            int forgotten = update(
                    connection,
                    "DELETE FROM qoltanba_operation WHERE ended_at <= CURRENT_TIMESTAMP - CAST(? AS INTEGER)"
                            + " * INTERVAL '1' SECOND",
                    seconds);
            update(
                    connection,
                    "DELETE FROM qoltanba_node WHERE dead AND name NOT IN"
                            + " (SELECT owner FROM qoltanba_operation WHERE owner IS NOT NULL)");
            return forgotten;
        });
    }

    /** Reads a row. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(Connection connection, Reading<T> reading, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The data source is the application's; nothing is closed. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "JdbcOperationStore";
    }
}
