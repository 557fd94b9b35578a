package varde.app.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with one numbered file for each message. Numbers go on where an earlier run has left off. */
final class OutboxFolder {

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})-.*");
    private static final int LONGEST_ADDRESS = 80;

    private final Path folder;
    private int last;

    private OutboxFolder(Path folder, int last) {
        this.folder = folder;
        this.last = last;
    }

    static OutboxFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            int last = files.mapToInt(file -> number(file.getFileName().toString()))
                    .max()
                    .orElse(0);
            return new OutboxFolder(folder, last);
        }
    }

    /** A name for the next message, without its ending, such as {@code 0001-sms-+4790000001}. */
    synchronized String next(String kind, String address) {
        last++;
        String place = address.replaceAll("[^A-Za-z0-9+@._-]", "_");
        String short80 = place.substring(0, Math.min(LONGEST_ADDRESS, place.length()));
        return "%04d-%s-%s".formatted(last, kind, short80);
    }

    /** Writes a file; whoever looks sees it whole or not at all. */
    Path write(String name, byte[] content) {
        Path file = folder.resolve(name);
        Path unfinished = folder.resolve("." + name + ".tmp");
        try {
            Files.write(unfinished, content);
            return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the outbox cannot write " + file, e);
        }
    }

    Path write(String name, String content) {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
