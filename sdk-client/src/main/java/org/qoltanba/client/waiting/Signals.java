package org.qoltanba.client.waiting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which operations want to hear of which news. Safe to share between threads. */
final class Signals {

    private final Map<String, Set<WaitingOperation<?>>> listening = new ConcurrentHashMap<>();

    /** Has it hear of what it wants to hear of at this moment, and of nothing else; of nothing once it has ended. */
    void heed(WaitingOperation<?> operation) {
        operation.hear((before, now) -> {
            now.stream().filter(name -> !before.contains(name)).forEach(name -> add(name, operation));
            before.stream().filter(name -> !now.contains(name)).forEach(name -> remove(name, operation));
        });
    }

    private void add(String name, WaitingOperation<?> operation) {
        listening.compute(name, (known, those) -> {
            Set<WaitingOperation<?>> all = those == null ? ConcurrentHashMap.newKeySet() : those;
            all.add(operation);
            return all;
        });
    }

    private void remove(String name, WaitingOperation<?> operation) {
        listening.computeIfPresent(name, (known, those) -> {
            those.remove(operation);
            return those.isEmpty() ? null : those;
        });
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
