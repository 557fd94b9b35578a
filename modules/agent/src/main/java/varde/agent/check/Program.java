package varde.agent.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run for a look: without a shell, without input, its output cut, ended with all that it has started when its
 * time is up. Only so many of a kind run at once, whatever number of looks wants one: when much is down, looks take long, and
 * a machine that starts a thousand programs sees nothing any more.
 *
 * @param command the program and its arguments
 * @param places how many of this kind may run at once
 * @param english whether it is asked to speak English, because its words are read and not only passed on
 */
record Program(List<String> command, Semaphore places, boolean english) {

    /** How much of each output is kept, in bytes. */
    static final int MOST_BYTES = 8 << 10;

    private static final long LAST_WORDS_MS = 250;

    /** What is made of what a program did. */
    interface Judge {

        /**
         * It has ended by itself.
         *
         * @param said its standard output, the beginning of it
         * @param complained its standard error, the beginning of it
         */
        Finding ended(int exit, String said, String complained);

        /** Its time was up. */
        Finding late();
    }

    /**
     * Runs it.
     *
     * @param limit how long it may take, the wait for a place included
     */
    Finding run(Duration limit, Judge judge) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        if (!places.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return noPlace();
        }
        try {
            long left = end - System.nanoTime();
            // Whoever had most of its time taken away has not been looked at, and is not said to have failed.
            return run(left, left > limit.toNanos() / 2 ? judge.late() : noPlace(), judge);
        } finally {
            places.release();
        }
    }

    private static Finding noPlace() {
        return Finding.broken("not looked at in time: too many programs are running for other looks");
    }

    private Finding run(long nanos, Finding late, Judge judge) throws InterruptedException {
        Process process;
        try {
            process = start();
        } catch (IOException missing) {
            return Finding.broken("cannot run " + command.get(0) + ": " + missing.getMessage());
        }
        try {
            Drain said = Drain.start(process.getInputStream(), MOST_BYTES);
            Drain complained = Drain.start(process.getErrorStream(), MOST_BYTES);
            return process.waitFor(nanos, TimeUnit.NANOSECONDS)
                    ? judge.ended(process.exitValue(), said.text(LAST_WORDS_MS), complained.text(LAST_WORDS_MS))
                    : late;
        } finally {
            end(process);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Varde's settings may hold passwords, which are none of a program's business.
        builder.environment().keySet().removeIf(name -> name.startsWith("VARDE_"));
        if (english) {
            builder.environment().put("LC_ALL", "C");
        }
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** The program first, so that it starts nothing more, then what it has started. */
    private static void end(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            for (ProcessHandle child : started) {
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
            }
        }
    }
}
