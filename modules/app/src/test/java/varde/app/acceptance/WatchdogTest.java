package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Settings;
import varde.app.watchdog.Watchdog;
import varde.core.watchdog.WatchEvent;
import varde.streams.Canaries;

/**
 * A watchdog beside a real pipeline, with a mail server of its own: canaries come out end to end, what stops is told by mail, and
 * when it goes on again; and nothing else is told.
 */
class WatchdogTest {

    /** Usually they sing once a minute; three times as often, what takes 10 s after a song is waited for less. */
    private static final Canaries.Song SONG = new Canaries.Song(20_000, 2_000);

    @TempDir
    private Path temporary;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void canariesComeOutAndWhatStopsIsToldByMailAndWhenItGoesOnAgain() throws Exception {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/a")
                .steps("[{after: 0m, page: [\"schedule:primary\"]}]");
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (TinyPipeline pipeline = TinyPipeline.start(temporary.resolve("data"), folder.read(), SONG);
                Watchdog watchdog = Watchdog.start(file(pipeline, mail), Settings.of(Map.of()), this::said)) {
            await("a canary of each partition comes out as a page")
                    .atMost(Witness.PATIENCE)
                    .until(() -> watchdog.canaries() == TinyPipeline.PARTITIONS);
            assertThat(said).isEmpty();
            assertThat(mail.getReceivedMessages()).isEmpty();

            pipeline.stopCorrelate();
            told(
                    mail,
                    "CORRELATE",
                    "VARDE IS NOT WATCHING",
                    "CORRELATE has not moved on in the one partition of observations");
            pipeline.startCorrelate();
            told(mail, "CORRELATE over", "Varde works again", "Well again: CORRELATE has not moved on");
            assertThat(said).containsExactly("CORRELATE", "CORRELATE over");

            pipeline.stopBroker();
            told(mail, "KAFKA", "VARDE IS NOT WATCHING", "nothing is known of the pipeline for");
            pipeline.startBroker();
            told(mail, "KAFKA over", "Varde works again", "Well again: nothing is known of the pipeline");
        } finally {
            mail.stop();
        }
        assertThat(said.subList(0, 4)).containsExactly("CORRELATE", "CORRELATE over", "KAFKA", "KAFKA over");
    }

    private void said(WatchEvent event) {
        if (event instanceof WatchEvent.Said told) {
            said.add(told.concern() + (told.again() ? " again" : ""));
        } else if (event instanceof WatchEvent.Over over) {
            said.add(over.concern() + " over");
        }
    }

    private void told(GreenMail mail, String words, String subject, String text) {
        await(words).atMost(Witness.PATIENCE).until(() -> said.contains(words));
        await("mail: " + text)
                .atMost(Witness.PATIENCE)
                .until(() -> Arrays.stream(mail.getReceivedMessages())
                        .anyMatch(message -> subject(message).startsWith(subject)
                                && body(message).contains(text)));
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(MimeMessage message) {
        return GreenMailUtil.getBody(message).replaceAll("=\r?\n", "").replaceAll("\\s+", " ");
    }

    private Path file(TinyPipeline pipeline, GreenMail mail) throws IOException {
        return Files.writeString(temporary.resolve("watchdog.yaml"), """
                watchdog: {id: watchdog/a, every: 1s, still: 20s, away: 20s, calm: 3s}
                kafka: {bootstrap: "%s", registry: "%s"}
                listen: {port: 0}
                contacts: [{email: fallback@example.org}]
                notifiers:
                  email: [{id: own, smtp: "127.0.0.1:%d", tls: none, from: watchdog@example.org}]
                """.formatted(
                        pipeline.addresses().bootstrap(),
                        pipeline.addresses().registry(),
                        mail.getSmtp().getPort()));
    }
}
