package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    @TempDir
    private Path folder;

    @Test
    void aTextReplacesTheBuiltInOneOfItsName() {
        FolderOnDisk disk = new FolderOnDisk(folder).with("templates/nb/opened.sms", "{title} er nede. {link}");

        assertThat(disk.good().templates()).containsOnlyKeys("nb/opened.sms").containsValue("{title} er nede. {link}");
    }

    @Test
    void aTextOfAnUnknownNameIsAnErrorThatSaysWhatWasMeant() {
        new FolderOnDisk(folder)
                .with("templates/nb/openned.sms", "{title}")
                .hasExactly("templates/nb/openned.sms:1: did you mean `nb/opened.sms`?");
    }

    @Test
    void aPlaceholderThatNothingFillsInIsAnErrorAtItsLine() {
        new FolderOnDisk(folder)
                .with("templates/en/page.txt", "{lead}\n\nSince {sinse}\n")
                .hasExactly("templates/en/page.txt:3: nothing fills in {sinse}; did you mean `since`?");
    }

    @Test
    void aTextThatIsEmptyOrNotUtf8IsAnError() {
        new FolderOnDisk(folder)
                .with("templates/en/opened.sms", " \n")
                .with("templates/nb/opened.sms", new byte[] {'n', 'e', 'd', 'e', (byte) 0xE5})
                .hasExactly("templates/en/opened.sms:1: this text is empty", "templates/nb/opened.sms:1: is not UTF-8");
    }
}
