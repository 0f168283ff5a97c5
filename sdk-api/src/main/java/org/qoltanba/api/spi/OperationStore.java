package org.qoltanba.api.spi;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.operation.OperationState;

/**
 * Keeps pending operations, so that they survive the process that began them, and sees to it that of several processes
 * (nodes) one at a time watches each of them.
 *
 * <p><b>Leases.</b> A node joins under a name of its own and renews its lease. All operations that it has recorded or
 * taken are leased with it: while the lease runs, nobody else gets them. A node whose lease has run out is dead for
 * good, from the moment somebody else finds it so: its operations can be taken by others, renewing fails, and it goes on
 * under another name only.
 *
 * <p><b>Time</b> of leases is the store's: one clock for all nodes, because those of nodes differ.
 *
 * <p><b>Outcomes</b> are delivered at least once and recorded once. {@link #deliver} is called before the application is
 * told and {@link #end} after it has been told. If the node dies in between, the node that takes the operation over
 * learns from {@code deliver} that there was a delivery before.
 *
 * <p>Every method is atomic, has its effect on the disk (where there is one) before it returns, and may be called by many
 * threads and nodes at a time. Methods block. A store that cannot be reached throws an {@link OperationStoreException};
 * nothing is changed then unless the exception says otherwise. The abstract test {@code OperationStoreContract} of the
 * testkit holds every implementation to this.
 *
 * @since 0.1.0
 */
public interface OperationStore extends AutoCloseable {

    /**
     * A node begins.
     *
     * @param node its name, never used before; at most 64 characters
     * @param lease how long it lives unless it renews; more than zero
     * @throws IllegalArgumentException if there was a node of this name
     * @throws OperationStoreException if the store cannot be reached
     */
    void join(String node, Duration lease);

    /**
     * A node goes on. Repeating it is harmless.
     *
     * @param node its name
     * @param lease how long it lives from now unless it renews again; more than zero
     * @return false if the node is unknown, has left or was found dead: it must stop watching what it holds
     * @throws OperationStoreException if the store cannot be reached
     */
    boolean renew(String node, Duration lease);

    /**
     * A node ends: what it holds can be taken at once. Repeating it is harmless, and so is a name nobody knows.
     *
     * @param node its name
     * @throws OperationStoreException if the store cannot be reached
     */
    void leave(String node);

    /**
     * Records an operation, leased with a node. If the node is dead or unknown, others can take it at once. Repeating it
     * is harmless.
     *
     * @param operation the operation
     * @param node who watches it
     * @return false if it was recorded before and the node does not hold it, because another does or it has ended
     * @throws OperationStoreException if the store cannot be reached
     */
    boolean add(StoredOperation operation, String node);

    /**
     * Records what has changed of an operation on its way: its resume token, its signals and its deadline. What a dead
     * node held it holds for this purpose until somebody takes it. Repeating it is harmless.
     *
     * @param operation the operation as it is now, under the same {@linkplain StoredOperation#key() key}
     * @param node who watches it
     * @return false if the node does not hold it, or it has ended: nothing was changed then
     * @throws OperationStoreException if the store cannot be reached
     */
    boolean update(StoredOperation operation, String node);

    /**
     * Leases operations that have not ended and that no living node holds. Nodes whose lease has run out are found dead
     * here. Two nodes that take at the same time never get the same one, and do not wait for each other.
     *
     * @param desk whose operations
     * @param node who will watch them
     * @param most how many at most; at least 1
     * @return what the node holds from now on, those recorded first first; empty if there is nothing to take
     * @throws OperationStoreException if the store cannot be reached
     */
    List<StoredOperation> take(String desk, String node, int most);

    /**
     * Asks leave to tell the application how an operation ended. If the node holds the operation and it has not ended,
     * the delivery is counted and the outcome recorded, unless one was recorded before. What a dead node held it holds
     * for this purpose until somebody takes it: an outcome at hand is better than a new attempt to get it.
     *
     * @param operation the operation
     * @param node who will tell
     * @param outcome {@code COMPLETED}, {@code FAILED} or {@code CANCELLED}
     * @return whether to tell, and whether somebody may have told before
     * @throws IllegalArgumentException if it is no outcome
     * @throws OperationStoreException if the store cannot be reached
     */
    Delivery deliver(StoredOperation operation, String node, OperationState outcome);

    /**
     * The application has been told: the operation has ended, and nobody gets it any more. Repeating it is harmless.
     *
     * @param operation the operation
     * @param node who has told
     * @return true if it has ended; false if the node does not hold it
     * @throws OperationStoreException if the store cannot be reached
     */
    boolean end(StoredOperation operation, String node);

    /**
     * Passes news on to whoever holds the operations it concerns. A signal that no operation waits for leaves nothing
     * behind, so that strangers cannot fill the store.
     *
     * @param signal the name of the news
     * @throws OperationStoreException if the store cannot be reached
     */
    void tell(String signal);

    /**
     * Takes the news that has come since the last call for what a node holds, in one query.
     *
     * @param node who asks
     * @return the {@linkplain StoredOperation#key() keys} of the operations concerned; news that came for an operation
     *     before it changed hands may be among it
     * @throws OperationStoreException if the store cannot be reached
     */
    Set<String> news(String node);

    /**
     * Forgets operations that ended long ago, and dead nodes that hold nothing.
     *
     * @param age how long ago, by the store's clock; not negative
     * @return how many operations were forgotten
     * @throws OperationStoreException if the store cannot be reached
     */
    int forget(Duration age);

    /** Closes what the store itself has opened. Nodes should have left before. Closing twice is harmless. */
    @Override
    void close();
}
