package varde.core.page;

import java.text.Normalizer;

/**
 * The GSM 7-bit alphabet of text messages (3GPP TS 23.038). A message in it has 160 septets to a segment; one character
 * outside it would make every segment hold 70 characters instead.
 */
final class Gsm7 {

    /** How many septets one segment holds. */
    static final int SEGMENT = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "^{}\\[~]|€";
    private static final String FROM = "–—‐‑−‘’‚“”„«»…·•đĐŋŊŧŦłŁžŽ\u00a0`";
    private static final String TO = "-----'''\"\"\"\"\".-*dDnNtTlLzZ '";

    private Gsm7() {}

    /** How many septets a text in the alphabet takes; characters of the extension take two. */
    static int septets(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            septets += EXTENSION.indexOf(text.charAt(i)) >= 0 ? 2 : 1;
        }
        return septets;
    }

    /** The text in the alphabet: letters lose marks that it lacks, what has no likeness becomes a question mark. */
    static String of(String text) {
        StringBuilder in = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(point, in));
        return in.toString();
    }

    private static void append(int point, StringBuilder in) {
        String character = Character.toString(point);
        if (known(character)) {
            in.append(character);
            return;
        }
        int like = FROM.indexOf(point);
        if (like >= 0) {
            in.append(TO.charAt(like));
            return;
        }
        String bare = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        if (!bare.isEmpty() || !character.matches("\\p{M}")) {
            in.append(known(bare) && !bare.isEmpty() ? bare : "?");
        }
    }

    private static boolean known(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0);
    }
}
