package varde.core.escalate;

import java.util.List;
import varde.core.oncall.Channel;

/**
 * Several pages that went to one person as one digest.
 *
 * @param id its identity as a page
 * @param code what an answer to all of it names, such as {@code D17}
 * @param person to whom
 * @param team id of the team whose steps page
 * @param channel how
 * @param contact which of the person's contacts, from 0
 * @param at log time, in milliseconds
 * @param tryUntil log time until which a receipt is awaited, in milliseconds
 * @param parts what it carries
 */
public record Bundle(
        String id,
        String code,
        String person,
        String team,
        Channel channel,
        int contact,
        long at,
        long tryUntil,
        List<Part> parts) {

    public Bundle {
        parts = List.copyOf(parts);
    }

    /**
     * A page that it carries.
     *
     * @param outage identity of its outage
     * @param team the team whose escalation made it
     * @param page its identity
     */
    public record Part(String outage, String team, String page) {

        String escalation() {
            return Course.key(outage, team);
        }
    }
}
