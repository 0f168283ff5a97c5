package org.qoltanba.testkit.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.FaultKind;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.fault.Faults;

/** The faults of all services, and those that were switched off but are kept. Safe to share between threads. */
final class FaultBoard {

    private static final String OFF = "off";
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final FakeServices world;
    private final List<String> off = new ArrayList<>();
    private final ArrayNode kinds = described();

    FaultBoard(FakeServices world) {
        this.world = world;
    }

    /** All there could be: how each is called, where it is set, what it has to be told, what it does in both languages. */
    ArrayNode kinds() {
        return kinds;
    }

    private static ArrayNode described() {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (FaultKind kind : FaultKind.values()) {
            shown.addObject()
                    .put("word", kind.word())
                    .put("place", kind.place().name())
                    .put("detail", kind.detail().name())
                    .put("example", kind.example())
                    .put("standing", kind.isStanding())
                    .put("en", kind.caption(Locale.ENGLISH))
                    .put("ru", kind.caption(RUSSIAN));
        }
        return shown;
    }

    /** Lists them: where one stands, what it does, how often it has struck, whether it is on. */
    synchronized void describe(ArrayNode shown) {
        describe("sigex", shown);
        describe("dss", shown);
        for (int i = 0; i < off.size(); i++) {
            shown.addObject()
                    .put("service", OFF)
                    .put("index", i)
                    .put("text", off.get(i))
                    .put("struck", 0)
                    .put("on", false);
        }
    }

    private void describe(String service, ArrayNode shown) {
        List<FaultRule> rules = faults(service).rules();
        for (int i = 0; i < rules.size(); i++) {
            FaultRule rule = rules.get(i);
            shown.addObject()
                    .put("service", service)
                    .put("index", i)
                    .put("text", rule.toString())
                    .put("struck", rule.struck())
                    .put("on", true);
        }
    }

    /**
     * Sets a fault at the service whose route it names.
     *
     * @throws IllegalArgumentException if it is no fault
     */
    synchronized void set(String text) {
        world.fault(text);
    }

    /** Switches a fault on again; it begins anew. */
    synchronized void on(String service, int index) {
        if (!service.equals(OFF) || index >= off.size()) {
            throw Refused.missing("such fault that is off");
        }
        set(off.remove(index));
    }

    /** Keeps a fault from striking. */
    synchronized void off(String service, int index) {
        if (service.equals(OFF)) {
            throw Refused.missing("such fault that is on");
        }
        off.add(rule(service, index).toString());
        remove(service, index);
    }

    synchronized void remove(String service, int index) {
        if (service.equals(OFF) && index < off.size()) {
            off.remove(index);
            return;
        }
        faults(service).remove(rule(service, index));
    }

    synchronized void clear() {
        world.sigex().faults().clear();
        world.dss().faults().clear();
        off.clear();
    }

    private FaultRule rule(String service, int index) {
        List<FaultRule> rules = faults(service).rules();
        if (index >= rules.size()) {
            throw Refused.missing("such fault");
        }
        return rules.get(index);
    }

    private Faults faults(String service) {
        return switch (service) {
            case "sigex" -> world.sigex().faults();
            case "dss" -> world.dss().faults();
            default -> throw Refused.missing("service of this name");
        };
    }
}
