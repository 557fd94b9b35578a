package varde.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import varde.core.oncall.Channel;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;

/** How a watchdog's words reach its contacts. */
class AlarmTest {

    private static final Contact DUTY = new Contact(Channel.SMS, "+4790000009");

    /** Takes what it is given once it is willing to. */
    private static final class Gateway implements Provider {
        private final List<Message> taken = new CopyOnWriteArrayList<>();
        private final Delivery otherwise;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean willing;

        Gateway(Delivery otherwise) {
            this.otherwise = otherwise;
        }

        @Override
        public String id() {
            return "gateway";
        }

        @Override
        public Delivery send(Message message) {
            asked.incrementAndGet();
            if (!willing) {
                return otherwise;
            }
            taken.add(message);
            return new Delivery.Sent("1", false);
        }
    }

    @Test
    void whatNobodyTakesIsKeptAndTakenLaterOnceAndMarkedWhenItMayHaveArrivedBefore() {
        Gateway gateway = new Gateway(Delivery.unsure("the answer was lost"));
        try (Alarm alarm = new Alarm("watchdog/a", List.of(DUTY), Map.of(Channel.SMS, List.of(gateway)))) {
            alarm.say(false, List.of("DETECT has not moved on", "CORRELATE has not moved on"));
            await().until(() -> gateway.asked.get() > 0);
            assertThat(alarm.waiting()).isEqualTo(1);

            gateway.willing = true;
            await().atMost(Duration.ofSeconds(30)).until(() -> alarm.waiting() == 0);

            assertThat(gateway.taken).singleElement().satisfies(message -> {
                assertThat(message.possibleRepeat()).isTrue();
                assertThat(message.page().address()).isEqualTo("+4790000009");
                assertThat(message.page().shortText())
                        .isEqualTo(
                                "VARDE IS NOT WATCHING (watchdog/a): DETECT has not moved on CORRELATE has not moved on");
            });
        }
    }

    @Test
    void theNextProviderIsAskedWhenTheFirstDoesNotTakeIt() {
        Gateway first = new Gateway(Delivery.hopeless("no credit"));
        Gateway second = new Gateway(Delivery.later("busy"));
        second.willing = true;
        try (Alarm alarm = new Alarm("watchdog/a", List.of(DUTY), Map.of(Channel.SMS, List.of(first, second)))) {
            alarm.say(true, List.of("Well again: Kafka"));

            await().atMost(Duration.ofSeconds(30)).until(() -> !second.taken.isEmpty());
            assertThat(second.taken.get(0).page().subject()).isEqualTo("Varde works again (watchdog/a)");
            assertThat(alarm.tryOut()).isEmpty();
            second.willing = false;
            assertThat(alarm.tryOut()).containsExactly("SMS was taken by nobody");
        }
    }
}
