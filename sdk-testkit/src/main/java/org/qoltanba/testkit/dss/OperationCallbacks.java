package org.qoltanba.testkit.dss;

import java.net.URI;
import org.qoltanba.api.spi.SdkClock;

/** The Sign Service calls whoever asked for work in the background, when it is over (contract section 12.4). */
final class OperationCallbacks implements Operations.BackgroundCalls {

    private final TransactionBook book;
    private final SdkClock clock;
    private final DssOperationSwitches switches;
    private final Callbacks callbacks;

    OperationCallbacks(TransactionBook book, SdkClock clock, DssOperationSwitches switches, Callbacks callbacks) {
        this.book = book;
        this.clock = clock;
        this.switches = switches;
        this.callbacks = callbacks;
    }

    @Override
    public void over(Operation operation) {
        URI address = operation.order().callback();
        if (address != null) {
            OperationWire told = book.locked(() -> OperationWire.of(operation, clock.now(), switches));
            callbacks.send(address, DssJson.write(told), DssJson.write(told.opposite()));
        }
    }
}
