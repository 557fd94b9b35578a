package varde.app.health;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.util.Optional;
import varde.app.CannotStart;
import varde.app.Setting;

/** Where a process is asked how it is: {@code /metrics}, {@code /health/live} and {@code /health/ready}. */
public final class HealthServer implements AutoCloseable {

    private final Health health;
    private final Figures figures;
    private final Javalin http;

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     * @throws CannotStart if the port is taken
     */
    public HealthServer(Health health, Figures figures, String host, int port) {
        this.health = health;
        this.figures = figures;
        this.http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            routes(config.routes);
        });
        try {
            http.start(host, port);
        } catch (JavalinBindException taken) {
            throw new CannotStart(
                    "port " + port + " is taken, so nobody could ask how this role is: choose another with "
                            + Setting.HEALTH_PORT.variable());
        }
    }

    private void routes(RoutesConfig routes) {
        routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(figures.text()));
        routes.get("/health/live", context -> answer(context, health.notAlive(), "alive"));
        routes.get("/health/ready", context -> answer(context, health.notReady(), "ready"));
    }

    private static void answer(Context context, Optional<String> why, String well) {
        context.status(why.isPresent() ? 503 : 200).result(why.orElse(well) + "\n");
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.stop();
        figures.close();
    }
}
