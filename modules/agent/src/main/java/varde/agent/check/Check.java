package varde.agent.check;

import java.time.Duration;

/** A way of looking at a component. May be used by several threads; each look is made anew and keeps no connection. */
public interface Check {

    /**
     * Looks once, on the caller's thread.
     *
     * @param limit how long it may take, above zero; a component that has not answered by then is FAILED
     * @return what it found; FAILED, not an exception, when the component does not answer as it should
     * @throws Exception when the look itself could not be made: nothing can be said of the component
     */
    Finding look(Duration limit) throws Exception;
}
