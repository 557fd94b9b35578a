package varde.app.up;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import varde.app.CannotStart;
import varde.app.Output;

/** Asks the simulation of a running {@code varde up} for something. */
final class SimulationClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private SimulationClient() {}

    /**
     * Breaks or heals a component.
     *
     * @param what {@code break} or {@code heal}
     * @return the exit status: 0 if it was done, 1 if there is no such component
     * @throws CannotStart if nothing simulates there, or it does not answer
     */
    static int ask(String what, String component, String wall, Output output) {
        if (wall.isEmpty()) {
            throw new CannotStart("the running Varde simulates nothing: start it as ./varde up");
        }
        URI uri = URI.create(
                wall + "/simulation/" + what + "?component=" + URLEncoder.encode(component, StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(Simulation.HEADER, "yes")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            output.say(Map.<String, Object>of("component", component, "status", answer.statusCode()), answer.body());
            return answer.statusCode() == 200 ? 0 : 1;
        } catch (IOException e) {
            throw new CannotStart("the simulation at " + wall + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted before the simulation answered", e);
        }
    }
}
