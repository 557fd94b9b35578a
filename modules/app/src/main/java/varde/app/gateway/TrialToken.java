package varde.app.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import varde.core.landscape.Agent;

/** The token that {@code varde up} makes once, for trying the gateway out, and keeps in its data folder. */
public final class TrialToken {

    /** The file's name. */
    public static final String FILE = "gateway-token";

    /** Who holds it. */
    public static final String AGENT = "agent/trial";

    private static final int BYTES = 32;

    private TrialToken() {}

    /** The agent that holds the token of this data folder, which is made where it is missing. */
    public static Agent holder(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
            }
            String token = Files.readString(file, StandardCharsets.UTF_8).strip();
            return new Agent(
                    AGENT,
                    "here",
                    Optional.empty(),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    List.of(Tokens.hash(token)),
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + file, e);
        }
    }
}
