package org.qoltanba.client.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.qoltanba.api.error.OperationStoreException;

/**
 * Runs work in transactions of its own, at READ COMMITTED. Work that was in the way of other work is done again; a
 * connection goes back as it came.
 */
final class Transactions {

    /** Serialization failure and deadlock (SQL:2016 class 40), lock not available, lock timeout of H2. */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "55P03", "HYT00");

    /** A row of this key is there already (SQL:2016 class 23). */
    private static final String DUPLICATE = "23505";

    private static final int MOST = 5;

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource source;

    Transactions(DataSource source) {
        this.source = source;
    }

    static boolean isDuplicate(SQLException failure) {
        return DUPLICATE.equals(failure.getSQLState());
    }

    <T> T run(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                return once(connection, work);
            } catch (CommitFailure unknown) {
                throw failed(what, true, unknown.failure);
            } catch (SQLException failure) {
                if (attempt == MOST || !IN_THE_WAY.contains(String.valueOf(failure.getSQLState()))) {
                    throw failed(what, false, failure);
                }
            }
        }
    }

    private static OperationStoreException failed(String what, boolean mayHaveHappened, Throwable cause) {
        return new OperationStoreException(
                "The database of operations could not be used for " + what + ". Check that it runs and that the data"
                        + " source fits it; then do it again.",
                mayHaveHappened,
                cause);
    }

    private static <T> T once(Connection connection, Work<T> work) throws SQLException, CommitFailure {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.on(connection);
            commit(connection);
        } catch (SQLException | RuntimeException | CommitFailure failure) {
            giveUp(connection, failure);
            throw failure;
        }
        connection.setAutoCommit(autoCommit);
        connection.setTransactionIsolation(isolation);
        return result;
    }

    private static void commit(Connection connection) throws SQLException, CommitFailure {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (IN_THE_WAY.contains(String.valueOf(failure.getSQLState()))) {
                throw failure;
            }
            throw new CommitFailure(failure);
        }
    }

    private static void giveUp(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }

    /** Nobody knows whether the database has committed. */
    private static final class CommitFailure extends Exception {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        CommitFailure(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
