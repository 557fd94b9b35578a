package varde.app;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The secrets that sign the links in pages: the first signs, all verify, so that a secret can be replaced while links are about. To
 * revoke every link, replace the secret and leave the old one out.
 */
public final class LinkSecrets {

    /** A secret that can be guessed would let anybody silence an alarm. */
    private static final int AT_LEAST = 32;

    private LinkSecrets() {}

    /**
     * Reads the setting.
     *
     * @return in the order of the setting; empty if it is not given
     * @throws CannotStart if one of them is too short
     */
    public static List<byte[]> of(Settings settings) {
        String given = settings.text(Setting.LINK_SECRET);
        List<String> secrets = Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
        if (secrets.stream().anyMatch(secret -> secret.length() < AT_LEAST)) {
            throw new CannotStart(Setting.LINK_SECRET.variable() + ": each secret needs at least " + AT_LEAST
                    + " characters; several stand with commas between, the one that signs first");
        }
        return secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
