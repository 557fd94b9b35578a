package varde.wire.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.correlate.Severity;
import varde.core.escalate.Course;
import varde.core.escalate.Escalation;
import varde.core.escalate.Policy;
import varde.core.escalate.Rung;
import varde.core.escalate.Turn;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.page.PageEvent;
import varde.wire.avro.EscalationValue;
import varde.wire.avro.escalate.EscalateEnding;
import varde.wire.avro.escalate.EscalateEscalationRow;
import varde.wire.avro.escalate.EscalatePolicy;
import varde.wire.avro.escalate.EscalateRung;
import varde.wire.avro.escalate.EscalateStep;
import varde.wire.avro.escalate.EscalateTarget;
import varde.wire.avro.escalate.EscalateTargetKind;
import varde.wire.avro.escalate.EscalateTurn;
import varde.wire.avro.escalate.EscalationPageEvent;
import varde.wire.avro.escalate.EscalationSeverity;
import varde.wire.avro.escalate.EscalationStatus;
import varde.wire.codec.Forms;

/** All that is remembered of one escalation, as a row. */
final class CourseForm {

    private static final Twin<EscalationValue, varde.wire.avro.escalate.EscalationValue> SHOWN =
            new Twin<>(EscalationValue.class, varde.wire.avro.escalate.EscalationValue.class);

    private CourseForm() {}

    static EscalateEscalationRow toAvro(Course course) {
        return EscalateEscalationRow.newBuilder()
                .setShown(SHOWN.toRow(Forms.toAvro(course.shown())))
                .setPolicy(policy(course.policy()))
                .setSource(course.source())
                .setLabels(course.labels())
                .setAsks(EscalationPageEvent.valueOf(course.asks().name()))
                .setLatest(rung(course.latest()))
                .setNext(rung(course.next()))
                .setDue(course.due())
                .setTurns(course.turns().stream().map(CourseForm::turn).toList())
                .setWithdrawn(new ArrayList<>(course.withdrawn()))
                .setWokenSince(course.wokenSince())
                .setTerm(course.term())
                .setAccepted(EscalationSeverity.valueOf(course.accepted().name()))
                .setRemindAt(course.remindAt().orElse(null))
                .setNotices(course.notices())
                .setEnding(course.ending().map(CourseForm::ending).orElse(null))
                .setCalls(course.calls())
                .setWorst(EscalationSeverity.valueOf(course.worst().name()))
                .setDeclined(new ArrayList<>(course.declined()))
                .build();
    }

    static Course toCore(EscalateEscalationRow row) {
        return new Course(
                Forms.toCore(SHOWN.toTopic(row.getShown())),
                policy(row.getPolicy()),
                row.getSource(),
                new TreeMap<>(row.getLabels()),
                PageEvent.valueOf(row.getAsks().name()),
                rung(row.getLatest()),
                rung(row.getNext()),
                row.getDue(),
                row.getTurns().stream().map(CourseForm::turn).toList(),
                new TreeSet<>(row.getWithdrawn()),
                row.getWokenSince(),
                row.getTerm(),
                Severity.valueOf(row.getAccepted().name()),
                Optional.ofNullable(row.getRemindAt()),
                row.getNotices(),
                Optional.ofNullable(row.getEnding()).map(CourseForm::ending),
                row.getCalls(),
                Severity.valueOf(row.getWorst().name()),
                new TreeSet<>(row.getDeclined()));
    }

    private static EscalatePolicy policy(Policy policy) {
        return new EscalatePolicy(steps(policy.steps()), policy.repeat(), policy.lastTeam(), steps(policy.lastSteps()));
    }

    private static Policy policy(EscalatePolicy policy) {
        return new Policy(
                policy.getSteps().stream().map(CourseForm::step).toList(),
                policy.getRepeat(),
                policy.getLastTeam(),
                policy.getLastSteps().stream().map(CourseForm::step).toList());
    }

    private static List<EscalateStep> steps(List<Team.Step> steps) {
        return steps.stream()
                .map(step -> new EscalateStep(
                        step.after().toMillis(),
                        step.page().stream().map(CourseForm::target).toList()))
                .toList();
    }

    private static Team.Step step(EscalateStep step) {
        return new Team.Step(
                Duration.ofMillis(step.getAfter()),
                step.getPage().stream()
                        .map(target ->
                                new Target(Target.Kind.valueOf(target.getKind().name()), target.getId()))
                        .toList());
    }

    private static EscalateTarget target(Target target) {
        return new EscalateTarget(EscalateTargetKind.valueOf(target.kind().name()), target.id());
    }

    private static EscalateRung rung(Rung rung) {
        return new EscalateRung(rung.lastResort(), rung.lap(), rung.step());
    }

    private static Rung rung(EscalateRung rung) {
        return new Rung(rung.getLastResort(), rung.getLap(), rung.getStep());
    }

    private static EscalateTurn turn(Turn turn) {
        return new EscalateTurn(
                turn.person(),
                turn.target(),
                turn.asked(),
                turn.round(),
                turn.step(),
                turn.began(),
                turn.tried(),
                turn.nextAt().orElse(null));
    }

    private static Turn turn(EscalateTurn turn) {
        return new Turn(
                turn.getPerson(),
                turn.getTarget(),
                turn.getAsked(),
                turn.getRound(),
                turn.getStep(),
                turn.getBegan(),
                turn.getTried(),
                Optional.ofNullable(turn.getNextAt()));
    }

    private static EscalateEnding ending(Course.Ending ending) {
        return new EscalateEnding(
                ending.at(),
                ending.forgetAt(),
                EscalationStatus.valueOf(ending.before().name()),
                ending.farewell()
                        .map(event -> EscalationPageEvent.valueOf(event.name()))
                        .orElse(null),
                ending.heir().orElse(null),
                ending.movedTo());
    }

    private static Course.Ending ending(EscalateEnding ending) {
        return new Course.Ending(
                ending.getAt(),
                ending.getForgetAt(),
                Escalation.Status.valueOf(ending.getBefore().name()),
                Optional.ofNullable(ending.getFarewell()).map(event -> PageEvent.valueOf(event.name())),
                Optional.ofNullable(ending.getHeir()),
                ending.getMovedTo());
    }
}
