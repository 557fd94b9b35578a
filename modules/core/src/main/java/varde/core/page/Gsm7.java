package varde.core.page;

import java.text.Normalizer;
import java.util.BitSet;

/**
 * The GSM 7-bit alphabet of text messages (3GPP TS 23.038). A message in it has 160 septets to a segment; one character
 * outside it would make every segment hold 70 characters instead.
 */
public final class Gsm7 {

    /** How many septets one segment holds. */
    public static final int SEGMENT = 160;

    private static final int ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "^{}\\[~]|€";
    private static final int[] EXTENSION_CODES = {0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final String FROM = "–—‐‑−‘’‚“”„«»…·•đĐŋŊŧŦłŁžŽ\u00a0`";
    private static final String TO = "-----'''\"\"\"\"\".-*dDnNtTlLzZ '";

    private static final BitSet EXTENDED = set(EXTENSION);
    private static final BitSet ALPHABET = set(BASIC + EXTENSION);

    private Gsm7() {}

    private static BitSet set(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }

    /** How many septets a text in the alphabet takes; characters of the extension take two. */
    public static int septets(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            septets += EXTENDED.get(text.charAt(i)) ? 2 : 1;
        }
        return septets;
    }

    /** The text in the alphabet: letters lose marks that it lacks, what has no likeness becomes a question mark. */
    public static String of(String text) {
        if (known(text)) {
            return text;
        }
        StringBuilder in = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(point, in));
        return in.toString();
    }

    /** Whether every character is in the alphabet, so that nothing is lost. */
    public static boolean holds(String text) {
        return known(text);
    }

    /**
     * The codes of a text in the alphabet, one septet in each octet and two for a character of the extension: as SMPP carries
     * them.
     *
     * @throws IllegalArgumentException if a character is not in the alphabet
     */
    public static byte[] octets(String text) {
        byte[] octets = new byte[septets(text)];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int basic = BASIC.indexOf(text.charAt(i));
            int extended = EXTENSION.indexOf(text.charAt(i));
            if (basic >= 0) {
                // The table has the escape where this string goes on with what follows it.
                octets[length++] = (byte) (basic < ESCAPE ? basic : basic + 1);
            } else if (extended >= 0) {
                octets[length++] = ESCAPE;
                octets[length++] = (byte) EXTENSION_CODES[extended];
            } else {
                throw new IllegalArgumentException("not in the alphabet: U+" + Integer.toHexString(text.charAt(i)));
            }
        }
        return octets;
    }

    /** The text of such codes; a code that means nothing becomes a question mark. */
    public static String text(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0x7F;
            if (code == ESCAPE && i + 1 < octets.length) {
                text.append(extended(octets[++i] & 0x7F));
            } else {
                text.append(code == ESCAPE ? '?' : BASIC.charAt(code < ESCAPE ? code : code - 1));
            }
        }
        return text.toString();
    }

    private static char extended(int code) {
        for (int i = 0; i < EXTENSION_CODES.length; i++) {
            if (EXTENSION_CODES[i] == code) {
                return EXTENSION.charAt(i);
            }
        }
        return '?';
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
        for (int i = 0; i < text.length(); i++) {
            if (!ALPHABET.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
