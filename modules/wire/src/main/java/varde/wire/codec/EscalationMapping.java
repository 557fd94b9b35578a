package varde.wire.codec;

import java.util.Optional;
import varde.core.command.Command;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;
import varde.core.page.PageEvent;
import varde.core.stage.Reason;
import varde.wire.avro.EscalationAnswer;
import varde.wire.avro.EscalationAnswerWay;
import varde.wire.avro.EscalationChannel;
import varde.wire.avro.EscalationPage;
import varde.wire.avro.EscalationPageEvent;
import varde.wire.avro.EscalationPageFate;
import varde.wire.avro.EscalationReason;
import varde.wire.avro.EscalationSeverity;
import varde.wire.avro.EscalationStatus;
import varde.wire.avro.EscalationValue;

/** Escalations. */
final class EscalationMapping implements Mapping<Escalation, EscalationValue> {

    @Override
    public EscalationValue toAvro(Escalation value) {
        return EscalationValue.newBuilder()
                .setOutage(value.outage())
                .setNumber(value.number())
                .setTeam(value.team())
                .setRevision(value.revision())
                .setStatus(Symbols.same(value.status(), EscalationStatus.class))
                .setSeverity(Symbols.same(value.severity(), EscalationSeverity.class))
                .setTitle(value.title())
                .setStep(value.step())
                .setRound(value.round())
                .setRoundStartedAt(value.roundStartedAt())
                .setStartedAt(value.startedAt())
                .setChangedAt(value.changedAt())
                .setNextDue(value.nextDue().orElse(null))
                .setAcknowledgements(Symbols.each(value.acknowledgements(), EscalationMapping::answer))
                .setPages(Symbols.each(value.pages(), EscalationMapping::page))
                .setReasons(Symbols.each(value.reasons(), reason -> new EscalationReason(reason.rule(), reason.text())))
                .build();
    }

    private static EscalationAnswer answer(Escalation.Acknowledgement value) {
        return new EscalationAnswer(
                value.person(),
                Symbols.same(value.how(), EscalationAnswerWay.class),
                value.at(),
                value.until().orElse(null));
    }

    private static EscalationPage page(Escalation.PageMade value) {
        return new EscalationPage(
                value.id(),
                Symbols.same(value.event(), EscalationPageEvent.class),
                value.person(),
                Symbols.same(value.channel(), EscalationChannel.class),
                value.contact(),
                value.step(),
                value.at(),
                value.tryUntil(),
                Symbols.same(value.fate(), EscalationPageFate.class),
                value.note(),
                value.bundle());
    }

    @Override
    public Escalation toCore(EscalationValue avro) {
        return new Escalation(
                avro.getOutage(),
                avro.getNumber(),
                avro.getTeam(),
                avro.getRevision(),
                Symbols.same(avro.getStatus(), Escalation.Status.class),
                Symbols.same(avro.getSeverity(), Severity.class),
                avro.getTitle(),
                avro.getStep(),
                avro.getRound(),
                avro.getRoundStartedAt(),
                avro.getStartedAt(),
                avro.getChangedAt(),
                Optional.ofNullable(avro.getNextDue()),
                Symbols.each(avro.getAcknowledgements(), EscalationMapping::answer),
                Symbols.each(avro.getPages(), EscalationMapping::page),
                Symbols.each(avro.getReasons(), reason -> new Reason(reason.getRule(), reason.getText())));
    }

    private static Escalation.Acknowledgement answer(EscalationAnswer avro) {
        return new Escalation.Acknowledgement(
                avro.getPerson(),
                Symbols.same(avro.getHow(), Command.How.class),
                avro.getAt(),
                Optional.ofNullable(avro.getUntil()));
    }

    private static Escalation.PageMade page(EscalationPage avro) {
        return new Escalation.PageMade(
                avro.getId(),
                Symbols.same(avro.getEvent(), PageEvent.class),
                avro.getPerson(),
                Symbols.same(avro.getChannel(), Channel.class),
                avro.getContact(),
                avro.getStep(),
                avro.getAt(),
                avro.getTryUntil(),
                Symbols.same(avro.getFate(), Escalation.Fate.class),
                avro.getNote(),
                avro.getBundle());
    }
}
