package org.qoltanba.client.waiting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which operations want to hear of which news. Safe to share between threads. */
final class Signals {

    private final Map<String, Set<WaitingOperation<?>>> listening = new ConcurrentHashMap<>();

    void add(List<String> names, WaitingOperation<?> operation) {
        for (String name : names) {
            listening.compute(name, (known, those) -> {
                Set<WaitingOperation<?>> all = those == null ? ConcurrentHashMap.newKeySet() : those;
                all.add(operation);
                return all;
            });
        }
    }

    void remove(WaitingOperation<?> operation) {
        for (String name : operation.signals()) {
            listening.computeIfPresent(name, (known, those) -> {
                those.remove(operation);
                return those.isEmpty() ? null : those;
            });
        }
    }

    List<WaitingOperation<?>> of(String name) {
        Set<WaitingOperation<?>> those = listening.get(name);
        return those == null ? List.of() : List.copyOf(those);
    }

    /** How many names somebody listens to. */
    int size() {
        return listening.size();
    }
}
