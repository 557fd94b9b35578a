package varde.notify.sms;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.notify.Timeouts;

/**
 * How an SMS gateway is asked over HTTP. URL, headers and body are templates: {@code {to}} is the number as the contact
 * has it, {@code {digits}} the same without {@code +}, {@code {text}} the message, {@code {id}} the page's id and {@code
 * {from}} the sender. What is put in is escaped as its place needs.
 *
 * @param id its name in {@code notifiers.yaml}
 * @param method such as {@code POST}
 * @param url template
 * @param headers templates by name; {@code Content-Type} decides how the body is escaped, {@code application/json} if absent
 * @param body template; empty: no body
 * @param from what {@code {from}} becomes; may be empty
 * @param answer how the gateway's answer is read
 * @param timeouts how long it may take
 */
public record GatewaySettings(
        String id,
        String method,
        String url,
        SortedMap<String, String> headers,
        String body,
        String from,
        Answer answer,
        Timeouts timeouts) {

    /**
     * Checks what can be checked without asking the gateway.
     *
     * @throws IllegalArgumentException if the URL is not one of HTTP
     */
    public GatewaySettings {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableSortedMap(copy);
        method = method.toUpperCase(Locale.ROOT);
        URI filled = URI.create(Template.of(url).fill(Template.Values.SAMPLE, Escape.URL));
        if (filled.getHost() == null || !("http".equals(filled.getScheme()) || "https".equals(filled.getScheme()))) {
            throw new IllegalArgumentException("SMS gateway " + id + ": not an http or https URL: " + url);
        }
    }

    @Override
    public String toString() {
        return "GatewaySettings[" + id + "]";
    }

    /**
     * Where a successful answer, if it is JSON, says what. Pointers are those of RFC 6901, such as {@code /messages/0/id}.
     *
     * @param id pointer to the gateway's id of the message
     * @param idHeader header with the gateway's id, where the body has none; empty: none
     * @param status pointer to a word that says how far it has come
     * @param delivered the word that means that it has arrived
     */
    public record Answer(String id, String idHeader, String status, String delivered) {

        /** {@code {"id": "…", "status": "delivered"}}. */
        public static final Answer USUAL = new Answer("/id", "", "/status", "delivered");
    }
}
