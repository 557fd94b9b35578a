package varde.core.page;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the 16 characters of an answer link say: base64url of 24 bits outage number, 24 bits expiry, 48 bits signature.
 * Reading one does not verify it.
 *
 * @param number the outage's short number, 0 to 16,777,215
 * @param expiresHour the link is good until this many hours after the epoch
 * @param signature the first 6 bytes of the HMAC
 */
public record AnswerLink(int number, int expiresHour, byte[] signature) {

    /** How many characters a token has. */
    public static final int LENGTH = 16;

    static final int SIGNATURE_BYTES = 6;
    private static final int MOST = 0xFFFFFF;
    private static final long HOUR = 3_600_000L;

    public AnswerLink {
        if (number < 0 || number > MOST || expiresHour < 0 || expiresHour > MOST) {
            throw new IllegalArgumentException("a link holds 24 bits, not " + number + " and " + expiresHour);
        }
        signature = Arrays.copyOf(signature, SIGNATURE_BYTES);
    }

    /** Reads a token; empty if it is none. */
    public static Optional<AnswerLink> read(String token) {
        if (token.length() != LENGTH || !token.chars().allMatch(AnswerLink::inAlphabet)) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        int number = number(bytes, 0);
        int hour = number(bytes, 3);
        return Optional.of(new AnswerLink(number, hour, Arrays.copyOfRange(bytes, 6, 12)));
    }

    /** The token: 16 characters that need no escaping in a URL. */
    public String token() {
        byte[] bytes = ByteBuffer.allocate(12)
                .put(number24(number))
                .put(number24(expiresHour))
                .put(signature)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hour, counted from the epoch, at whose begin a link expires that has to be good until an instant in ms. */
    static int hourAfter(long instant) {
        return Math.toIntExact((instant + HOUR - 1) / HOUR);
    }

    /** When it expires, in milliseconds since the epoch. */
    public long expiresAt() {
        return expiresHour * HOUR;
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerLink that
                && number == that.number
                && expiresHour == that.expiresHour
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * number + expiresHour) + Arrays.hashCode(signature);
    }

    private static boolean inAlphabet(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
    }

    private static byte[] number24(int number) {
        return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }
}
