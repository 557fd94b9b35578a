package varde.config.notifiers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.config.problem.Mark;
import varde.config.problem.Problem;
import varde.config.problem.Problems;
import varde.config.yaml.Value;

/** Puts in what is not kept in the files: {@code ${NAME}} from the environment, {@code ${file:PATH}} from a file. */
public final class Expansion {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FILE = "file:";

    private final Function<String, Optional<String>> environment;
    private final Path folder;
    private final Problem.Severity missing;
    private final Problems problems;

    /**
     * Expands with these.
     *
     * @param environment the variables by name
     * @param folder what relative paths of files are relative to
     * @param missing how bad it is that a variable or file is not there: an error for whom it is to be used, a warning
     *     for who only looks at the configuration and rarely has its secrets
     * @param problems takes what is wrong
     */
    public Expansion(
            Function<String, Optional<String>> environment, Path folder, Problem.Severity missing, Problems problems) {
        this.environment = environment;
        this.folder = folder;
        this.missing = missing;
        this.problems = problems;
    }

    /** The text of a value with everything put in; empty if something is not there, which is reported. */
    public Optional<String> of(Value value) {
        return value.text().flatMap(text -> {
            Matcher place = PLACE.matcher(text);
            StringBuilder expanded = new StringBuilder();
            boolean whole = true;
            while (place.find()) {
                Optional<String> found = lookUp(place.group(1), value);
                whole &= found.isPresent();
                place.appendReplacement(expanded, Matcher.quoteReplacement(found.orElse("")));
            }
            return whole ? Optional.of(place.appendTail(expanded).toString()) : Optional.empty();
        });
    }

    private Optional<String> lookUp(String name, Value value) {
        if (name.startsWith(FILE)) {
            return file(name.substring(FILE.length()), value);
        }
        if (!NAME.matcher(name).matches()) {
            value.error("`${" + name + "}` is neither ${NAME} of the environment nor ${file:PATH}; correct it");
            return Optional.empty();
        }
        Optional<String> found = environment.apply(name);
        if (found.isEmpty()) {
            lacking(value.mark(), "the environment has no variable " + name + "; set it before notifiers start");
        }
        return found;
    }

    /** The content of a file, without the line break at its end. */
    private Optional<String> file(String path, Value value) {
        try {
            return Optional.of(Files.readString(folder.resolve(path)).stripTrailing());
        } catch (IOException gone) {
            lacking(value.mark(), "cannot read the file " + path + "; create it before notifiers start");
            return Optional.empty();
        }
    }

    private void lacking(Mark at, String message) {
        if (missing == Problem.Severity.ERROR) {
            problems.error(at, message);
        } else {
            problems.warning(at, message);
        }
    }
}
