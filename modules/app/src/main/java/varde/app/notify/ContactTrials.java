package varde.app.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.app.CannotStart;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.oncall.Contact;
import varde.core.oncall.Person;
import varde.core.page.ContactTest;
import varde.core.page.Page;
import varde.core.page.Receipt;

/** Puts test pages into the topics of pages, as ESCALATE would, and hears from the notifiers what became of them. */
final class ContactTrials implements AutoCloseable {

    private final Line line;
    private final Person person;
    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private final LogReader reader;
    private final KafkaProducer<byte[], byte[]> producer;

    ContactTrials(Line line, Person person) {
        this.line = line;
        this.person = person;
        this.reader = LogReader.follow(line.kafka(), List.of(line.topics().receipts()), LogReader.From.NOW, this::hear);
        Map<String, Object> settings = new HashMap<>(line.clients());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, line.kafka().bootstrap());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends one page to each contact, all at once, and waits. Each outcome is told when nothing more is awaited of it. */
    List<ContactTrial> run(Duration most, Consumer<ContactTrial> told) throws InterruptedException {
        Map<String, Contact> open = new LinkedHashMap<>();
        Map<String, ContactTrial> latest = new LinkedHashMap<>();
        String id = ContactTest.PAGE + UUID.randomUUID();
        long began = System.nanoTime();
        long end = began + most.toNanos();
        for (Contact contact : person.contacts()) {
            Page page = ContactTest.page(
                    id + ":" + open.size(), person, contact, System.currentTimeMillis() + most.toMillis());
            write(page);
            open.put(page.id(), contact);
            latest.put(page.id(), new ContactTrial(contact, ContactTrial.SILENT, "", 0, ""));
        }
        List<ContactTrial> done = new ArrayList<>();
        while (!open.isEmpty()) {
            Receipt receipt = receipts.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (receipt == null) {
                break;
            }
            Contact contact = open.get(receipt.page());
            if (contact == null) {
                continue;
            }
            double seconds = Math.round((System.nanoTime() - began) / 1e8) / 10.0;
            ContactTrial trial =
                    new ContactTrial(contact, receipt.status().name(), receipt.provider(), seconds, receipt.reason());
            latest.put(receipt.page(), trial);
            // What was only sent may yet be delivered, or fail.
            if (receipt.status() != Receipt.Status.SENT) {
                open.remove(receipt.page());
                latest.remove(receipt.page());
                done.add(trial);
                told.accept(trial);
            }
        }
        latest.values().forEach(told);
        done.addAll(latest.values());
        return done;
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            Receipt receipt = line.codecs().receipts().decode(record.value());
            if (receipt.page().startsWith(ContactTest.PAGE)) {
                receipts.add(receipt);
            }
        }
    }

    private void write(Page page) throws InterruptedException {
        byte[] key = page.person().getBytes(StandardCharsets.UTF_8);
        byte[] value = line.codecs().pages(page.channel()).encode(page);
        try {
            producer.send(new ProducerRecord<>(
                            line.topics().pages(page.channel()).name(), key, value))
                    .get();
        } catch (ExecutionException e) {
            throw new CannotStart("Kafka did not take a test page: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        reader.close();
        producer.close(Duration.ofSeconds(1));
    }
}
