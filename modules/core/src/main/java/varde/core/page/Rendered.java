package varde.core.page;

/**
 * The texts of a page.
 *
 * @param shortText for SMS: one segment in the GSM alphabet
 * @param subject for mail, one line
 * @param text for mail and chats, plain
 * @param html for mail
 */
public record Rendered(String shortText, String subject, String text, String html) {}
