package org.qoltanba.client.dss;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.qoltanba.api.dss.DssSignIn;

/**
 * One user, and so one access token, for each credential: for as long as somebody holds the user.
 *
 * <p>Safe to share between threads.
 */
final class KnownUsers {

    private static final class Entry extends WeakReference<DssUser> {

        private final DssSignIn how;

        Entry(DssSignIn how, DssUser user, ReferenceQueue<DssUser> forgotten) {
            super(user, forgotten);
            this.how = how;
        }
    }

    private final Map<DssSignIn, Entry> users = new ConcurrentHashMap<>();
    private final ReferenceQueue<DssUser> forgotten = new ReferenceQueue<>();

    /** The user somebody holds already, or a new one. */
    DssUser get(DssSignIn how, Supplier<DssUser> making) {
        forget();
        Entry known = users.get(how);
        DssUser there = known == null ? null : known.get();
        if (there != null) {
            return there;
        }
        DssUser made = making.get();
        Entry mine = new Entry(how, made, forgotten);
        Entry kept = users.merge(how, mine, (old, fresh) -> old.get() == null ? fresh : old);
        DssUser user = kept.get();
        return user == null ? made : user;
    }

    private void forget() {
        for (Reference<? extends DssUser> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
            if (gone instanceof Entry entry) {
                users.remove(entry.how, entry);
            }
        }
    }
}
