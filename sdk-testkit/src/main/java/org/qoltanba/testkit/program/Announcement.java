package org.qoltanba.testkit.program;

import java.io.PrintWriter;
import org.qoltanba.testkit.text.Texts;

/** What the program says once it is up: where everything is. */
final class Announcement {

    private Announcement() {}

    static void print(PrintWriter out, Texts texts, RunningWorld running) {
        line(out, texts, "sigex", running.world.sigex().uri());
        line(out, texts, "sigexTls", running.world.sigex().secureUri());
        line(out, texts, "sigexSystems", running.world.sigex().systemUri());
        line(
                out,
                texts,
                "dss",
                running.world.dss().uri() + "/STS, " + running.world.dss().uri() + "/SignServer");
        line(out, texts, "console", running.console.uri());
        line(out, texts, "tlsRoot", running.keys.tlsRoot());
        line(out, texts, "keys", running.keys.path() + texts.get("password", KeyFolder.PASSWORD));
        line(
                out,
                texts,
                "clock",
                running.world.clock().now() + ", "
                        + (running.clock.isPaused()
                                ? texts.get("paused")
                                : texts.get("running", Double.toString(running.clock.speed()))));
        line(out, texts, "people", String.join(", ", running.scene.people().keySet()));
        line(out, texts, "users", String.join(", ", running.scene.users()));
        line(out, texts, "seedUsed", Long.toString(running.world.seed()));
        out.println("READY " + running.world.uri() + " console " + running.console.uri());
        out.flush();
    }

    private static void line(PrintWriter out, Texts texts, String name, Object value) {
        out.println(texts.get(name) + ": " + value);
    }
}
