package varde.app.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import varde.app.CannotStart;
import varde.app.LinkSecrets;
import varde.app.Settings;

/** The secrets of the links in pages: as set, or one of the data folder's own, made at the first start. */
final class LinkKey {

    private static final int BYTES = 32;

    private LinkKey() {}

    static List<byte[]> of(Settings settings, Path folder) {
        List<byte[]> given = LinkSecrets.of(settings);
        if (!given.isEmpty()) {
            return given;
        }
        Path file = folder.resolve("link.key");
        try {
            if (Files.notExists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(secret));
            }
            return List.of(Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CannotStart("the key of the links cannot be kept in " + file + ": " + e, e);
        }
    }
}
