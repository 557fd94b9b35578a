package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import varde.core.landscape.Landscape;

class ExampleTest {

    @Test
    void theExampleHasNothingWrongButTheSecretsThatAreNotHere() {
        Reading reading = ConfigFolder.readWithoutSecrets(Path.of("../../config"), name -> java.util.Optional.empty());

        assertThat(reading.problems()).allMatch(problem -> problem.message().contains("the environment has no"));
        assertThat(reading.configuration()).isPresent();
    }

    @Test
    void theExampleIsALandscapeToCoreToo() {
        Configuration example = ConfigFolder.readWithoutSecrets(
                        Path.of("../../config"), name -> java.util.Optional.empty())
                .configuration()
                .orElseThrow();

        assertThat(Landscape.of(example.components()).size())
                .isGreaterThan(example.components().size());
    }
}
