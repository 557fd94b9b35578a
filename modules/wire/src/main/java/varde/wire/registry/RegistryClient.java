package varde.wire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Confluent's REST API, as far as Varde needs it: Confluent's own registry, Apicurio, Karapace and Redpanda speak it. Every
 * method may throw {@link RegistryAwayException} when the registry did not answer in time, and {@link RegistryException}
 * when its answer makes no sense. Remembers nothing; may be used by several threads.
 */
public final class RegistryClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryHttp http;
    private final RegistrySettings settings;

    /** A client with these settings. */
    public RegistryClient(RegistrySettings settings) {
        this.settings = settings;
        this.http = new RegistryHttp(settings);
    }

    /** How it asks. */
    public RegistrySettings settings() {
        return settings;
    }

    /**
     * Registers a schema under a subject, and tells its id; if it is there already, tells the id only.
     *
     * @throws IncompatibleSchemaException if the registry refuses it
     */
    public int register(String subject, Schema schema) {
        return number(
                http.post("/subjects/" + escaped(subject) + "/versions", body(schema)), "id", "register " + subject);
    }

    /**
     * The id of a schema under a subject.
     *
     * @throws NotInRegistryException if it is not registered there
     */
    public int lookup(String subject, Schema schema) {
        return number(http.post("/subjects/" + escaped(subject), body(schema)), "id", "look up " + subject);
    }

    /**
     * The schema of an id.
     *
     * @throws NotInRegistryException if there is none, or if it is no Avro schema
     */
    public Schema byId(int id) {
        String asked = "schema id " + id;
        return parsed(good(http.get("/schemas/ids/" + id), asked), asked);
    }

    /**
     * The latest schema of a subject.
     *
     * @throws NotInRegistryException if there is no such subject
     */
    public Schema latest(String subject) {
        String asked = "latest of " + subject;
        return parsed(good(http.get("/subjects/" + escaped(subject) + "/versions/latest"), asked), asked);
    }

    /** Sets what a registry demands where a subject says nothing. */
    public void setCompatibility(Compatibility level) {
        good(http.put("/config", compatibilityBody(level)), "set the compatibility");
    }

    /**
     * Sets what is demanded of a subject.
     *
     * @throws NotInRegistryException if there is no such subject yet (some registries allow it before, some do not)
     */
    public void setCompatibility(String subject, Compatibility level) {
        good(http.put("/config/" + escaped(subject), compatibilityBody(level)), "set the compatibility of " + subject);
    }

    /** What is demanded of a subject; empty if it says nothing of its own. */
    public Optional<Compatibility> compatibility(String subject) {
        HttpResponse<String> response = http.get("/config/" + escaped(subject));
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        String level = good(response, "compatibility of " + subject)
                .path("compatibilityLevel")
                .asText();
        try {
            return Optional.of(Compatibility.valueOf(level));
        } catch (IllegalArgumentException e) {
            throw new RegistryException("compatibility of " + subject + " is \"" + level + "\", a word not known", e);
        }
    }

    /**
     * Whether a schema would be accepted after the subject's latest one. True for a subject that does not exist.
     */
    public boolean compatible(String subject, Schema schema) {
        HttpResponse<String> response =
                http.post("/compatibility/subjects/" + escaped(subject) + "/versions/latest", body(schema));
        if (response.statusCode() == 404) {
            return true;
        }
        JsonNode answer = good(response, "compatibility with " + subject).path("is_compatible");
        if (!answer.isBoolean()) {
            throw new RegistryException("compatibility with " + subject + ": no is_compatible in " + response.body());
        }
        return answer.booleanValue();
    }

    /** Ends waiting for a registry that is away. */
    @Override
    public void close() {
        http.close();
    }

    private static String escaped(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String body(Schema schema) {
        return json(Map.of("schema", schema.toString()));
    }

    private static String compatibilityBody(Compatibility level) {
        return json(Map.of("compatibility", level.name()));
    }

    private static String json(Map<String, String> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two strings are always JSON", e);
        }
    }

    private static int number(HttpResponse<String> response, String field, String asked) {
        JsonNode value = good(response, asked).path(field);
        if (!value.canConvertToInt()) {
            throw new RegistryException(asked + ": no " + field + " in " + response.body());
        }
        return value.intValue();
    }

    private static Schema parsed(JsonNode answer, String asked) {
        try {
            return new Schema.Parser().parse(answer.path("schema").asText());
        } catch (SchemaParseException e) {
            throw new NotInRegistryException(asked + " is no Avro schema: " + e.getMessage());
        }
    }

    private static JsonNode good(HttpResponse<String> response, String asked) {
        int status = response.statusCode();
        if (status == 404) {
            throw new NotInRegistryException(asked + ": not in the registry (" + response.body() + ")");
        }
        if (status == 409) {
            throw new IncompatibleSchemaException(asked + ": refused as incompatible (" + response.body() + ")");
        }
        if (status / 100 != 2) {
            throw new RegistryException(asked + ": answer " + status + " " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new RegistryException(asked + ": the answer is no JSON: " + response.body(), e);
        }
    }
}
