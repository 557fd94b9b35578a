package varde.core.stage;

/**
 * Why something was decided. Not paging is a decision too.
 *
 * @param rule a stable word for the rule that decided, such as {@code hold} or {@code quorum}
 * @param text one English sentence for people
 */
public record Reason(String rule, String text) {}
