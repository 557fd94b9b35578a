package varde.app.view;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.correlate.Outage;

/** {@code varde outage N}: one outage with all its reasons. */
@Command(name = "outage", description = "Show one outage: what, why, who was paged and what became of it.")
public final class OutageCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(paramLabel = "N", description = "The outage's number.")
    private int number;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public OutageCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Line line = Line.open(connection.find(settings), settings);
        Situation situation = new Situation(line.topics(), line.codecs());
        OutageHistory history = new OutageHistory(line.topics(), line.codecs(), number);
        LogReader.readAll(line.kafka(), situation.sources(), record -> {
            situation.take(record);
            history.take(record);
        });
        Optional<Outage> outage = situation.outage(number);
        if (outage.isEmpty()) {
            output.say(
                    Map.<String, Object>of("number", number, "found", false),
                    "there is no outage " + number + "; ./varde outages --all lists them");
            return 1;
        }
        OutageTree tree = new OutageTree(outage.get(), situation, history, ZoneId.systemDefault());
        output.say(fields(outage.get(), tree), tree.drawn());
        return 0;
    }

    private static Map<String, Object> fields(Outage outage, OutageTree tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", outage.number());
        fields.put("found", true);
        fields.put("status", outage.status());
        fields.put("severity", outage.severity());
        fields.put("state", outage.state());
        fields.put("title", OutagesCommand.title(outage));
        fields.put("root", outage.root());
        fields.put("inferred", outage.explanation().inferred());
        fields.put("since", OutagesCommand.time(outage.brokeAt()));
        fields.put("failed", outage.counts().failed());
        fields.put("because", tree.branches());
        return fields;
    }
}
