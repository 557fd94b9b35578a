package varde.bench.notify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.bench.ground.Ground;
import varde.core.oncall.Channel;
import varde.core.page.Page;

/** Writes pages as ESCALATE does, and remembers which. */
final class Writer implements AutoCloseable {

    private final Ground ground;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<String> written = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Writer(Ground ground) {
        this.ground = ground;
        Map<String, Object> settings = new HashMap<>(ground.clients());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** So many pages, in turn to so many people. */
    void write(Channel channel, int pages, int people, long tryUntil) {
        for (int i = 0; i < pages; i++) {
            int person = i % people;
            int number = numbers.merge(channel + " " + person, 1, Integer::sum);
            Page page = Population.page(channel, person, number, tryUntil);
            send(channel, page.person(), ground.codecs().pages(channel).encode(page));
            written.add(page.id());
        }
        producer.flush();
    }

    /** Something that nobody can read, in the same partition as this person's pages. */
    void poison(Channel channel, int person) {
        send(channel, "p" + person, "poison".getBytes(StandardCharsets.UTF_8));
        producer.flush();
    }

    private void send(Channel channel, String person, byte[] value) {
        producer.send(new ProducerRecord<>(
                ground.topics().pages(channel).name(), person.getBytes(StandardCharsets.UTF_8), value));
    }

    /** The ids of all pages. */
    List<String> written() {
        return List.copyOf(written);
    }

    @Override
    public void close() {
        producer.close();
    }
}
