package varde.config.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.problem.Mark;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Fleets;
import varde.core.landscape.Watch;

/** Reads {@code landscape/*.yaml}. */
final class ComponentReader {

    private static final List<String> GIVEN = List.of("component", "kind", "severity", "application");

    private final Names names;

    ComponentReader(Names names) {
        this.names = names;
    }

    /** Adds the components of one file. */
    void read(Value file, List<Placed> into) {
        file.fields("the file").ifPresent(fields -> {
            fields.required("components").map(Value::list).orElse(List.of()).stream()
                    .flatMap(item -> item.fields("a component").stream())
                    .forEach(component -> component(component).ifPresent(into::add));
            fields.close();
        });
    }

    private Optional<Placed> component(Fields fields) {
        Optional<String> id = fields.requiredAs("id", ComponentReader::id);
        Mark mark = fields.mark("id");
        id.ifPresent(known -> declare(known, mark));
        boolean fleet = id.flatMap(Fleets::range).isPresent();
        Optional<String> kind = fields.requiredAs("kind", Words::id);
        String name = fields.value("name").flatMap(Value::words).orElse(id.orElse(""));
        Optional<String> owner = fields.as("owner", Words::id);
        owner.ifPresent(team -> names.refer(Kind.TEAM, team, fields.mark("owner"), "`owner`"));
        SortedMap<String, String> labels = labels(fields, owner);
        Criticality criticality =
                fields.as("criticality", Words.oneOf(Criticality.class)).orElse(Criticality.NORMAL);
        String domain = fields.as("domain", Words::id).orElse(Component.MAIN_DOMAIN);
        NeedsReader needs = new NeedsReader(fleet);
        fields.list("needs").forEach(needs::add);
        WatchReader watching = new WatchReader();
        Optional<Watch> watch =
                fields.value("watch").flatMap(value -> value.fields("`watch`")).flatMap(watching::read);
        fields.close();
        return id.map(known -> {
            Component component = new Component(
                    known, kind.orElse(""), name, labels, owner, criticality, domain, needs.needs(), watch);
            return new Placed(component, mark, needs.marks(), watching.watchers());
        });
    }

    private static String id(String text) {
        return Fleets.range(text)
                .map(range -> {
                    Words.id(range.id(range.from()));
                    return text;
                })
                .orElseGet(() -> Words.id(text));
    }

    private void declare(String id, Mark mark) {
        for (String member : Fleets.ids(id)) {
            if (!names.declare(Kind.COMPONENT, member, mark)) {
                return;
            }
        }
    }

    private static SortedMap<String, String> labels(Fields fields, Optional<String> owner) {
        Optional<Fields> given = fields.value("labels").flatMap(value -> value.fields("`labels`"));
        if (given.isEmpty()) {
            return new TreeMap<>();
        }
        Fields labels = given.get();
        SortedMap<String, String> texts = labels.texts();
        if (texts.containsKey("owner")) {
            labels.error(
                    "owner",
                    owner.isPresent()
                            ? "two owners: `owner: " + owner.get() + "` and this label; remove the label"
                            : "an owner is not given by a label; write `owner: " + texts.get("owner")
                                    + "` beside `labels`");
        }
        for (String name : new ArrayList<>(texts.keySet())) {
            if (GIVEN.contains(name)) {
                labels.warning(name, "Varde sets the label `" + name + "` itself, which hides this one; rename it");
            } else if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                labels.error(
                        name,
                        "`" + name + "` cannot be matched as a label; use letters, digits and _ , no digit first");
            }
        }
        return texts;
    }
}
