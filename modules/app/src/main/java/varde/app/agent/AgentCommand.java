package varde.app.agent;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import varde.agent.AgentFile;
import varde.agent.Look;
import varde.agent.ProbeAgent;
import varde.agent.file.AgentFileReader;
import varde.app.Addresses;
import varde.app.CannotStart;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.health.Figures;
import varde.app.health.HealthServer;
import varde.core.detect.HeartbeatStatus;

/** {@code varde agent}: a probe agent, or one look at everything it would watch. */
@Command(
        name = "agent",
        description = "Run a probe agent: look at components and send heartbeats, until it is stopped.")
public final class AgentCommand implements Callable<Integer> {
    private final Settings settings;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "What to look at, and how.")
    private @Nullable Path config;

    @Option(
            names = "--once",
            description = "Look once at everything and print what was found; needs no Kafka. The exit status is 1 when"
                    + " anything is not OK.")
    private boolean once;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Spec
    private @Nullable CommandSpec command;

    /** The command, with these settings. */
    public AgentCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        AgentFileReader.Reading reading = read();
        if (reading.file().isEmpty()) {
            reading.problems().forEach(problem -> complain(problem.toString()));
            return 1;
        }
        return once ? lookOnce(reading.file().get()) : run(reading.file().get());
    }

    private AgentFileReader.Reading read() {
        Path path = config;
        if (path == null) {
            throw new IllegalStateException("picocli demands the file");
        }
        try {
            return AgentFileReader.read(path);
        } catch (NoSuchFileException missing) {
            throw new CannotStart("there is no file " + path + "; name the agent's file with --config", missing);
        } catch (IOException unreadable) {
            throw new CannotStart("cannot read " + path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private int lookOnce(AgentFile file) throws InterruptedException {
        Telling telling = new Telling(output);
        List<Look> looks = ProbeAgent.once(file, telling::tell);
        return looks.stream().allMatch(look -> look.finding().status() == HeartbeatStatus.OK) ? 0 : 1;
    }

    /** Runs until the process is told to stop. */
    private int run(AgentFile file) throws InterruptedException {
        Addresses addresses = file.kafka()
                .map(kafka -> connection.findOr(settings, kafka.bootstrap(), kafka.registry()))
                .orElseGet(() -> connection.find(settings));
        AgentFigures figures = new AgentFigures(new Telling(output));
        ProbeAgent agent = AgentRole.start(file, addresses, settings, figures);
        Optional<HealthServer> health =
                settings.isGiven(Setting.HEALTH_PORT) ? Optional.of(health(figures, agent)) : Optional.empty();
        output.remark(file.id() + " at " + file.site() + " watches "
                + file.checks().size() + ", and tells " + addresses.bootstrap() + ". Ctrl-C stops it.");
        int wanted = AgentFile.wantedWorkers(file.checks());
        if (wanted > file.workers()) {
            output.remark(
                    "When nothing answers, " + wanted + " looks are under way at once, but there are " + file.workers()
                            + " workers: some would then not be looked at in time. Raise `workers` or intervals, lower time limits"
                            + " or `retries`, or run two agents.");
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    health.ifPresent(HealthServer::close);
                    agent.close();
                    stopped.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        stopped.await();
        return 0;
    }

    private HealthServer health(AgentFigures told, ProbeAgent agent) {
        Figures figures = new Figures();
        told.tell(figures, agent);
        return new HealthServer(
                told.health(), figures, settings.text(Setting.HEALTH_HOST), settings.number(Setting.HEALTH_PORT));
    }

    private void complain(String line) {
        if (command == null) {
            throw new IllegalStateException("picocli gives every command its specification");
        }
        command.commandLine().getErr().println(line);
    }
}
