package varde.config.notifiers;

import java.util.SortedMap;
import java.util.TreeMap;

/** A way to send text messages. */
public sealed interface SmsProvider {

    /** Unique among the providers. */
    String id();

    /**
     * A gateway that speaks HTTP.
     *
     * @param id unique among the providers
     * @param method such as {@code POST}
     * @param url template; {@code {to}}, {@code {text}} and {@code {id}} are replaced
     * @param headers templates by name
     * @param body template; empty: no body
     */
    record Http(String id, String method, String url, SortedMap<String, String> headers, String body)
            implements SmsProvider {

        public Http {
            headers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }

        @Override
        public String toString() {
            return "Http[" + id + "]";
        }
    }

    /**
     * A message centre that speaks SMPP 3.4.
     *
     * @param id unique among the providers
     * @param host of the message centre
     * @param port of the message centre, 1 to 65535
     * @param systemId name to bind with
     * @param password to bind with
     */
    record Smpp(String id, String host, int port, String systemId, String password) implements SmsProvider {

        @Override
        public String toString() {
            return "Smpp[" + id + ", " + host + ":" + port + "]";
        }
    }

    /**
     * A folder from which a modem's daemon sends (smstools' format).
     *
     * @param id unique among the providers
     * @param folder as it is written; a relative one is meant from where the process runs
     */
    record Spool(String id, String folder) implements SmsProvider {}
}
