package org.qoltanba.client.testing;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of the project say about the contract of one service: which tests show which of its lines ({@code
 * @Covers}), which route of the fake serves an endpoint, where the fake refuses with which message, and what texts it
 * holds. Sources are parsed, not run.
 */
public final class CoverageSources {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");

    private final Map<String, Set<String>> tests = new TreeMap<>();
    private final Map<String, String> routes = new TreeMap<>();
    private final Map<String, Set<String>> refusals = new HashMap<>();
    private final Map<String, Set<String>> refusing = new TreeMap<>();
    private final Map<String, Set<String>> saying = new TreeMap<>();
    private final String service;

    private CoverageSources(String service) {
        this.service = service;
    }

    /**
     * Reads both modules below a folder.
     *
     * @param project the folder
     * @param service the last part of the service's package names
     */
    public static CoverageSources below(Path project, String service) {
        CoverageSources sources = new CoverageSources(service);
        sources.scan(project.resolve("sdk-testkit/src/main/java"), false);
        sources.scan(project.resolve("sdk-testkit/src/test/java"), true);
        sources.scan(project.resolve("sdk-client/src/test/java"), true);
        return sources;
    }

    /** The tests that show a line of the contract. */
    public Set<String> testsOf(String line) {
        return tests.getOrDefault(line, Set.of());
    }

    /** All lines that any test says it shows. */
    public Set<String> shown() {
        return tests.keySet();
    }

    /** The route of the fake that serves an endpoint; null if none does. */
    public @Nullable String routeOf(String endpoint) {
        return routes.get(bare(endpoint));
    }

    /**
     * The classes of the fake that refuse with a message: those that use its constant or its method in a list of refusals,
     * and those that say it themselves.
     */
    public Set<String> refusingWith(String message) {
        Set<String> found = new TreeSet<>(saying(message));
        found.removeIf(CoverageSources::isList);
        refusals.getOrDefault(message, Set.of())
                .forEach(refusal -> found.addAll(refusing.getOrDefault(refusal, Set.of())));
        return found;
    }

    /** {@code Refusal} and {@code Refusals}, which only name what may be refused. */
    private static boolean isList(String type) {
        return type.matches(".*Refusals?");
    }

    /** The classes of the fake that hold a text. */
    public Set<String> saying(String text) {
        return saying.getOrDefault(text, Set.of());
    }

    private static String bare(String endpoint) {
        return endpoint.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
    }

    private void scan(Path folder, boolean areTests) {
        try (Stream<Path> files = Files.walk(folder);
                StandardJavaFileManager manager = ToolProvider.getSystemJavaCompiler()
                        .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .filter(file -> file.getNameCount() > 1
                            && file.getName(file.getNameCount() - 2).toString().equals(service))
                    .sorted()
                    .toList();
            JavacTask parsing = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null,
                            manager,
                            null,
                            List.of("-proc:none"),
                            null,
                            manager.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : parsing.parse()) {
                new Scanner(areTests).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Walks through one file. */
    private final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Map<String, String> constants = new HashMap<>();
        private final boolean isTest;
        private String type = "";
        private @Nullable String method;
        private @Nullable String outermost;

        Scanner(boolean isTest) {
            this.isTest = isTest;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = type;
            if (outermost == null) {
                outermost = tree.getSimpleName().toString();
            }
            type = outermost;
            covers(tree.getModifiers(), type);
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            covers(tree.getModifiers(), type + "." + tree.getName());
            method = tree.getName().toString();
            super.visitMethod(tree, null);
            method = null;
            return null;
        }

        private void covers(ModifiersTree modifiers, String test) {
            for (AnnotationTree annotation : modifiers.getAnnotations()) {
                if (annotation.getAnnotationType().toString().equals("Covers")) {
                    for (ExpressionTree argument : annotation.getArguments()) {
                        for (String line : texts(argument)) {
                            tests.computeIfAbsent(line, unused -> new TreeSet<>())
                                    .add(test);
                        }
                    }
                }
            }
        }

        /** {@code table.add("POST", "/api/{id}", this::answer)}. */
        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
            if (!isTest
                    && tree.getMethodSelect() instanceof MemberSelectTree called
                    && called.getIdentifier().contentEquals("add")
                    && tree.getArguments().size() == 3) {
                String method = text(tree.getArguments().get(0));
                String path = text(tree.getArguments().get(1));
                if (method != null && path != null && METHODS.contains(method)) {
                    routes.put(
                            bare(method + " " + path),
                            tree.getArguments().get(2) instanceof MemberReferenceTree answer
                                    ? type + "." + answer.getName()
                                    : type);
                }
            }
            return super.visitMethodInvocation(tree, null);
        }

        /** The value of an expression made of literals and constants of the class; null if it is something else. */
        private @Nullable String text(ExpressionTree expression) {
            if (expression instanceof LiteralTree literal && literal.getValue() instanceof String value) {
                return value;
            }
            if (expression instanceof IdentifierTree name) {
                return constants.get(name.getName().toString());
            }
            if (expression instanceof BinaryTree joined) {
                String left = text(joined.getLeftOperand());
                String right = text(joined.getRightOperand());
                return left == null || right == null ? null : left + right;
            }
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
            held(text(tree));
            return super.visitLiteral(tree, null);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
            held(text(tree));
            return super.visitBinary(tree, null);
        }

        private void held(@Nullable String text) {
            if (text != null && !isTest) {
                saying.computeIfAbsent(text, unused -> new TreeSet<>()).add(type);
                if (type.endsWith("Refusals") && method != null) {
                    refusals.computeIfAbsent(text, unused -> new TreeSet<>()).add(method);
                }
            }
        }

        /** A constant, or {@code ACCESS_DENIED("Access denied")} in the enum of refusals. */
        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            String value = tree.getInitializer() == null ? null : text(tree.getInitializer());
            if (value != null) {
                constants.put(tree.getName().toString(), value);
            }
            if (type.equals("Refusal")
                    && tree.getInitializer() instanceof NewClassTree constant
                    && constant.getArguments().size() == 1) {
                for (String message : texts(constant.getArguments().get(0))) {
                    refusals.computeIfAbsent(message, unused -> new TreeSet<>())
                            .add(tree.getName().toString());
                }
            }
            return super.visitVariable(tree, null);
        }

        /** {@code Refusal.ACCESS_DENIED}, {@code Refusals.invalidPin()}. */
        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
            refused(tree.getExpression(), tree.getIdentifier().toString());
            return super.visitMemberSelect(tree, null);
        }

        /** {@code Refusals::invalidPin}. */
        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
            refused(tree.getQualifierExpression(), tree.getName().toString());
            return super.visitMemberReference(tree, null);
        }

        private void refused(ExpressionTree list, String refusal) {
            if (!isTest
                    && list instanceof IdentifierTree owner
                    && isList(owner.getName().toString())) {
                refusing.computeIfAbsent(refusal, unused -> new TreeSet<>()).add(type);
            }
        }
    }

    /** The texts of an expression: one, several in braces, pieces joined by plus. */
    private static List<String> texts(ExpressionTree expression) {
        if (expression instanceof AssignmentTree named) {
            return texts(named.getExpression());
        }
        if (expression instanceof NewArrayTree several) {
            List<String> texts = new ArrayList<>();
            several.getInitializers().forEach(one -> texts.addAll(texts(one)));
            return texts;
        }
        if (expression instanceof BinaryTree joined) {
            return List.of(
                    String.join("", texts(joined.getLeftOperand())) + String.join("", texts(joined.getRightOperand())));
        }
        return expression instanceof LiteralTree literal && literal.getValue() instanceof String text
                ? List.of(text)
                : List.of();
    }
}
