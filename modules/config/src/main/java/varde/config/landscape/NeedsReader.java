package varde.config.landscape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import varde.config.problem.Mark;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.landscape.Need;

/** Reads the {@code needs} of one component. */
final class NeedsReader {

    private static final String NUMBER = "{n}";

    private final boolean fleet;
    private final List<Need> needs = new ArrayList<>();
    private final Map<String, Mark> marks = new LinkedHashMap<>();

    /** For a fleet, {@code {n}} may stand in ids. */
    NeedsReader(boolean fleet) {
        this.fleet = fleet;
    }

    /** What was read. */
    List<Need> needs() {
        return needs;
    }

    /** Where each id stands; of several the first. */
    Map<String, Mark> marks() {
        return marks;
    }

    /** Reads one line. */
    void add(Value line) {
        if (line.isScalar()) {
            id(line).ifPresent(id -> needs.add(Need.of(id)));
        } else {
            line.fields("a need: an id, `anyOf`, or `atLeast` and `of`").ifPresent(this::group);
        }
    }

    private void group(Fields fields) {
        boolean any = fields.has("anyOf");
        boolean some = fields.has("atLeast") || fields.has("of");
        if (any && some) {
            fields.error("anyOf", "`anyOf` is `atLeast: 1` already; use either `anyOf`, or `atLeast` with `of`");
        } else if (any) {
            ids(fields, "anyOf").filter(ids -> !ids.isEmpty()).ifPresent(ids -> needs.add(new Need(1, ids)));
        } else if (some) {
            atLeast(fields);
        }
        fields.close();
        if (!any && !some) {
            fields.required("anyOf");
        }
    }

    private void atLeast(Fields fields) {
        Optional<Integer> least = fields.requiredAs("atLeast", Words.number(1, Integer.MAX_VALUE));
        Optional<List<String>> ids = ids(fields, "of");
        if (least.isEmpty() || ids.isEmpty() || ids.get().isEmpty()) {
            return;
        }
        int most = ids.get().size();
        if (least.get() > most) {
            fields.error(
                    "atLeast",
                    "at least " + least.get() + " of " + most + " can never hold; it must be from 1 to " + most);
            return;
        }
        needs.add(new Need(least.get(), ids.get()));
    }

    private Optional<List<String>> ids(Fields fields, String key) {
        return fields.required(key).map(value -> {
            Set<String> ids = new LinkedHashSet<>();
            List<Value> items = value.list();
            for (Value item : items) {
                id(item).filter(id -> !ids.add(id))
                        .ifPresent(id -> item.error("`" + id + "` is in this list twice; remove one"));
            }
            if (items.isEmpty() && !value.isScalar() && !value.isFields()) {
                value.error("`" + key + "` is empty; name at least one component");
            }
            return List.copyOf(ids);
        });
    }

    private Optional<String> id(Value value) {
        Optional<String> id = value.as(text -> {
            if (text.contains(NUMBER) && !fleet) {
                throw new IllegalArgumentException(
                        "`" + text + "` holds {n}, but the component is no fleet; give its id a range like {1..9}");
            }
            Words.id(text.replace(NUMBER, "0"));
            return text;
        });
        id.ifPresent(known -> marks.putIfAbsent(known, value.mark()));
        return id;
    }
}
