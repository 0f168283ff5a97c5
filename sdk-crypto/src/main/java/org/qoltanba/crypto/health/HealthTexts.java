package org.qoltanba.crypto.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.qoltanba.crypto.report.ReportLanguage;

/** What a table of certificates says, in one language. Immutable after reading; safe to share between threads. */
final class HealthTexts {

    private final ReportLanguage language;
    private final Properties texts = new Properties();

    private HealthTexts(ReportLanguage language) {
        this.language = language;
        String name = "texts_" + language.code() + ".properties";
        try (InputStream in = Objects.requireNonNull(HealthTexts.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static HealthTexts in(ReportLanguage language) {
        return new HealthTexts(language);
    }

    String get(String key, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = String.valueOf(values[i]);
        }
        String pattern = Objects.requireNonNull(texts.getProperty(key), key);
        return new MessageFormat(pattern, Locale.ROOT).format(plain);
    }

    /** English reasons come with the report. */
    String reason(HealthProblem problem, Instant date) {
        if (language == ReportLanguage.EN) {
            return problem.text();
        }
        return get(problem.kind() + (problem.when().isAfter(date) ? "" : ".past"), problem.text());
    }
}
