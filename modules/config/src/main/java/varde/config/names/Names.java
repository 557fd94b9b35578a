package varde.config.names;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import varde.config.problem.Mark;
import varde.config.problem.Nearest;
import varde.config.problem.Problems;

/**
 * All ids that are declared and referred to. Declaring one twice is reported at once; references are judged at the end,
 * when all files have been read.
 */
public final class Names {

    private record Reference(Kind kind, String id, Mark at, String by) {}

    private static final int MOST_GUESSES = 50;

    private final Map<Kind, Map<String, Mark>> declared = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> sorted = new EnumMap<>(Kind.class);
    private final Set<Kind> incomplete = EnumSet.noneOf(Kind.class);
    private final List<Reference> references = new ArrayList<>();
    private final Problems problems;

    /** Nothing is declared yet. */
    public Names(Problems problems) {
        this.problems = problems;
    }

    /** An id is declared here; false if it already was, which is reported. */
    public boolean declare(Kind kind, String id, Mark at) {
        Mark first = of(kind).putIfAbsent(id, at);
        if (first != null) {
            problems.error(
                    at,
                    kind.word() + " `" + id + "` is already declared at " + first.fileAndLine()
                            + "; rename or remove one");
        }
        return first == null;
    }

    /** Something here refers to an id. */
    public void refer(Kind kind, String id, Mark at, String by) {
        references.add(new Reference(kind, id, at, by));
    }

    /** A file that declares this kind could not be read, so that nobody can say which ids of the kind are missing. */
    public void incomplete(Kind kind) {
        incomplete.add(kind);
    }

    /** Whether all files that declare this kind could be read. */
    public boolean complete(Kind kind) {
        return !incomplete.contains(kind);
    }

    /** Whether an id is declared. */
    public boolean knows(Kind kind, String id) {
        return of(kind).containsKey(id);
    }

    /** Where an id is declared. */
    public Optional<Mark> place(Kind kind, String id) {
        return Optional.ofNullable(of(kind).get(id));
    }

    /** Reports every reference to what is not declared; what was probably meant is sought for the first few only. */
    public void check() {
        List<Reference> dangling = references.stream()
                .filter(reference -> !knows(reference.kind(), reference.id()) && complete(reference.kind()))
                .toList();
        for (int i = 0; i < dangling.size(); i++) {
            Kind kind = dangling.get(i).kind();
            List<String> ids = i < MOST_GUESSES
                    ? sorted.computeIfAbsent(
                            kind, any -> of(kind).keySet().stream().sorted().toList())
                    : List.of();
            problems.error(dangling.get(i).at(), message(dangling.get(i), ids));
        }
    }

    private static String message(Reference reference, List<String> ids) {
        Kind kind = reference.kind();
        String known = "; declare it in " + kind.where() + " or correct the name";
        if (kind == Kind.SCHEDULE) {
            String team = reference.id().substring(0, reference.id().indexOf('/') + 1);
            String schedule = reference.id().substring(team.length());
            List<String> siblings = ids.stream()
                    .filter(id -> id.startsWith(team))
                    .map(id -> id.substring(team.length()))
                    .toList();
            return reference.by() + " names the schedule `" + schedule + "`, which the team does not have"
                    + Nearest.ending(schedule, siblings, known);
        }
        return reference.by() + " names the " + kind.word() + " `" + reference.id() + "`, which does not exist"
                + Nearest.ending(reference.id(), ids, known);
    }

    private Map<String, Mark> of(Kind kind) {
        return declared.computeIfAbsent(kind, any -> new HashMap<>());
    }
}
