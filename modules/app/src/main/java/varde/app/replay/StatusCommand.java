package varde.app.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Settings;
import varde.app.oncall.Moment;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.landscape.State;
import varde.core.oncall.OnCall;
import varde.core.oncall.Schedule;
import varde.core.oncall.Team;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Recording;
import varde.replay.story.OutageTale;
import varde.replay.story.Story;
import varde.replay.story.StoryReader;
import varde.replay.story.Timed;

/** {@code varde status --at TIME}: states, outages and who was on call at a moment. */
@Command(
        name = "status",
        description = "What was going on at a moment: what was down, which outages were open, who was on call.")
public final class StatusCommand implements Callable<Integer> {

    private final Settings settings;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Moment.Reader.class,
            description = "The moment, such as 2026-11-26T03:14 (default: now).")
    private @Nullable Moment at;

    @Mixin
    private Place place = new Place();

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public StatusCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Moment moment = at == null ? Moment.now() : at;
        long time = moment.in(ZoneId.systemDefault()).toEpochMilli();
        try (Recording recording = place.open(settings, Optional.empty(), Optional.of(time + 1), read -> {})) {
            Story story = StoryReader.read(recording);
            output.remark("At " + Instant.ofEpochMilli(time) + ":");
            components(story);
            outages(story, time);
            onCall(story, time);
            return 0;
        } catch (CannotReplay e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private void components(Story story) {
        Map<String, Member> latest = new TreeMap<>();
        for (Timed<Member> member : story.members()) {
            latest.put(member.said().component(), member.said());
        }
        List<Member> unwell = latest.values().stream()
                .filter(member -> member.standing() == Member.Standing.MEMBER && member.state() != State.UP)
                .toList();
        output.remark(unwell.isEmpty() ? "No component was down." : unwell.size() + " components were not well:");
        for (Member member : unwell) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("component", member.component());
            said.put("state", member.state());
            said.put("since", Instant.ofEpochMilli(member.at()).toString());
            said.put("outage", member.outage().orElse(""));
            output.say(
                    said,
                    String.format(
                            "  %-9s %s since %s",
                            member.state(), member.component(), Instant.ofEpochMilli(member.at())));
        }
    }

    private void outages(Story story, long time) {
        List<OutageTale> open = new ArrayList<>();
        for (OutageTale tale : story.outages()) {
            if (tale.at(time)
                    .filter(outage -> outage.status() == Outage.Status.OPEN)
                    .isPresent()) {
                open.add(tale);
            }
        }
        output.remark(
                open.isEmpty()
                        ? "No outage was open."
                        : open.size() + (open.size() == 1 ? " outage was open:" : " outages were open:"));
        for (OutageTale tale : open) {
            Outage outage = tale.at(time).orElseThrow();
            List<String> answered = tale.latest().stream()
                    .flatMap(escalation -> escalation.acknowledgements().stream())
                    .map(Escalation.Acknowledgement::person)
                    .distinct()
                    .toList();
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("number", outage.number());
            said.put("severity", outage.severity());
            said.put("name", outage.rootName());
            said.put("root", outage.root());
            said.put("openedAt", Instant.ofEpochMilli(outage.openedAt()).toString());
            said.put("failed", outage.counts().failed());
            said.put("answeredBy", answered);
            output.say(
                    said,
                    String.format(
                            "  %d %s %s; cause %s; %d failed; %s",
                            outage.number(),
                            outage.severity(),
                            outage.rootName(),
                            outage.root(),
                            outage.counts().failed(),
                            answered.isEmpty() ? "nobody had answered" : "answered by " + String.join(", ", answered)));
        }
    }

    private void onCall(Story story, long time) {
        output.remark("On call:");
        for (Team team : story.staff().teams().values()) {
            OnCall duty = new OnCall(team, story.staff().people());
            for (Schedule schedule : team.schedules()) {
                List<String> people = duty.at(schedule.id(), Instant.ofEpochMilli(time));
                Map<String, Object> said = new LinkedHashMap<>();
                said.put("team", team.id());
                said.put("schedule", schedule.id());
                said.put("people", people);
                output.say(
                        said,
                        String.format(
                                "  %-20s %-12s %s",
                                team.id(),
                                schedule.id(),
                                people.isEmpty()
                                        ? "nobody"
                                        : String.join(
                                                ", ",
                                                people.stream()
                                                        .map(story.staff()::name)
                                                        .toList())));
            }
        }
    }
}
