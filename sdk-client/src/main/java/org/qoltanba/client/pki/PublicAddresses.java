package org.qoltanba.client.pki;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the Internet from those inside networks. A certificate of a stranger must not make us knock at doors
 * that only we can reach.
 *
 * <p>Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190).
 */
final class PublicAddresses {

    /** A range of addresses: its first octets, and how many bits of them count. */
    private static final class Range {

        private final byte[] prefix;
        private final int bits;

        private Range(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Range of(int bits, int... octets) {
            byte[] prefix = new byte[octets.length];
            for (int i = 0; i < octets.length; i++) {
                prefix[i] = (byte) octets[i];
            }
            return new Range(prefix, bits);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit % 8);
                if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> CLOSED_V4 = List.of(
            Range.of(8, 0), // this network
            Range.of(8, 10), // private
            Range.of(10, 100, 64), // shared by the customers of a provider
            Range.of(8, 127), // loopback
            Range.of(16, 169, 254), // link-local; cloud metadata live here
            Range.of(12, 172, 16), // private
            Range.of(24, 192, 0, 0), // protocol assignments
            Range.of(24, 192, 0, 2), // documentation
            Range.of(24, 192, 88, 99), // 6to4 relays
            Range.of(16, 192, 168), // private
            Range.of(15, 198, 18), // benchmarks
            Range.of(24, 198, 51, 100), // documentation
            Range.of(24, 203, 0, 113), // documentation
            Range.of(4, 224), // multicast
            Range.of(4, 240)); // reserved, broadcast

    /** Of IPv6 only this range is given out to the world at all. */
    private static final Range GLOBAL_V6 = Range.of(3, 0x20);

    private static final List<Range> CLOSED_V6 = List.of(
            Range.of(23, 0x20, 0x01, 0x00), // protocol assignments, Teredo
            Range.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            Range.of(20, 0x3f, 0xff, 0x00)); // documentation

    /** Addresses that stand for one of IPv4: 6to4, and NAT64 with its well-known prefix. */
    private static final Range SIX_TO_FOUR = Range.of(16, 0x20, 0x02);

    private static final Range NAT64 = Range.of(96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);

    private PublicAddresses() {}

    /** Whether an address belongs to the Internet at large; false if in doubt. */
    static boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicV4(octets);
        }
        return address instanceof Inet6Address && isPublicV6(octets);
    }

    private static boolean isPublicV6(byte[] octets) {
        if (NAT64.contains(octets)) {
            return isPublicV4(Arrays.copyOfRange(octets, 12, 16));
        }
        if (SIX_TO_FOUR.contains(octets)) {
            return isPublicV4(Arrays.copyOfRange(octets, 2, 6));
        }
        return GLOBAL_V6.contains(octets) && CLOSED_V6.stream().noneMatch(range -> range.contains(octets));
    }

    private static boolean isPublicV4(byte[] octets) {
        return CLOSED_V4.stream().noneMatch(range -> range.contains(octets));
    }
}
