package varde.app.apply;

import java.util.Locale;
import varde.app.Output;
import varde.config.Configuration;
import varde.config.Reading;
import varde.config.Version;
import varde.config.problem.Problem;
import varde.core.landscape.Fleets;

/** Tells what is right and wrong with a folder. */
final class Verdict {

    private record Line(String file, int line, int column, String severity, String message) {}

    private record Good(String version, int components, int teams, int people, int warnings) {}

    private Verdict() {}

    /** Tells every problem, errors and warnings, by file and line. */
    static void problems(Reading reading, Output output) {
        for (Problem problem : reading.problems()) {
            String severity = problem.severity().name().toLowerCase(Locale.ROOT);
            output.say(
                    new Line(problem.file(), problem.line(), problem.column(), severity, problem.message()),
                    problem.toString());
        }
        int errors = reading.errors().size();
        if (errors > 0) {
            output.remark(errors + (errors == 1 ? " error" : " errors") + "; nothing can be published");
        }
    }

    /** Tells what a folder without errors holds. */
    static void good(Configuration configuration, Reading reading, Output output) {
        int components = configuration.components().stream()
                .mapToInt(component ->
                        Fleets.range(component.id()).map(Fleets.Range::size).orElse(1))
                .sum();
        int warnings = reading.warnings().size();
        Good good = new Good(
                configuration.version(),
                components,
                configuration.teams().size(),
                configuration.people().size(),
                warnings);
        output.say(
                good,
                "good: %d components, %d teams, %d people; version %s%s"
                        .formatted(
                                components,
                                good.teams(),
                                good.people(),
                                Version.shown(good.version()),
                                warnings == 0 ? "" : warnings == 1 ? "; 1 warning" : "; " + warnings + " warnings"));
    }
}
