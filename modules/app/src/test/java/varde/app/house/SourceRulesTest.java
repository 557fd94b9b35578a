package varde.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sizes and names, so that every file can be read in one sitting and every word means one thing. */
class SourceRulesTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 5;
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Manager|Managers|Util|Utils|Utilities|Helper|Helpers|Constants|Impl)");
    private static final Set<String> EMPTY_PACKAGES = Set.of(
            "util",
            "utils",
            "common",
            "commons",
            "helper",
            "helpers",
            "model",
            "models",
            "service",
            "services",
            "misc");
    /** Put together here, so that this file does not find itself. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b|@Dis" + "abled\\b");

    private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit(\\.\\w+)?)\\.sle" + "ep\\(");

    private static List<Source> sources;

    @BeforeAll
    static void readTheSources() {
        sources = Source.all();
        assertThat(sources).as("sources found").hasSizeGreaterThan(10);
    }

    @Test
    void aFileHasAtMost400Lines() {
        assertThat(sources.stream()
                        .filter(source -> source.lines() > FILE_LINES)
                        .map(source -> source.file() + ": " + source.lines() + " lines"))
                .isEmpty();
    }

    @Test
    void aMethodHasAtMost40Lines() {
        assertThat(methods(method -> method.lines() > METHOD_LINES)).isEmpty();
    }

    @Test
    void aMethodHasAtMostFiveParameters() {
        assertThat(methods(method -> method.parameters() > PARAMETERS)).isEmpty();
    }

    @Test
    void aTypeIsNamedByWhatItIs() {
        assertThat(sources.stream()
                        .flatMap(source -> source.types().stream()
                                .filter(type -> EMPTY_NAME.matcher(type).matches())
                                .map(type -> source.file() + ": " + type)))
                .isEmpty();
    }

    @Test
    void aPackageIsAWordOfTheDomain() {
        assertThat(sources.stream()
                        .map(source -> source.file().getParent())
                        .distinct()
                        .filter(folder -> Stream.of(folder.toString().split("/", -1))
                                .skip(folder.toString().indexOf("/java/") > 0 ? 5 : 0)
                                .anyMatch(EMPTY_PACKAGES::contains)))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        assertThat(sources.stream()
                        .filter(Source::isProduct)
                        .map(source -> source.file().getParent())
                        .distinct()
                        .filter(folder -> sources.stream()
                                .noneMatch(source -> source.file().equals(folder.resolve("package-info.java"))
                                        && source.text().contains("@NullMarked")
                                        && source.text().startsWith("/**"))))
                .isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertThat(found(UNFINISHED, source -> true)).isEmpty();
    }

    @Test
    void testsWaitForConditionsNotForTime() {
        assertThat(found(SLEEP, source -> true)).isEmpty();
    }

    @Test
    void everyModuleIsBuilt() throws Exception {
        String pom = Files.readString(Source.root().resolve("pom.xml"));
        try (Stream<Path> modules = Files.list(Source.root().resolve("modules"))) {
            assertThat(modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                            .filter(module -> !pom.contains("<module>modules/" + module.getFileName() + "</module>")))
                    .isEmpty();
        }
    }

    private static Stream<String> methods(Predicate<Source.Method> wrong) {
        return sources.stream()
                .flatMap(source -> source.methods().stream()
                        .filter(wrong)
                        .map(method -> "%s:%d: %s has %d lines and %d parameters"
                                .formatted(
                                        source.file(),
                                        method.line(),
                                        method.name(),
                                        method.lines(),
                                        method.parameters())));
    }

    private static Stream<String> found(Pattern pattern, Predicate<Source> where) {
        return sources.stream().filter(where).flatMap(source -> {
            List<String> lines = source.text().lines().toList();
            return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                    .filter(i -> pattern.matcher(lines.get(i)).find())
                    .map(i -> "%s:%d: %s"
                            .formatted(source.file(), i + 1, lines.get(i).strip()));
        });
    }
}
