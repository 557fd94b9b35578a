package varde.streams;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import varde.core.page.Texts;

/** Reads for core what core may not read itself: the texts of pages, which lie beside its classes. */
public final class TextResources {

    private TextResources() {}

    /**
     * The built-in template of a name such as {@code nb/opened.sms}; for {@link Texts#of}.
     *
     * @throws IllegalStateException if this Varde was built without it
     */
    public static String read(String name) {
        try (InputStream in = Texts.class.getResourceAsStream("templates/" + name)) {
            if (in == null) {
                throw new IllegalStateException("this Varde was built without the text templates/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the text templates/" + name, e);
        }
    }
}
