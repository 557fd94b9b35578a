package varde.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SchemaFilesTest {

    private static final Path SCHEMAS = Path.of("../../schemas");
    private static final String REGENERATE = "varde.regenerate";
    private static final String BEGIN = "<!-- made from Topics -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    @DisplayName("Every file is the value of a topic, and every name in it has its words of explanation")
    void documented() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".avsc")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(ValueSchema.values())
                            .map(ValueSchema::file)
                            .toList());
        }
        for (ValueSchema value : ValueSchema.values()) {
            List<String> silent = new ArrayList<>();
            collectSilent(value.schema(), value.file(), silent, new ArrayList<>());
            assertThat(silent).as("without doc").isEmpty();
        }
    }

    private static void collectSilent(Schema schema, String where, List<String> silent, List<Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.contains(schema)) {
                    return;
                }
                seen.add(schema);
                complainIfSilent(schema.getDoc(), where, silent);
                for (Schema.Field field : schema.getFields()) {
                    complainIfSilent(field.doc(), where + "." + field.name(), silent);
                    collectSilent(field.schema(), where + "." + field.name(), silent, seen);
                }
            }
            case ENUM -> complainIfSilent(schema.getDoc(), where, silent);
            case UNION -> schema.getTypes().forEach(type -> collectSilent(type, where, silent, seen));
            case ARRAY -> collectSilent(schema.getElementType(), where, silent, seen);
            case MAP -> collectSilent(schema.getValueType(), where, silent, seen);
            default -> {
                // The leaves are explained by the field that holds them.
            }
        }
    }

    private static void complainIfSilent(String doc, String where, List<String> silent) {
        if (doc == null || doc.isBlank()) {
            silent.add(where);
        }
    }

    @Test
    @DisplayName("The table in schemas/README.md is the list of Topics")
    void table() throws IOException {
        Path readme = SCHEMAS.resolve("README.md");
        String text = Files.readString(readme);
        String wanted = text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                + tableOf(Topics.STANDARD)
                + text.substring(text.indexOf(END));
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(readme, wanted);
        }
        assertThat(Files.readString(readme))
                .as(
                        "make it anew: mvn -q -pl modules/wire -am test -Dtest=SchemaFilesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        REGENERATE)
                .isEqualTo(wanted);
    }

    private static String tableOf(Topics topics) {
        return "| topic | value | key | partitions | clean-up | pulses | what |\n|---|---|---|---|---|---|---|\n"
                + topics.all().stream().map(SchemaFilesTest::row).collect(Collectors.joining());
    }

    private static String row(Topic topic) {
        PartitionGroup group = topic.group();
        String partitions = group.local() == group.production()
                ? Integer.toString(group.local())
                : group.local() + ", in production " + group.production();
        return String.format(
                "| `%s` | [%s](%s) | %s | %s | %s, %s | %s | %s |%n",
                topic.name(),
                topic.value().schema().getName(),
                topic.value().file(),
                topic.key(),
                partitions,
                topic.cleanUp().policy().replace(",", " and "),
                days(topic.retention()),
                topic.pulsed() ? "yes" : "–",
                topic.what());
    }

    private static String days(Duration retention) {
        return retention.toDays() + " d";
    }
}
