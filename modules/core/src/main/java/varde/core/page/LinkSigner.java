package varde.core.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies the links by which people answer a page. A link is good for one outage and one person until it
 * expires. The first key signs, all keys verify, so that a key can be replaced while links are about.
 */
public final class LinkSigner {

    /**
     * Somebody who may hold a link with this number.
     *
     * @param outage identity of the outage
     * @param person id of the person
     */
    public record Candidate(String outage, String person) {}

    /** What a token turned out to be. */
    public sealed interface Verdict {

        /** The link of this person for this outage. */
        record Genuine(int number, Candidate holder) implements Verdict {}

        /** It was good once. */
        record Expired(int number, long expiredAt) implements Verdict {}

        /** It is not a link, or nobody who was paged holds it. */
        record Unknown() implements Verdict {}
    }

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PATH = "/a/";

    private final String base;
    private final List<SecretKeySpec> keys;

    /**
     * Signs under a base URL.
     *
     * @param base URL without a slash at its end, such as {@code http://127.0.0.1:8080}
     * @param keys the first signs, all verify
     * @throws IllegalArgumentException if there is no key, or an empty one
     */
    public LinkSigner(String base, List<byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("answer links need a key");
        }
        this.base = base;
        this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
    }

    /** The URL that its links begin with. */
    public String base() {
        return base;
    }

    /**
     * The link of a person for an outage: the base, {@code /a/} and 16 characters.
     *
     * @param number the outage's short number
     * @param holder for which outage and whom
     * @param goodUntil milliseconds since the epoch; rounded up to a whole hour
     */
    public String link(int number, Candidate holder, long goodUntil) {
        int hour = AnswerLink.hourAfter(goodUntil);
        return base + PATH + new AnswerLink(number, hour, sign(keys.get(0), holder, hour)).token();
    }

    /**
     * Whose link a token is.
     *
     * @param token the 16 characters
     * @param candidates everybody who was paged for the outage of that number
     * @param now milliseconds since the epoch
     */
    public Verdict verify(String token, List<Candidate> candidates, long now) {
        Optional<AnswerLink> read = AnswerLink.read(token);
        if (read.isEmpty()) {
            return new Verdict.Unknown();
        }
        AnswerLink link = read.get();
        for (Candidate candidate : candidates) {
            if (signed(link, candidate)) {
                return now < link.expiresAt()
                        ? new Verdict.Genuine(link.number(), candidate)
                        : new Verdict.Expired(link.number(), link.expiresAt());
            }
        }
        return new Verdict.Unknown();
    }

    private boolean signed(AnswerLink link, Candidate candidate) {
        boolean found = false;
        for (SecretKeySpec key : keys) {
            found |= MessageDigest.isEqual(sign(key, candidate, link.expiresHour()), link.signature());
        }
        return found;
    }

    private static byte[] sign(SecretKeySpec key, Candidate holder, int hour) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            field(mac, holder.outage());
            field(mac, holder.person());
            byte[] signature = mac.doFinal(ByteBuffer.allocate(4).putInt(hour).array());
            return Arrays.copyOf(signature, AnswerLink.SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /** Each field with its length, so that no two pairs of fields sign the same bytes. */
    private static void field(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
    }
}
