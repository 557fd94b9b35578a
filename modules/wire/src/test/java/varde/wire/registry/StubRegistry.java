package varde.wire.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** A small schema registry in the process, for the part of Confluent's REST API that Varde uses. */
public final class StubRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Schema>> subjects = new HashMap<>();
    private final Map<String, String> levels = new HashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> mishaps = new ArrayDeque<>();

    private record Answer(int status, String body) {}

    /** On this port; 0 for any. */
    public StubRegistry(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What was asked, such as {@code GET /schemas/ids/1}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The next request gets this answer instead. */
    public synchronized void answerOnce(int status, String body) {
        mishaps.add(new Answer(status, body));
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        requests.add(method + " " + path);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = mishaps.isEmpty()
                ? answer(method, path.split("/"), new String(body, StandardCharsets.UTF_8))
                : mishaps.remove();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(String method, String[] path, String body) throws IOException {
        if (path[1].equals("schemas")) {
            int id = Integer.parseInt(path[3]);
            return id <= schemas.size() ? schema(schemas.get(id - 1)) : missing(40403);
        }
        if (path[1].equals("config")) {
            return config(method, path.length > 2 ? path[2] : "", body);
        }
        if (path[1].equals("compatibility")) {
            List<Schema> versions = subjects.get(path[3]);
            return versions == null
                    ? missing(40401)
                    : new Answer(200, "{\"is_compatible\":" + reads(parsed(body), versions) + "}");
        }
        List<Schema> versions = subjects.getOrDefault(path[2], List.of());
        if (method.equals("GET")) {
            return versions.isEmpty() ? missing(40401) : schema(versions.get(versions.size() - 1));
        }
        return path.length == 3 ? lookup(versions, parsed(body)) : register(path[2], versions, parsed(body));
    }

    private Answer config(String method, String subject, String body) throws IOException {
        if (method.equals("GET")) {
            String level = levels.get(subject);
            return level == null ? missing(40408) : new Answer(200, "{\"compatibilityLevel\":\"" + level + "\"}");
        }
        if (!subject.isEmpty() && !subjects.containsKey(subject)) {
            return missing(40401);
        }
        levels.put(subject, JSON.readTree(body).path("compatibility").asText());
        return new Answer(200, body);
    }

    private Answer lookup(List<Schema> versions, Schema schema) {
        return versions.contains(schema) ? id(schema) : missing(40403);
    }

    private Answer register(String subject, List<Schema> versions, Schema schema) {
        if (levels.containsKey(subject) && !reads(schema, versions)) {
            return new Answer(409, "{\"error_code\":409,\"message\":\"incompatible\"}");
        }
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        if (!versions.contains(schema)) {
            subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(schema);
        }
        return id(schema);
    }

    private static boolean reads(Schema reader, List<Schema> writers) {
        return writers.stream()
                .allMatch(writer -> SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                                .getType()
                        == SchemaCompatibilityType.COMPATIBLE);
    }

    private Answer id(Schema schema) {
        return new Answer(200, "{\"id\":" + (schemas.indexOf(schema) + 1) + "}");
    }

    private static Answer missing(int code) {
        return new Answer(404, "{\"error_code\":" + code + ",\"message\":\"not found\"}");
    }

    private static Answer schema(Schema schema) throws IOException {
        return new Answer(200, JSON.writeValueAsString(Map.of("schema", schema.toString())));
    }

    private static Schema parsed(String body) throws IOException {
        return new Schema.Parser().parse(JSON.readTree(body).path("schema").asText());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
