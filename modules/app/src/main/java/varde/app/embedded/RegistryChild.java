package varde.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;

/**
 * The main class of the registry's own process: runs the registry, and ends when the process that started it ends. The parent
 * holds the other end of standard input for as long as it lives, and the operating system lets go of it however the parent
 * dies, kill -9 included. This class uses nothing but the JDK: it shares a class path with the registry.
 */
final class RegistryChild {
    /** The registry's own main class, as its runnable jar names it. */
    private static final String REGISTRY = "io.quarkus.runner.GeneratedMain";

    private RegistryChild() {}

    /** Runs the registry with the given arguments until it is told to stop or its parent is gone. */
    public static void main(String[] arguments) throws Throwable {
        Thread watchdog = new Thread(() -> endWith(System.in), "varde-parent-watch");
        watchdog.setDaemon(true);
        watchdog.start();
        try {
            Class.forName(REGISTRY).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // The parent never writes: whatever comes is not the end.
            }
        } catch (IOException gone) {
            System.err.println("lost the parent process: " + gone);
        }
        // At once, not in an orderly way: a successor wants the port and the database, which survives a kill.
        Runtime.getRuntime().halt(0);
    }
}
