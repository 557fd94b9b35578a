package varde.core.page;

import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.oncall.Language;
import varde.core.oncall.Target;

/** The words of a language that are not in its templates, because they depend on numbers or states. */
interface Words {

    /** The words of a language. */
    static Words of(Language language) {
        return switch (language) {
            case NB -> new NorwegianWords();
            case EN -> new EnglishWords();
        };
    }

    /** How bad. */
    String severity(Severity severity);

    /** How it is: down or degraded. */
    String broken(boolean degraded);

    /** How a component is. */
    String state(State state);

    /** The pattern of a day and a time. */
    String dayPattern();

    /** How long, in milliseconds. */
    String duration(long millis);

    /** So many services. */
    String services(int count);

    /** So many components. */
    String components(int count);

    /** Whom a step named. */
    String target(Target target);

    /**
     * How long it was so. Whoever was down is often only degraded at last, so nothing but being down at last is said of how it was.
     */
    String lasted(boolean degraded, String duration);

    /** And so many more components. */
    String more(int count);

    /** The mark of a page that comes so much too late. */
    String late(String duration);

    /** The mark of a drill. */
    String drill();

    /** So many outages ask for an answer. */
    String asking(int count);

    /** So many are over, and there is other news of so many; empty if there is none of either. */
    String told(int over, int other);

    /** What one page of several says. */
    String event(PageEvent event, Severity severity);

    /** What is wrong with who will be on call. */
    String wrong(PageFacts.Wrong what, String schedule, String person);

    /** Nobody has been able to look since then. */
    String notConfirmedSince(String time);
}
