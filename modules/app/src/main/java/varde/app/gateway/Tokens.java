package varde.app.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import varde.core.landscape.Agent;

/**
 * Which token belongs to which agent. Only hashes are known. They are found by a keyed hash that nobody outside can
 * compute and compared in constant time, so that how long an answer takes tells nothing about them.
 */
final class Tokens {

    private static final String MAC = "HmacSHA256";

    /**
     * Who holds a token.
     *
     * @param agent the agent
     * @param token the token's SHA-256, in hexadecimal: its name where it must not be known itself
     */
    record Holder(Agent agent, String token) {}

    private record Entry(byte[] hash, Holder holder) {}

    private final SecretKeySpec key;
    private final Map<String, Entry> entries = new HashMap<>();

    /** The tokens of these agents; an agent may have several, so that one can replace another without a gap. */
    Tokens(Collection<Agent> agents) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
        for (Agent agent : agents) {
            for (String hex : agent.tokenSha256()) {
                byte[] hash = HexFormat.of().parseHex(hex);
                entries.put(place(hash), new Entry(hash, new Holder(agent, hex)));
            }
        }
    }

    /** Who holds this token; empty if nobody does. */
    Optional<Holder> holder(String token) {
        byte[] hash = sha256(token);
        Entry entry = entries.get(place(hash));
        return entry != null && MessageDigest.isEqual(entry.hash(), hash)
                ? Optional.of(entry.holder())
                : Optional.empty();
    }

    /** The hash of a token as it is written in {@code agents.yaml}. */
    static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String place(byte[] hash) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
