package varde.replay.stats;

import java.util.Map;

/**
 * One line of the statistics.
 *
 * @param section what it belongs to: {@code application}, {@code service}, {@code site}, {@code team}, {@code times},
 *     {@code person}, {@code noise}, {@code flapper}, {@code cause}
 * @param name of what
 * @param values figures by name; times in seconds, availability as a share from 0 to 1
 */
public record Figure(String section, String name, Map<String, Number> values) {}
