package org.qoltanba.testkit.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.console.ConsoleServer;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.scenario.WorldFile;

/** A world that others use over the network: its services, its clock, its console and its files. */
final class RunningWorld implements AutoCloseable {

    final FakeServices world;
    final Scene scene;
    final ClockDriver clock;
    final ConsoleServer console;
    final KeyFolder keys;

    private RunningWorld(FakeServices world, Scene scene, ClockDriver clock, ConsoleServer console, KeyFolder keys) {
        this.world = world;
        this.scene = scene;
        this.clock = clock;
        this.console = console;
        this.keys = keys;
    }

    /** Starts everything, or nothing: what fails on the way leaves no port behind. */
    static RunningWorld start(
            StartOptions options, WorldFile file, Path keyFolder, Locale language, Consumer<RuntimeException> trouble)
            throws IOException {
        FakeServices world = options.builder().build();
        ClockDriver clock = null;
        try {
            Scene scene = file.arrange(world);
            options.apply(world, scene);
            world.uri();
            world.sigex().secureUri();
            world.sigex().systemUri();
            clock = options.paused() ? ClockDriver.standingStill(world.clock()) : ClockDriver.drive(world.clock());
            clock.speed(options.speed()).onTrouble(trouble);
            KeyFolder keys = KeyFolder.write(keyFolder, world, scene);
            ConsoleServer console = ConsoleServer.start(
                    world, scene, clock, options.host(), options.consolePort(), language, keys.path());
            return new RunningWorld(world, scene, clock, console, keys);
        } catch (RuntimeException | IOException failed) {
            if (clock != null) {
                clock.close();
            }
            world.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        console.close();
        clock.close();
        world.close();
    }
}
