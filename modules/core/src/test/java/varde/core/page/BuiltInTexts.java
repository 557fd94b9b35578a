package varde.core.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the built-in texts from the class path, as the shell around core does. */
public final class BuiltInTexts {

    private BuiltInTexts() {}

    /** The text of a name such as {@code nb/opened.sms}. */
    public static String read(String name) {
        try (InputStream in = Texts.class.getResourceAsStream("templates/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no templates/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
