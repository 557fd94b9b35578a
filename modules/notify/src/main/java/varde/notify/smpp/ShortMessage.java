package varde.notify.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import varde.core.page.Gsm7;

/**
 * A text as SMPP carries it: one segment, or several with a header (3GPP TS 23.040, 9.2.3.24.1) by which a telephone puts them
 * together again.
 *
 * @param coding 0 for the GSM alphabet, 8 for UCS-2
 * @param segments the user data of each, the header in front where there are several
 */
record ShortMessage(byte coding, List<byte[]> segments) {

    static final byte GSM = 0;
    static final byte UCS2 = 8;

    private static final int GSM_ALONE = 160;
    private static final int GSM_PART = 153;
    private static final int UCS2_ALONE = 140;
    private static final int UCS2_PART = 134;
    private static final int HEADER = 6;
    private static final int MOST = 255;

    ShortMessage {
        segments = List.copyOf(segments);
    }

    /**
     * A text.
     *
     * @param reference tells the parts of one message from those of another; the same for the same message
     * @throws IllegalArgumentException if it would be more than 255 segments
     */
    static ShortMessage of(String text, int reference) {
        return Gsm7.holds(text)
                ? divided(GSM, Gsm7.octets(text), GSM_ALONE, GSM_PART, reference)
                : divided(UCS2, text.getBytes(StandardCharsets.UTF_16BE), UCS2_ALONE, UCS2_PART, reference);
    }

    boolean concatenated() {
        return segments.size() > 1;
    }

    private static ShortMessage divided(byte coding, byte[] all, int alone, int part, int reference) {
        if (all.length <= alone) {
            return new ShortMessage(coding, List.of(all));
        }
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < all.length; ) {
            int to = end(coding, all, from, Math.min(all.length, from + part));
            parts.add(Arrays.copyOfRange(all, from, to));
            from = to;
        }
        if (parts.size() > MOST) {
            throw new IllegalArgumentException("a text of " + parts.size() + " segments");
        }
        List<byte[]> headed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            byte[] data = parts.get(i);
            byte[] segment = new byte[HEADER + data.length];
            segment[0] = HEADER - 1;
            segment[2] = 3;
            segment[3] = (byte) reference;
            segment[4] = (byte) parts.size();
            segment[5] = (byte) (i + 1);
            System.arraycopy(data, 0, segment, HEADER, data.length);
            headed.add(segment);
        }
        return new ShortMessage(coding, headed);
    }

    /** No character is cut in two: neither an escaped one nor a pair of surrogates. */
    private static int end(byte coding, byte[] all, int from, int to) {
        if (to == all.length) {
            return to;
        }
        boolean cut = coding == GSM ? all[to - 1] == 0x1B : (all[to - 2] & 0xFC) == 0xD8;
        int shorter = coding == GSM ? to - 1 : to - 2;
        return cut && shorter > from ? shorter : to;
    }
}
