package varde.wire.codec;

import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.wire.avro.PageChannel;
import varde.wire.avro.PageEvent;
import varde.wire.avro.PageKind;
import varde.wire.avro.PageLanguage;
import varde.wire.avro.PageSeverity;
import varde.wire.avro.PageValue;

/** Pages. */
final class PageMapping implements Mapping<Page, PageValue> {

    @Override
    public PageValue toAvro(Page value) {
        return PageValue.newBuilder()
                .setId(value.id())
                .setKind(Symbols.same(value.kind(), PageKind.class))
                .setEvent(Symbols.same(value.event(), PageEvent.class))
                .setOutage(value.outage())
                .setNumber(value.number())
                .setTeam(value.team())
                .setPerson(value.person())
                .setChannel(Symbols.same(value.channel(), PageChannel.class))
                .setAddress(value.address())
                .setLanguage(Symbols.same(value.language(), PageLanguage.class))
                .setSeverity(Symbols.same(value.severity(), PageSeverity.class))
                .setShortText(value.shortText())
                .setSubject(value.subject())
                .setText(value.text())
                .setHtml(value.html())
                .setTryUntil(value.tryUntil())
                .setTest(value.test())
                .build();
    }

    @Override
    public Page toCore(PageValue avro) {
        return new Page(
                avro.getId(),
                Symbols.same(avro.getKind(), Page.Kind.class),
                Symbols.same(avro.getEvent(), varde.core.page.PageEvent.class),
                avro.getOutage(),
                avro.getNumber(),
                avro.getTeam(),
                avro.getPerson(),
                Symbols.same(avro.getChannel(), Channel.class),
                avro.getAddress(),
                Symbols.same(avro.getLanguage(), Language.class),
                Symbols.same(avro.getSeverity(), Severity.class),
                avro.getShortText(),
                avro.getSubject(),
                avro.getText(),
                avro.getHtml(),
                avro.getTryUntil(),
                avro.getTest());
    }
}
