package varde.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import varde.core.oncall.Language;

/**
 * The texts of all pages, made from templates. A template is named {@code nb/opened.sms}: a language, an event, and what
 * it is for: {@code sms}, {@code subject}, {@code lead} (the first sentence of a mail), {@code txt} and {@code html}.
 * Where an event has no {@code txt} or {@code html} of its own, {@code nb/page.txt} and {@code nb/page.html} serve.
 */
public final class Texts {

    private static final List<String> PER_EVENT = List.of("sms", "subject", "lead");
    private static final String PAGE = "page";

    private final Map<String, Template> templates = new TreeMap<>();

    private Texts(Map<String, Template> templates) {
        this.templates.putAll(templates);
    }

    /**
     * The built-in texts.
     *
     * @param builtIn gives the text of each of {@link #builtInNames}; it lies beside this class, in {@code templates}
     */
    public static Texts of(Function<String, String> builtIn) {
        Map<String, Template> templates = new TreeMap<>();
        builtInNames().forEach(name -> templates.put(name, template(name, builtIn.apply(name))));
        return new Texts(templates);
    }

    /**
     * These texts, some of them replaced.
     *
     * @param replaced templates by name, such as {@code nb/opened.sms}
     * @throws IllegalArgumentException if a name or a placeholder is unknown, with what to write instead
     */
    public Texts with(Map<String, String> replaced) {
        if (replaced.isEmpty()) {
            return this;
        }
        Texts texts = new Texts(templates);
        texts.templates.putAll(read(replaced));
        return texts;
    }

    /**
     * Looks whether templates can be used.
     *
     * @throws IllegalArgumentException if a name or a placeholder is unknown, with what to write instead
     */
    public static void check(Map<String, String> replaced) {
        read(replaced);
    }

    private static Map<String, Template> read(Map<String, String> texts) {
        Map<String, Template> read = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (!possibleNames().contains(name)) {
                throw new IllegalArgumentException("there is no text " + name + ", but " + possibleNames());
            }
            read.put(name, template(name, text));
        });
        return read;
    }

    private static Template template(String name, String text) {
        return new Template(name, text, PageValues.NAMES);
    }

    /** The names of the templates that Varde brings along. */
    public static List<String> builtInNames() {
        List<String> names = new ArrayList<>();
        for (Language language : Language.values()) {
            for (PageEvent event : PageEvent.values()) {
                PER_EVENT.forEach(use -> names.add(name(language, file(event), use)));
            }
            for (String own :
                    List.of(PAGE, file(PageEvent.ALL_CLEAR), file(PageEvent.DIGEST), file(PageEvent.ROSTER))) {
                names.add(name(language, own, "txt"));
                names.add(name(language, own, "html"));
            }
        }
        return names;
    }

    /** The names that a template may have. */
    public static List<String> possibleNames() {
        List<String> names = new ArrayList<>();
        for (Language language : Language.values()) {
            for (PageEvent event : PageEvent.values()) {
                PER_EVENT.forEach(use -> names.add(name(language, file(event), use)));
                names.add(name(language, file(event), "txt"));
                names.add(name(language, file(event), "html"));
            }
            names.add(name(language, PAGE, "txt"));
            names.add(name(language, PAGE, "html"));
        }
        return names;
    }

    /** The placeholders that a template may hold, without their braces. */
    public static Set<String> placeholders() {
        return PageValues.NAMES;
    }

    /** The texts of a page. */
    public Rendered render(PageFacts facts) {
        Language language = facts.language();
        String event = file(facts.event());
        PageValues values = new PageValues(facts);
        Map<String, String> plain = values.plain();
        Map<String, String> html = values.html();
        String subject = template(language, event, "subject").with(plain).strip();
        Template lead = template(language, event, "lead");
        plain.put("subject", subject);
        html.put("subject", PageValues.escaped(subject));
        plain.put("lead", lead.with(plain).strip());
        html.put("lead", lead.with(html).strip());
        return new Rendered(
                new ShortText(template(language, event, "sms"), plain).fitted(),
                subject,
                own(language, event, "txt").with(plain).strip() + "\n",
                own(language, event, "html").with(html));
    }

    private Template own(Language language, String event, String use) {
        Template own = templates.get(name(language, event, use));
        return own != null ? own : template(language, PAGE, use);
    }

    private Template template(Language language, String event, String use) {
        String name = name(language, event, use);
        Template template = templates.get(name);
        if (template == null) {
            throw new IllegalStateException("there is no text " + name);
        }
        return template;
    }

    private static String name(Language language, String event, String use) {
        return language.name().toLowerCase(Locale.ROOT) + "/" + event + "." + use;
    }

    private static String file(PageEvent event) {
        return event.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
