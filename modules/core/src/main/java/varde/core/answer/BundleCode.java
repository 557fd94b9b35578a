package varde.core.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code by which several outages are answered at once, such as {@code D17}.
 *
 * @param text a capital letter and up to five digits
 */
public record BundleCode(String text) {

    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z][0-9]{1,5}");

    /** Reads a word; empty if it is no code. */
    public static Optional<BundleCode> read(String word) {
        return WRITTEN.matcher(word).matches()
                ? Optional.of(new BundleCode(word.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
