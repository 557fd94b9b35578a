package varde.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may know which: core ← wire ← {streams, agent, notify}, streams ← replay, core ← config, app → all. */
class ArrowsTest {
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "core", Set.of(),
            "wire", Set.of("core"),
            "config", Set.of("core"),
            "streams", Set.of("core", "wire"),
            "agent", Set.of("core", "wire"),
            "notify", Set.of("core", "wire"),
            "replay", Set.of("core", "wire", "streams"),
            "bench", Set.of("core", "wire", "config", "streams", "agent", "notify", "replay"),
            "app", Set.of("core", "wire", "config", "streams", "agent", "notify", "replay", "bench"));

    private static JavaClasses classes;

    @BeforeAll
    static void readTheClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("varde");
    }

    static Stream<String> modules() {
        return MAY_KNOW.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleKnowsOnlyTheModulesBelowIt(String module) {
        String[] others = MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(module) && !MAY_KNOW.get(module).contains(other))
                .map(other -> "varde." + other + "..")
                .toArray(String[]::new);
        if (others.length > 0) {
            check(noClasses()
                    .that()
                    .resideInAPackage("varde." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
    }

    @Test
    void everyClassBelongsToAModule() {
        Set<String> modules = classes.stream()
                .map(type -> type.getPackageName().split("\\.", 3))
                .map(words -> words.length > 1 ? words[1] : "")
                .collect(Collectors.toSet());

        assertThat(modules).isSubsetOf(MAY_KNOW.keySet()).contains("core", "app");
    }

    @Test
    void coreKnowsNothingButTheLanguage() {
        check(ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("varde.core..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("varde.core..", "java..", "javax.crypto..", "org.jspecify..")));
    }

    @Test
    void coreReachesNothingOutside() {
        check(noClasses()
                .that()
                .resideInAPackage("varde.core..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net..",
                                "java.sql..",
                                "java.util.logging..",
                                "java.util.random..",
                                "java.util.prefs..",
                                "java.awt..")
                        .and(DescribedPredicate.not(named("java.io.Serializable")))
                        .or(named(
                                "java.time.Clock",
                                "java.time.InstantSource",
                                "java.util.Random",
                                "java.security.SecureRandom",
                                "java.util.concurrent.ThreadLocalRandom",
                                "java.lang.Thread",
                                "java.lang.ProcessBuilder",
                                "java.lang.Runtime"))));
    }

    @Test
    void coreAsksNobodyForTheTimeOrForChance() {
        check(noClasses()
                .that()
                .resideInAPackage("varde.core..")
                .should()
                .callMethodWhere(
                        describe("it reads a clock, chance or the machine's settings", ArrowsTest::asksTheMachine))
                .orShould()
                .accessTargetWhere(describe("it is System.in, out or err", ArrowsTest::isStandardStream)));
    }

    @Test
    void nobodySleeps() {
        check(noClasses()
                .should()
                .callMethodWhere(describe(
                        "it waits for time instead of for a condition",
                        call -> call.getName().equals("sleep")
                                && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                        .contains(call.getTargetOwner().getName()))));
    }

    @Test
    void eachLibraryIsKnownWhereItBelongs() {
        check(onlyIn("org.apache.kafka.streams..", "streams", "replay", "bench", "app"));
        check(onlyIn("org.apache.avro..", "wire", "bench"));
        check(onlyIn("org.snakeyaml..", "config", "agent", "app"));
        check(onlyIn("jakarta.mail..", "notify", "app.outbox"));
        check(onlyIn("com.icegreen..", "app"));
        check(onlyIn("io.javalin..", "app"));
        check(onlyIn("picocli..", "app", "bench"));
    }

    private static ArchRule onlyIn(String library, String... modules) {
        String[] allowed =
                Stream.of(modules).map(module -> "varde." + module + "..").toArray(String[]::new);
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(allowed))
                        .and(DescribedPredicate.not(resideInAnyPackage("varde.wire.avro.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static boolean asksTheMachine(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        int parameters = target.getRawParameterTypes().size();
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.");
            case "currentTimeMillis", "nanoTime", "getenv", "getProperty", "identityHashCode" ->
                owner.equals("java.lang.System");
            case "random" -> owner.equals("java.lang.Math");
            case "randomUUID" -> owner.equals("java.util.UUID");
            case "shuffle" -> owner.equals("java.util.Collections") && parameters == 1;
            case "systemDefault" -> owner.equals("java.time.ZoneId");
            case "getDefault" -> owner.equals("java.util.Locale") || owner.equals("java.util.TimeZone");
            default -> false;
        };
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("java.lang.System")
                && Set.of("in", "out", "err").contains(access.getName());
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> known = Set.of(names);
        return describe("one of " + known, type -> known.contains(type.getName()));
    }

    /** Modules that have no class yet break no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
