package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Operations that are configured at the Identity Centre, by name (contract section 7.1). Safe to share between threads. */
final class Templates {

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** Configures an operation. */
    void add(String name, String text) {
        texts.put(name, text);
    }

    /**
     * What a user is to confirm: the text, with each parameter in the place of its name in braces, and what the documents are
     * called.
     */
    Order order(ConfirmationRequest.Template template, List<String> documents) {
        String text = texts.get(template.name());
        if (text == null) {
            throw Refusals.invalidRequest("Шаблон операции не зарегистрирован");
        }
        for (Map.Entry<String, String> parameter : template.parameters().entrySet()) {
            text = text.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return new TemplateOrder(documents.isEmpty() ? text : text + ": " + String.join(", ", documents));
    }

    /**
     * An operation of the Identity Centre's own.
     *
     * @param description what the user reads
     */
    private record TemplateOrder(String description) implements Order {

        @Override
        public String title() {
            return "Подтверждение операции";
        }

        @Override
        public String label() {
            return description;
        }
    }
}
