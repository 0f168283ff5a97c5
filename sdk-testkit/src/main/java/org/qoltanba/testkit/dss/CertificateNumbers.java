package org.qoltanba.testkit.dss;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The numbers of certificates, each given once in a service. Safe to share between threads. */
final class CertificateNumbers {

    private final AtomicInteger last = new AtomicInteger();
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

    /** Takes the next number that is free. */
    int takeNext() {
        int number = last.incrementAndGet();
        while (!taken.add(number)) {
            number = last.incrementAndGet();
        }
        return number;
    }

    /** Takes a number. */
    void take(int number) {
        if (number < 1 || !taken.add(number)) {
            throw new IllegalArgumentException(
                    "Certificate numbers are more than zero and unique in a service; " + number + " is not free.");
        }
    }
}
