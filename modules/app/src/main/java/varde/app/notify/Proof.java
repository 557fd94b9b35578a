package varde.app.notify;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request knows a secret. It may show it as bearer token, as password of any user, or as the parameter {@code key}, for
 * gateways that can do nothing but call a URL; or, best, sign its body with it as our own webhooks do.
 */
record Proof(Context request) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final String SIGNED = "sha256=";

    boolean of(String secret) {
        String signature = request.header("X-Varde-Signature");
        if (signature != null) {
            return signature.startsWith(SIGNED) && same(signature, SIGNED + signature(secret));
        }
        return shown().map(one -> same(one, secret)).orElse(false);
    }

    private Optional<String> shown() {
        String authorization = request.header("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        if (authorization != null && authorization.startsWith(BASIC)) {
            return password(authorization.substring(BASIC.length()).strip());
        }
        return Optional.ofNullable(request.queryParam("key")).or(() -> Optional.ofNullable(request.formParam("key")));
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String signature(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(request.bodyAsBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** In a time that does not depend on where they differ. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
