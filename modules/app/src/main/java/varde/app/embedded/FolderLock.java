package varde.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import varde.app.CannotStart;

/**
 * The lock by which one process owns a data folder. Kafka has locks of its own, but a second broker finds them only after it
 * has begun to write; and the operating system drops this one when its process dies, however it dies.
 */
final class FolderLock implements AutoCloseable {
    /**
     * The lock files held by this process. The operating system gives up a process's lock on a file when the process closes
     * <em>any</em> channel to it, so a second try from the same process must not even open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder that exists.
     *
     * @throws CannotStart when a process holds it; the line names the process
     */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve("lock");
        if (!HELD.add(file)) {
            throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(folder, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(file, channel);
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel, e);
            HELD.remove(file);
            throw e;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel, Exception because) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private static CannotStart inUse(Path folder, String pid) {
        return new CannotStart("data folder " + folder + " is in use by process " + (pid.isEmpty() ? "unknown" : pid)
                + "; stop that one, or choose another folder with --data");
    }

    @Override
    public void close() throws IOException {
        // The file stays: deleting it would let two processes lock two files of the same name.
        channel.close();
        HELD.remove(file);
    }
}
