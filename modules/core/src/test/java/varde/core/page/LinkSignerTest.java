package varde.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import varde.core.page.LinkSigner.Candidate;
import varde.core.page.LinkSigner.Verdict;

class LinkSignerTest {

    private static final String BASE = "http://127.0.0.1:8080";
    private static final long NOW = 1_790_000_000_000L;
    private static final long HOUR = 3_600_000L;
    private static final Candidate KARI = new Candidate("outage-1", "kari");
    private static final Candidate OLA = new Candidate("outage-1", "ola");
    private static final byte[] KEY = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW_KEY = "new".getBytes(StandardCharsets.UTF_8);

    private final LinkSigner signer = new LinkSigner(BASE, List.of(KEY));

    @Test
    void aLinkHas40Characters() {
        assertThat(signer.link(1042, KARI, NOW + 24 * HOUR)).hasSize(40).startsWith(BASE + "/a/");
    }

    @Test
    void aLinkSaysWhoseItIs() {
        String token = token(signer, KARI);

        assertThat(signer.verify(token, List.of(OLA, KARI), NOW)).isEqualTo(new Verdict.Genuine(1042, KARI));
        assertThat(AnswerLink.read(token).orElseThrow().number()).isEqualTo(1042);
    }

    @Test
    void aLinkIsGoodForOnePersonAndOneOutage() {
        String token = token(signer, KARI);

        assertThat(signer.verify(token, List.of(OLA, new Candidate("outage-2", "kari")), NOW))
                .isEqualTo(new Verdict.Unknown());
    }

    @Test
    void aLinkExpiresAtAFullHour() {
        String token = token(signer, KARI);
        long expiry = AnswerLink.read(token).orElseThrow().expiresAt();

        assertThat(expiry).isBetween(NOW + 24 * HOUR, NOW + 25 * HOUR - 1).isEqualTo(expiry / HOUR * HOUR);
        assertThat(signer.verify(token, List.of(KARI), expiry - 1)).isInstanceOf(Verdict.Genuine.class);
        assertThat(signer.verify(token, List.of(KARI), expiry)).isEqualTo(new Verdict.Expired(1042, expiry));
    }

    @Test
    void aKeyCanBeReplacedWhileLinksAreAbout() {
        LinkSigner renewed = new LinkSigner(BASE, List.of(NEW_KEY, KEY));
        LinkSigner withoutOld = new LinkSigner(BASE, List.of(NEW_KEY));

        assertThat(renewed.verify(token(signer, KARI), List.of(KARI), NOW)).isInstanceOf(Verdict.Genuine.class);
        assertThat(withoutOld.verify(token(renewed, KARI), List.of(KARI), NOW)).isInstanceOf(Verdict.Genuine.class);
        assertThat(withoutOld.verify(token(signer, KARI), List.of(KARI), NOW)).isEqualTo(new Verdict.Unknown());
    }

    @Test
    void aSignerNeedsAKey() {
        assertThatThrownBy(() -> new LinkSigner(BASE, List.of())).hasMessage("answer links need a key");
    }

    @Property(tries = 300)
    void anyChangedCharacterMakesALinkWorthless(
            @ForAll @IntRange(min = 0, max = 15) int at, @ForAll @IntRange(min = 1, max = 63) int by) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String token = token(signer, KARI);
        char other = alphabet.charAt((alphabet.indexOf(token.charAt(at)) + by) % 64);
        String forged = token.substring(0, at) + other + token.substring(at + 1);

        Verdict verdict = signer.verify(forged, List.of(KARI), NOW);

        boolean onlyTheNumber = at < 4;
        assertThat(verdict).isNotEqualTo(new Verdict.Genuine(1042, KARI));
        if (!onlyTheNumber) {
            assertThat(verdict).isEqualTo(new Verdict.Unknown());
        }
    }

    @Property(tries = 300)
    void whatIsNoLinkIsNobodys(@ForAll String text) {
        assertThat(signer.verify(text, List.of(KARI), NOW)).isEqualTo(new Verdict.Unknown());
    }

    private static String token(LinkSigner signer, Candidate holder) {
        String link = signer.link(1042, holder, NOW + 24 * HOUR);
        return link.substring(link.length() - AnswerLink.LENGTH);
    }
}
