package varde.wire.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the registry is and how it is asked.
 *
 * @param url base of the REST API, such as {@code http://127.0.0.1:8081/apis/ccompat/v7}
 * @param user {@code name:password} for basic authentication
 * @param register whether schemas that the registry does not know are registered; otherwise they must be there
 * @param patience how long a registry that does not answer is asked again
 */
public record RegistrySettings(URI url, Optional<String> user, boolean register, Duration patience) {

    /** Setting: the registry's URL. This and the next two have the names that Confluent's clients give them. */
    public static final String URL = "schema.registry.url";
    /** Setting: {@code name:password}. */
    public static final String USER = "basic.auth.user.info";
    /** Setting: whether unknown schemas are registered; {@code true} if left out. */
    public static final String REGISTER = "auto.register.schemas";
    /** Setting: how long a registry that is away is asked again, in milliseconds; 60,000 if left out. */
    public static final String PATIENCE = "varde.registry.patience.ms";

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

    /** The usual settings for a registry. */
    public static RegistrySettings of(String url) {
        return new RegistrySettings(parsed(url), Optional.empty(), true, USUAL_PATIENCE);
    }

    /**
     * From settings by name.
     *
     * @throws IllegalArgumentException if one is missing or makes no sense; the message says which
     */
    public static RegistrySettings from(Map<String, ?> settings) {
        Object url = settings.get(URL);
        if (url == null) {
            throw new IllegalArgumentException(URL + " is not set: give the base URL of the schema registry");
        }
        return new RegistrySettings(
                parsed(url.toString()),
                Optional.ofNullable(settings.get(USER)).map(Object::toString),
                Optional.ofNullable(settings.get(REGISTER))
                        .map(value -> Boolean.valueOf(value.toString()))
                        .orElse(true),
                Optional.ofNullable(settings.get(PATIENCE))
                        .map(value -> millis(value.toString()))
                        .orElse(USUAL_PATIENCE));
    }

    private static Duration millis(String value) {
        try {
            return Duration.ofMillis(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(PATIENCE + " is \"" + value + "\": give milliseconds", e);
        }
    }

    private static URI parsed(String url) {
        String trimmed = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            URI uri = URI.create(trimmed);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(complaint(url), e);
        }
        throw new IllegalArgumentException(complaint(url));
    }

    private static String complaint(String url) {
        return URL + " is \"" + url + "\": give one URL like http://127.0.0.1:8081/apis/ccompat/v7";
    }
}
