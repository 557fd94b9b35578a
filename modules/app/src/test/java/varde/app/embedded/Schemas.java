package varde.app.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Registering schemas with a registry under test, by Confluent's REST API alone. */
final class Schemas {
    static final String HEARTBEAT =
            "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Heartbeat\\\",\\\"fields\\\":[{\\\"name\\\":\\\"agent\\\",\\\"type\\\":\\\"string\\\"}]}";
    static final String PAGE =
            "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Page\\\",\\\"fields\\\":[{\\\"name\\\":\\\"id\\\",\\\"type\\\":\\\"string\\\"}]}";
    static final String INCOMPATIBLE_PAGE =
            "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Page\\\",\\\"fields\\\":[{\\\"name\\\":\\\"id\\\",\\\"type\\\":\\\"int\\\"}]}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Schemas() {}

    /** The registry's answer: status, a blank, body. */
    static String register(String registry, String subject, String escapedSchema)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(registry + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString("{\"schema\":\"" + escapedSchema + "\"}"))
                .build());
    }

    static String get(String registry, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(registry + path)).build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        var answer = HTTP.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
