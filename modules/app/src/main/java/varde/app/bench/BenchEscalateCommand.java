package varde.app.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.app.apply.Folder;
import varde.bench.escalate.EscalateStorm;
import varde.config.Configuration;

/** {@code varde bench escalate}: many outages within a minute of log time, through the bare core of ESCALATE. */
@Command(
        name = "escalate",
        description =
                "Outages within a minute of log time over all teams, through ESCALATE's core without Kafka: how long"
                        + " people wait for their first page (log time), and the wall time of it all.")
final class BenchEscalateCommand implements Callable<Integer> {

    @Option(names = "--config", defaultValue = "config", description = "Configuration folder (${DEFAULT-VALUE}).")
    private Path folder = Path.of("config");

    @Option(names = "--outages", defaultValue = "10000", description = "How many (${DEFAULT-VALUE}).")
    private int outages;

    @Option(names = "--from", defaultValue = "2026-10-01T01:14:00Z", description = "When (${DEFAULT-VALUE}).")
    private Instant from = Instant.EPOCH;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Configuration configuration = Folder.require(folder);
        EscalateStorm.Figures figures =
                new EscalateStorm(configuration.teams(), configuration.people()).run(outages, from);
        output.say(
                figures,
                String.format(
                        Locale.ROOT,
                        "%d outages within a minute over %d teams: first page of each of %d people after at most %d ms"
                                + " (log time); at most %d SMS to one person for one team in three minutes, %d ms apart;"
                                + " %d pages in all, %d outages in none of them; %.2f s in the bare core",
                        figures.outages(),
                        figures.teams(),
                        figures.people(),
                        figures.max_ms(),
                        figures.sms(),
                        figures.sms_closest_ms(),
                        figures.pages(),
                        figures.unmentioned(),
                        figures.seconds()));
        return 0;
    }
}
