package varde.wire.codec;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.ClockWindow;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.route.Matcher;
import varde.wire.avro.EscalateAbsence;
import varde.wire.avro.EscalateChannel;
import varde.wire.avro.EscalateContact;
import varde.wire.avro.EscalateDay;
import varde.wire.avro.EscalateLanguage;
import varde.wire.avro.EscalateMatcher;
import varde.wire.avro.EscalateMatcherOperator;
import varde.wire.avro.EscalateNever;
import varde.wire.avro.EscalatePerson;
import varde.wire.avro.EscalateSeverity;
import varde.wire.avro.EscalateWindow;

/** People, their contacts and hours. */
final class PersonMapping {

    private PersonMapping() {}

    static EscalatePerson person(Person value) {
        return new EscalatePerson(
                value.id(),
                value.name(),
                Symbols.same(value.language(), EscalateLanguage.class),
                Symbols.each(value.contacts(), PersonMapping::contact),
                Symbols.each(value.quiet(), PersonMapping::window),
                Symbols.each(value.never(), PersonMapping::never),
                Symbols.each(
                        value.absences(),
                        absence -> new EscalateAbsence(
                                absence.from().toString(), absence.to().toString())));
    }

    static Person person(EscalatePerson avro) {
        return new Person(
                avro.getId(),
                avro.getName(),
                Symbols.same(avro.getLanguage(), Language.class),
                Symbols.each(avro.getContacts(), PersonMapping::contact),
                Symbols.each(avro.getQuiet(), PersonMapping::window),
                Symbols.each(avro.getNever(), PersonMapping::never),
                Symbols.each(
                        avro.getAbsences(),
                        absence -> new Person.Absence(
                                LocalDate.parse(absence.getFrom()), LocalDate.parse(absence.getTo()))));
    }

    static EscalateContact contact(Contact value) {
        return new EscalateContact(
                Symbols.same(value.channel(), EscalateChannel.class),
                value.address(),
                Symbols.same(value.severities(), EscalateSeverity.class),
                value.after().toMillis());
    }

    static Contact contact(EscalateContact avro) {
        return new Contact(
                Symbols.same(avro.getChannel(), Channel.class),
                avro.getAddress(),
                Set.copyOf(Symbols.each(avro.getSeverities(), severity -> Symbols.same(severity, Severity.class))),
                Duration.ofMillis(avro.getAfter()));
    }

    static EscalateWindow window(ClockWindow value) {
        return new EscalateWindow(
                Symbols.same(value.days(), EscalateDay.class),
                value.holidays(),
                value.from().toString(),
                value.to().toString());
    }

    static ClockWindow window(EscalateWindow avro) {
        return new ClockWindow(
                Set.copyOf(Symbols.each(avro.getDays(), day -> Symbols.same(day, DayOfWeek.class))),
                avro.getHolidays(),
                LocalTime.parse(avro.getFrom()),
                LocalTime.parse(avro.getTo()));
    }

    private static EscalateNever never(Person.Never value) {
        return new EscalateNever(
                Symbols.same(value.channel(), EscalateChannel.class),
                Symbols.each(
                        value.matchers(),
                        matcher -> new EscalateMatcher(
                                matcher.label(),
                                Symbols.same(matcher.operator(), EscalateMatcherOperator.class),
                                matcher.value())));
    }

    private static Person.Never never(EscalateNever avro) {
        return new Person.Never(
                Symbols.same(avro.getChannel(), Channel.class),
                Symbols.each(
                        avro.getMatchers(),
                        matcher -> new Matcher(
                                matcher.getLabel(),
                                Symbols.same(matcher.getOperator(), Matcher.Operator.class),
                                matcher.getValue())));
    }
}
