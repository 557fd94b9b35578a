package varde.app.wall;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.answer.Answering;
import varde.app.oncall.RosterCalendar;
import varde.app.view.Situation;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.page.AnswerLink;
import varde.core.page.LinkSigner;

/** The small HTTP endpoint: the wall at {@code /}, and the answers behind links at {@code /a/…}. */
public final class WallServer implements AutoCloseable {

    private static final String UNKNOWN = "";

    private final Situation situation;
    private final Answering answering;
    private final LinkSigner signer;
    private final Clock clock;
    private final WallPage wall;
    private final AnswerPage pages;
    private final Javalin http;

    /**
     * What the endpoint needs.
     *
     * @param host the address to listen on
     * @param port 0 for any free one
     * @param zone in which times are shown
     * @param clock for the time on the wall and the expiry of links
     * @param more further routes, such as those of a simulation
     */
    public record Settings(String host, int port, ZoneId zone, Clock clock, Consumer<RoutesConfig> more) {}

    /**
     * Starts listening.
     *
     * @throws CannotStart if the port is taken
     */
    public WallServer(Situation situation, Answering answering, LinkSigner signer, Settings settings) {
        this.situation = situation;
        this.answering = answering;
        this.signer = signer;
        this.clock = settings.clock();
        this.wall = new WallPage(situation, settings.zone());
        this.pages = new AnswerPage(situation, settings.zone());
        this.http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/", context -> html(context, wall.render(clock.instant())));
            config.routes.get("/a/{token}", context -> byLink(context, this::ask));
            config.routes.post("/a/{token}", context -> byLink(context, this::act));
            config.routes.get("/oncall/team/{id}.ics", context -> calendar(context, true));
            config.routes.head("/oncall/team/{id}.ics", context -> calendar(context, true));
            config.routes.get("/oncall/person/{id}.ics", context -> calendar(context, false));
            config.routes.head("/oncall/person/{id}.ics", context -> calendar(context, false));
            settings.more().accept(config.routes);
        });
        try {
            http.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new CannotStart(
                    "port " + settings.port() + " is taken, so the wall cannot be shown: stop what listens"
                            + " there, or choose another with " + Setting.WALL_PORT.variable());
        }
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    private void byLink(Context context, BiConsumer<Context, LinkSigner.Verdict.Genuine> then) {
        String token = context.pathParam("token");
        List<LinkSigner.Candidate> candidates = AnswerLink.read(token)
                .map(link -> situation.paged(link.number()))
                .orElse(List.of());
        LinkSigner.Verdict verdict = signer.verify(token, candidates, clock.millis());
        if (verdict instanceof LinkSigner.Verdict.Genuine genuine) {
            then.accept(context, genuine);
        } else if (verdict instanceof LinkSigner.Verdict.Expired) {
            html(context.status(HttpStatus.GONE), pages.expired());
        } else {
            html(context.status(HttpStatus.NOT_FOUND), pages.unknown(UNKNOWN));
        }
    }

    private void ask(Context context, LinkSigner.Verdict.Genuine link) {
        String person = link.holder().person();
        Optional<Outage> outage = situation.outage(link.number());
        html(
                context,
                outage.map(known -> known.status() == Outage.Status.OPEN
                                ? pages.question(known, person)
                                : pages.over(known, person))
                        .orElseGet(() -> pages.unknown(Integer.toString(link.number()))));
    }

    private void act(Context context, LinkSigner.Verdict.Genuine link) {
        String person = link.holder().person();
        Optional<String> team = situation.escalations(link.holder().outage()).stream()
                .filter(escalation -> escalation.pages().stream()
                        .anyMatch(page -> page.person().equals(person)))
                .map(Escalation::team)
                .findFirst();
        html(context, pages.outcome(answering.acknowledge(link.number(), team, person, Command.How.LINK), person));
    }

    /** Whose roster it is, everybody may know who may see the wall. */
    private void calendar(Context context, boolean team) {
        RosterCalendar calendar = situation.rosters();
        String id = context.pathParam("id");
        Optional<RosterCalendar.Feed> feed =
                team ? calendar.ofTeam(id, clock.instant()) : calendar.ofPerson(id, clock.instant());
        feed.ifPresentOrElse(found -> CalendarAnswer.give(context, found), () -> context.status(HttpStatus.NOT_FOUND));
    }

    private static void html(Context context, String page) {
        context.header("Cache-Control", "no-store")
                .header("X-Frame-Options", "DENY")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .html(page);
    }

    @Override
    public void close() {
        http.stop();
    }
}
