package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import varde.core.page.Texts;

class TextResourcesTest {
    @Test
    void everyBuiltInTextIsThere() {
        assertThat(Texts.builtInNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(TextResources.read(name)).isNotBlank());
        assertThat(Texts.of(TextResources::read)).isNotNull();
    }

    @Test
    void aTextThatIsMissingIsNamed() {
        assertThatThrownBy(() -> TextResources.read("nn/opened.sms")).hasMessageContaining("templates/nn/opened.sms");
    }
}
