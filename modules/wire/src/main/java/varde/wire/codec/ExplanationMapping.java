package varde.wire.codec;

import org.jspecify.annotations.Nullable;
import varde.core.correlate.Explanation;
import varde.core.detect.View;
import varde.wire.avro.OutageConsidered;
import varde.wire.avro.OutageExplanation;
import varde.wire.avro.OutageRisk;
import varde.wire.avro.OutageSighting;
import varde.wire.avro.OutageView;

/** What outages rest on. */
final class ExplanationMapping {

    private ExplanationMapping() {}

    static OutageExplanation toAvro(Explanation value) {
        return OutageExplanation.newBuilder()
                .setSeenBy(Symbols.each(
                        value.seenBy(),
                        seen -> new OutageSighting(
                                seen.agent(),
                                seen.site(),
                                Symbols.same(seen.view(), OutageView.class),
                                seen.counts(),
                                seen.since(),
                                seen.message())))
                .setConsidered(
                        Symbols.each(value.considered(), other -> new OutageConsidered(other.component(), other.why())))
                .setCandidates(value.candidates())
                .setInferred(value.inferred())
                .setApplicationsDown(value.applications().down())
                .setApplicationsDegraded(value.applications().degraded())
                .setApplicationsAtRisk(value.applications().atRisk())
                .setAtRisk(Symbols.each(
                        value.atRisk(),
                        risk -> new OutageRisk(risk.component(), risk.name(), risk.left(), risk.needed(), risk.of())))
                .build();
    }

    static Explanation toCore(@Nullable OutageExplanation avro) {
        if (avro == null) {
            return Explanation.NONE;
        }
        return new Explanation(
                Symbols.each(
                        avro.getSeenBy(),
                        seen -> new Explanation.Sighting(
                                seen.getAgent(),
                                seen.getSite(),
                                Symbols.same(seen.getView(), View.class),
                                seen.getCounts(),
                                seen.getSince(),
                                seen.getMessage())),
                Symbols.each(
                        avro.getConsidered(),
                        other -> new Explanation.Considered(other.getComponent(), other.getWhy())),
                avro.getCandidates(),
                avro.getInferred(),
                new Explanation.Applications(
                        avro.getApplicationsDown(), avro.getApplicationsDegraded(), avro.getApplicationsAtRisk()),
                Symbols.each(
                        avro.getAtRisk(),
                        risk -> new Explanation.Risk(
                                risk.getComponent(), risk.getName(), risk.getLeft(), risk.getNeeded(), risk.getOf())));
    }
}
