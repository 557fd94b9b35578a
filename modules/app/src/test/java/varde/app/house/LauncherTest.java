package varde.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in an installation without sources and with Javas that only say what they were asked. */
class LauncherTest {
    /** What the launcher may call; java is not among them. */
    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "sed", "cat", "env");

    @TempDir
    Path folder;

    private Path installed;
    private Path tools;

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        installed = Files.createDirectories(folder.resolve("an installation"));
        Files.copy(Source.root().resolve("varde"), installed.resolve("varde"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(installed.resolve("lib"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(where(tool)));
        }
    }

    @Test
    void javaGetsTheClassPathTheRegistryAndTheWords() throws Exception {
        Path java = java("17.0.15");

        Outcome outcome = run(Map.of("JAVA_HOME", java.toString()), "ack", "1001", "two words");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines())
                .contains(
                        "-cp",
                        installed + "/lib/*",
                        "-Dvarde.registry.home=" + installed + "/registry",
                        "-Dvarde.home=" + installed)
                .endsWith("varde.app.Varde", "ack", "1001", "two words");
    }

    @Test
    void theStatusOfVardeIsTheStatusOfTheLauncher() throws Exception {
        Path java = java("25");

        assertThat(run(Map.of("JAVA_HOME", java.toString(), "STATUS", "1"), "check")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void aLinkToTheLauncherFindsItsHome() throws Exception {
        Path java = java("21.0.2");
        Path link = Files.createSymbolicLink(folder.resolve("link"), installed.resolve("varde"));

        Outcome outcome = start(link, Map.of("JAVA_HOME", java.toString()), List.of("oncall"));

        assertThat(outcome.out()).contains(installed + "/lib/*");
    }

    @Test
    void theJavaOnThePathServesWhenJavaHomeIsTooOld() throws Exception {
        Path old = java("1.8.0_402");
        script(tools.resolve("java"), "#!/bin/sh\nexec %s/bin/java \"$@\"\n".formatted(java("17.0.1")));

        Outcome outcome = run(Map.of("JAVA_HOME", old.toString()), "oncall");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("varde.app.Varde");
    }

    @Test
    void anOldJavaIsRefusedInOneLine() throws Exception {
        Path old = java("11.0.22");

        Outcome outcome = run(Map.of("JAVA_HOME", old.toString()), "up");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .startsWith("varde: needs Java 17 or newer")
                .contains(old + "/bin/java is 11", "JAVA_HOME");
    }

    @Test
    void noJavaIsSaidInOneLine() throws Exception {
        Outcome outcome = run(Map.of(), "up");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .startsWith("varde: needs Java 17 or newer: set JAVA_HOME");
    }

    @Test
    void anInstallationWithoutItsJarsIsSaidInOneLine() throws Exception {
        Files.delete(installed.resolve("lib"));

        Outcome outcome = run(Map.of("JAVA_HOME", java("17").toString()), "up");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err().lines()).singleElement().asString().contains("incomplete");
    }

    @Test
    void theHeapIsASetting() throws Exception {
        Outcome outcome = run(Map.of("JAVA_HOME", java("17").toString(), "VARDE_HEAP", "3g"), "bench");

        assertThat(outcome.out().lines()).contains("-Xmx3g").noneMatch("-Xmx1536m"::equals);
    }

    private Outcome run(Map<String, String> environment, String... words) throws Exception {
        return start(installed.resolve("varde"), environment, List.of(words));
    }

    private Outcome start(Path launcher, Map<String, String> environment, List<String> words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(tools.resolve("bash").toString(), launcher.toString()), words.stream())
                        .toList());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    /** A JDK's folder whose java tells its version, or else each of its arguments on a line. */
    private Path java(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        script(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2024-01-16' >&2; exit; fi
                printf '%%s\\n' "$@"
                exit "${STATUS:-0}"
                """.formatted(version));
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path where(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(tool + " is not on PATH"));
    }
}
