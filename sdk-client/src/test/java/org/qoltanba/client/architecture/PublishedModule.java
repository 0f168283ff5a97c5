package org.qoltanba.client.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A published module and whom it may know besides the JDK, the JSpecify annotations and itself. */
enum PublishedModule {
    API("org.qoltanba.api"),

    /** Jackson's streaming half alone, for reports; the JDK's XML, for XML signatures. */
    CRYPTO(
            "org.qoltanba.crypto",
            "org.qoltanba.api..",
            "org.bouncycastle..",
            "com.fasterxml.jackson.core..",
            "org.w3c.dom..",
            "org.xml.sax.."),

    /**
     * Bouncy Castle and Jackson, because a fake reads the contract by itself; QR codes and PDF, because it makes them;
     * picocli and the JDK's server for the stand-alone program.
     */
    TESTKIT(
            "org.qoltanba.testkit",
            "org.qoltanba.api..",
            "org.qoltanba.crypto..",
            "org.bouncycastle..",
            "com.fasterxml.jackson..",
            "com.google.zxing..",
            "com.sun.net.httpserver..",
            "picocli..",
            "org.apache.pdfbox..",
            "com.github.tomakehurst.wiremock..",
            "wiremock..",
            "org.junit.jupiter.api..",
            "org.junit.platform.commons..",
            "org.w3c.dom..",
            "org.xml.sax.."),

    /** Okio and Kotlin are the other half of OkHttp's signatures; the JDK's server receives webhooks. */
    CLIENT(
            "org.qoltanba.client",
            "org.qoltanba.api..",
            "org.qoltanba.crypto..",
            "com.sun.net.httpserver..",
            "okhttp3..",
            "okio..",
            "kotlin..",
            "com.fasterxml.jackson..",
            "org.apache.pdfbox..",
            "org.slf4j..");

    private final String root;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> neighbours;

    PublishedModule(String root, String... neighbours) {
        this.root = root;
        this.neighbours = List.of(neighbours);
    }

    /** The package that holds all packages of the module; the module is named after it. */
    String root() {
        return root;
    }

    /** The packages its main classes may use. */
    String[] known() {
        return Stream.concat(
                        Stream.of(root + "..", "java..", "javax..", "org.jspecify.annotations.."), neighbours.stream())
                .toArray(String[]::new);
    }

    boolean contains(JavaClass type) {
        String packageName = type.getPackageName();
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    /** The main classes of all published modules. */
    static JavaClasses mainClasses() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(Stream.of(values()).map(PublishedModule::root).toArray(String[]::new));
    }

    /** What the descriptors of the published modules export. */
    static Set<String> exportedPackages() throws IOException {
        Set<String> exported = new HashSet<>();
        for (URL moduleInfo :
                Collections.list(PublishedModule.class.getClassLoader().getResources("module-info.class"))) {
            try (InputStream content = moduleInfo.openStream()) {
                ModuleDescriptor descriptor = ModuleDescriptor.read(content);
                if (Stream.of(values()).anyMatch(module -> module.root.equals(descriptor.name()))) {
                    descriptor.exports().forEach(export -> exported.add(export.source()));
                }
            }
        }
        return exported;
    }
}
