package varde.app.outbox;

import java.nio.file.Path;
import java.time.Instant;
import varde.core.oncall.Channel;

/**
 * A message that has arrived.
 *
 * @param channel how it came
 * @param address to whom: number, mail address, name of a webhook
 * @param page identity of its page; empty if it came without
 * @param text what it says: the SMS, the subject of a mail, the body of a request
 * @param file where it was written
 * @param at when it arrived
 */
public record Arrival(Channel channel, String address, String page, String text, Path file, Instant at) {}
