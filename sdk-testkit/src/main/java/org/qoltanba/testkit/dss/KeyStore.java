package org.qoltanba.testkit.dss;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys without a certificate (contract section 12.6): made, and described by parameters. What the real service makes of
 * them is not published; here a key is its parameters. Each user sees the own ones. Safe to share between threads.
 */
final class KeyStore {

    /** GOST R 34.10-2012 with 256 and 512 bits, and the parameter sets of each (RFC 9215). */
    private static final Map<String, Set<String>> ALGORITHMS = Map.of(
            "1.2.643.7.1.1.1.1",
            Set.of("1.2.643.2.2.35.1", "1.2.643.7.1.2.1.1.1"),
            "1.2.643.7.1.1.1.2",
            Set.of("1.2.643.7.1.2.1.2.1", "1.2.643.7.1.2.1.2.2"));

    private final Randomness randomness;
    private final DssPolicy policy;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();

    KeyStore(Randomness randomness, DssPolicy policy) {
        this.randomness = randomness;
        this.policy = policy;
    }

    private record Key(DssUser owner, Map<String, String> parameters) {}

    /** Makes a key and gives its identifier. */
    String generate(DssUser user, @Nullable String algorithm, @Nullable String parameterSet, @Nullable String pin) {
        Set<String> sets = algorithm == null ? null : ALGORITHMS.get(algorithm);
        if (sets == null) {
            throw DssRefusal.of("algid_is_not_supported", "Алгоритм ключа не поддерживается");
        }
        if (parameterSet != null && !sets.contains(parameterSet)) {
            throw DssRefusal.of("param_set_is_not_supported", "Набор параметров ключа не поддерживается");
        }
        if (!policy.pinCodeMode().allows(pin)) {
            throw Refusals.invalidPin();
        }
        String id = randomness.guid();
        keys.put(id, new Key(user, new ConcurrentHashMap<>()));
        return id;
    }

    /** Gives a parameter a value. */
    void set(DssUser user, String id, @Nullable String name, @Nullable String value) {
        Key key = require(user, id);
        String parameter = required(name);
        if (value == null) {
            throw DssRefusal.of("value_is_null", "Значение параметра не указано");
        }
        key.parameters().put(parameter, value);
    }

    /** The value of a parameter. */
    String get(DssUser user, String id, @Nullable String name) {
        Key key = require(user, id);
        String value = key.parameters().get(required(name));
        if (value == null) {
            throw DssRefusal.of("value_is_null", "Параметр не имеет значения");
        }
        return value;
    }

    private static String required(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw DssRefusal.of("param_is_null", "Параметр не указан");
        }
        return name;
    }

    private Key require(DssUser user, String id) {
        Key key = keys.get(id);
        if (key == null || key.owner() != user) {
            throw DssRefusal.of("key_not_found", "Ключ не найден");
        }
        return key;
    }
}
