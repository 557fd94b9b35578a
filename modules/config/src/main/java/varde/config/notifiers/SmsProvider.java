package varde.config.notifiers;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A way to send text messages. */
public sealed interface SmsProvider {

    /** Unique among the providers. */
    String id();

    /** How many messages it may be given. */
    Optional<MessageLimit> limit();

    /**
     * A gateway that speaks HTTP.
     *
     * @param id unique among the providers
     * @param method such as {@code POST}
     * @param url template; {@code {to}}, {@code {text}} and {@code {id}} are replaced
     * @param headers templates by name
     * @param body template; empty: no body
     * @param from what {@code {from}} becomes
     * @param answer where its answer says what
     * @param callback how it tells us something later; empty: it does not
     * @param limit how many messages it may be given
     */
    record Http(
            String id,
            String method,
            String url,
            SortedMap<String, String> headers,
            String body,
            String from,
            Answer answer,
            Optional<Callback> callback,
            Optional<MessageLimit> limit)
            implements SmsProvider {

        /** Who messages come from unless the file says otherwise. */
        public static final String FROM = "Varde";

        public Http {
            headers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }

        @Override
        public String toString() {
            return "Http[" + id + "]";
        }
    }

    /**
     * Where a gateway's answer says what; places are pointers into JSON.
     *
     * @param id place of its id of the message
     * @param idHeader header with that id, where the body has none; empty: none
     * @param status place of a word that says how far it has come
     * @param delivered the word that means that it has arrived
     */
    record Answer(String id, String idHeader, String status, String delivered) {

        /** {@code {"id": "…", "status": "delivered"}}. */
        public static final Answer USUAL = new Answer("/id", "", "/status", "delivered");
    }

    /**
     * A message centre that speaks SMPP 3.4.
     *
     * @param id unique among the providers
     * @param host of the message centre
     * @param port of the message centre, 1 to 65535
     * @param tls whether the connection is TLS from the first byte
     * @param systemId name to bind with
     * @param password to bind with
     * @param systemType as the centre wants it; usually empty
     * @param from the sender that people see; empty: what the centre puts there
     * @param window how many messages may be on their way without an answer
     * @param reportWithin how long after taking a message it reports the arrival; empty: no reports are asked for
     * @param limit how many messages it may be given
     */
    record Smpp(
            String id,
            String host,
            int port,
            boolean tls,
            String systemId,
            String password,
            String systemType,
            String from,
            int window,
            Optional<Duration> reportWithin,
            Optional<MessageLimit> limit)
            implements SmsProvider {

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
     * @param statusReports whether the network is asked to say when a message has arrived
     * @param limit how many messages it may be given
     */
    record Spool(String id, String folder, boolean statusReports, Optional<MessageLimit> limit)
            implements SmsProvider {}
}
