package varde.app.outbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what is in the outbox as its receivers would see it: text messages as they stand on a telephone, with a line to answer by;
 * mails with their subject and their HTML.
 */
public final class OutboxPage {

    private static final int SHOWN = 40;
    private static final String STYLE = """
            :root{color-scheme:light}
            *{box-sizing:border-box}
            body{margin:0;background:#e9ecf1;color:#16191d;font:16px/1.45 -apple-system,"Segoe UI",Roboto,"DejaVu Sans",Arial,sans-serif}
            header{padding:1rem 1.5rem;font-size:1.3rem;font-weight:700}
            main{display:flex;flex-wrap:wrap;gap:1.25rem;padding:0 1.5rem 2rem;align-items:flex-start}
            .phone{width:23rem;background:#fff;border-radius:1.4rem;padding:1rem;box-shadow:0 1px 4px #0003}
            .mail{width:38rem;max-width:100%;background:#fff;border-radius:.6rem;box-shadow:0 1px 4px #0003;overflow:hidden}
            .to{font-size:.82rem;color:#5b6470;margin:0 0 .6rem}
            .bubble{background:#e5e5ea;border-radius:1.1rem;padding:.7rem .9rem;margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
            .mail .head{padding:.8rem 1rem;border-bottom:1px solid #dde1e7}
            .mail .subject{font-weight:700}
            iframe{display:block;width:100%;height:34rem;border:0;background:#fff}
            form{display:flex;gap:.5rem;margin:.8rem 0 0}
            input{flex:1;border:1px solid #c4cad3;border-radius:1rem;padding:.45rem .8rem;font:inherit}
            button{border:0;border-radius:1rem;padding:.45rem .9rem;background:#0b57d0;color:#fff;font:inherit}
            """;
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'";

    /** As on a telephone: the reader's own clock. */
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Path folder;
    private final BiConsumer<String, String> answers;

    /**
     * Shows a folder.
     *
     * @param folder of an {@link Outbox}
     * @param answers takes what is answered: the number, and the text
     */
    public OutboxPage(Path folder, BiConsumer<String, String> answers) {
        this.folder = folder;
        this.answers = answers;
    }

    /** The page's address and that of its form. */
    public void routes(RoutesConfig routes) {
        routes.get("/outbox", this::show);
        routes.post("/outbox/reply", this::reply);
    }

    private void show(Context context) throws IOException {
        context.header("Cache-Control", "no-store")
                .header("Content-Security-Policy", POLICY)
                .html(render());
    }

    private void reply(Context context) {
        String from = Objects.requireNonNullElse(context.formParam("from"), "");
        String text = Objects.requireNonNullElse(context.formParam("text"), "");
        if (!from.isEmpty() && !text.isEmpty()) {
            answers.accept(from, text);
        }
        context.redirect("/outbox");
    }

    /** The page, the latest message first. */
    String render() throws IOException {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width,initial-scale=1\"><title>Varde: outbox</title><style>" + STYLE
                + "</style></head><body><header>Outbox</header><main>"
                + latest().stream().map(this::card).collect(Collectors.joining())
                + "</main></body></html>";
    }

    private List<Path> latest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).matches("\\d+-(sms-.*\\.txt|mail-.*\\.eml|webhook-.*\\.json)"))
                    .sorted(Comparator.comparing(OutboxPage::number).reversed())
                    .limit(SHOWN)
                    .toList();
        }
    }

    private String card(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (name(file).endsWith(".eml")) {
                return mail(file, content);
            }
            String text = new String(content, StandardCharsets.UTF_8);
            return name(file).endsWith(".txt") ? sms(text) : webhook(text);
        } catch (IOException | MessagingException e) {
            return "<section class=\"phone\"><p class=\"to\">" + escape(name(file)) + " cannot be read</p></section>";
        }
    }

    private static String sms(String file) {
        int end = file.indexOf("\n\n");
        String head = end < 0 ? "" : file.substring(0, end);
        String text = file.substring(end < 0 ? 0 : end + 2).stripTrailing();
        String to = header(head, "To");
        return "<section class=\"phone\"><p class=\"to\">" + escape(to) + " &middot; "
                + escape(clock(header(head, "At")))
                + "</p><p class=\"bubble\">" + escape(text) + "</p><form method=\"post\" action=\"/outbox/reply\">"
                + "<input type=\"hidden\" name=\"from\" value=\"" + escape(to)
                + "\"><input name=\"text\" aria-label=\"Answer\" placeholder=\"OK 1001\" autocomplete=\"off\">"
                + "<button>Answer</button></form></section>";
    }

    private static String clock(String at) {
        try {
            return CLOCK.format(Instant.parse(at));
        } catch (DateTimeParseException e) {
            return at;
        }
    }

    private static String webhook(String body) {
        return "<section class=\"phone\"><p class=\"to\">webhook</p><p class=\"bubble\">" + escape(body)
                + "</p></section>";
    }

    private static String mail(Path file, byte[] content) throws MessagingException, IOException {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
        String subject = Objects.requireNonNullElse(mail.getSubject(), "");
        Path html = file.resolveSibling(name(file).replaceAll("\\.eml$", ".html"));
        String shown = Files.exists(html) ? Files.readString(html) : "";
        return "<section class=\"mail\"><div class=\"head\"><p class=\"to\">" + escape(address(mail, "From"))
                + " &rarr; " + escape(address(mail, "To")) + "</p><div class=\"subject\">" + escape(subject)
                + "</div></div><iframe sandbox title=\"" + escape(subject) + "\" srcdoc=\"" + escape(shown)
                + "\"></iframe></section>";
    }

    private static String address(MimeMessage mail, String header) throws MessagingException, IOException {
        String[] all = mail.getHeader(header);
        return all == null ? "" : MimeUtility.decodeText(all[0]);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static int number(Path file) {
        String name = name(file);
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
