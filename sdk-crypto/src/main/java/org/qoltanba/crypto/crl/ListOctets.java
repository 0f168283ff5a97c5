package org.qoltanba.crypto.crl;

import java.io.IOException;
import java.io.InputStream;
import org.qoltanba.api.document.Bytes;

/** Where the octets of a list are. They are the same each time, or reading fails. Safe to share between threads. */
public interface ListOctets {

    /**
     * Begins to read. Whoever reads to the end knows that the octets are the same as ever.
     *
     * @return a new stream
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;

    /**
     * Reads all into memory.
     *
     * @return the octets
     * @throws IOException if they cannot be read, or are not the same any more
     */
    Bytes load() throws IOException;

    /**
     * How many there are.
     *
     * @return the number of octets
     */
    long size();

    /**
     * Octets in memory.
     *
     * @param octets the octets
     * @return their source
     */
    static ListOctets of(Bytes octets) {
        return new ListOctets() {
            @Override
            public InputStream open() {
                return octets.asInputStream();
            }

            @Override
            public Bytes load() {
                return octets;
            }

            @Override
            public long size() {
                return octets.size();
            }
        };
    }
}
