package varde.bench.ground;

import java.nio.file.Path;

/** The brokers of a benchmark, each a process of its own, numbered from 0. */
public interface Brokers extends AutoCloseable {

    /** Their addresses. */
    String bootstrap();

    /** How many there are. */
    int count();

    /** Stops one in good order. */
    void stop(int broker) throws InterruptedException;

    /** Starts one again that was stopped, on its data and its port. */
    void start(int broker) throws InterruptedException;

    /** SIGSTOP: it neither answers nor closes anything. */
    void freeze(int broker) throws InterruptedException;

    /** SIGCONT. */
    void thaw(int broker) throws InterruptedException;

    /** A folder that is gone in the end. */
    Path folder(String name);

    @Override
    void close();
}
