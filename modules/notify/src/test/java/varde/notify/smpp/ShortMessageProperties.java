package varde.notify.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import varde.core.page.Gsm7;

class ShortMessageProperties {

    @Property(tries = 500)
    void anyTextComesTogetherAgainAndNoCharacterIsCut(@ForAll("texts") String text) {
        ShortMessage message = ShortMessage.of(text, 7);

        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] segment : message.segments()) {
            boolean gsm = message.coding() == ShortMessage.GSM;
            assertThat(segment.length).isLessThanOrEqualTo(gsm ? 160 : 140);
            int header = message.concatenated() ? 6 : 0;
            byte[] data = new byte[segment.length - header];
            System.arraycopy(segment, header, data, 0, data.length);
            assertThat(decoded(message, data)).doesNotContain("\uFFFD");
            together.writeBytes(data);
        }
        assertThat(decoded(message, together.toByteArray())).isEqualTo(text);
        assertThat(message.concatenated()).isEqualTo(message.segments().size() > 1);
    }

    private static String decoded(ShortMessage message, byte[] data) {
        return message.coding() == ShortMessage.GSM ? Gsm7.text(data) : new String(data, StandardCharsets.UTF_16BE);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> gsm =
                Arbitraries.strings().withChars("abcæøåÆØÅ{}[]€~^ 0123456789").ofMaxLength(700);
        Arbitrary<String> any =
                Arbitraries.of("č", "a", "😀", "東", " ").list().ofMaxSize(400).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(gsm, any);
    }
}
