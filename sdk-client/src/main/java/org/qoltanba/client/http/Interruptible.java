package org.qoltanba.client.http;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.function.Supplier;
import okhttp3.Call;

/**
 * Has an interrupt of a thread cancel the call that it is carrying out. A thread that reads from a socket does not notice
 * interrupts; what Java offers to channels is told of them at once, on the thread that interrupts.
 */
final class Interruptible extends AbstractInterruptibleChannel {

    private final Call call;

    private Interruptible(Call call) {
        this.call = call;
    }

    /** Does on the calling thread what carries the call out. */
    static <T> T during(Call call, Supplier<T> exchange) {
        Interruptible interrupts = new Interruptible(call);
        interrupts.begin();
        try {
            return exchange.get();
        } finally {
            interrupts.over();
        }
    }

    private void over() {
        try {
            end(true);
        } catch (ClosedByInterruptException interrupted) {
            Thread.currentThread().interrupt(); // whoever waits looks at the flag
        } catch (AsynchronousCloseException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    protected void implCloseChannel() {
        call.cancel();
    }
}
