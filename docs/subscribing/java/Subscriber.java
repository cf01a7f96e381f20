import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Appends every event of the pipeline once to a file: its id, a tab, its JSON.
 *
 * <pre>KAFKA_BOOTSTRAP_SERVERS=localhost:9092 EVENTS_FILE=events.tsv java -cp "kafka-clients.jar:…" Subscriber.java</pre>
 *
 * <p>Delivery is at least once: the event's id (ce_id) identifies a repetition. The file keeps it
 * together with the event, so that events a crash left uncommitted are recognised after a restart.
 *
 * <p>A record without a value is a tombstone: the event with its key is erased. A real service
 * deletes its data of the run on run-forgotten, the event that comes with it.
 */
class Subscriber {

  /** The event topics; a service that needs fewer names them one by one. */
  private static final Pattern TOPICS =
      Pattern.compile("run-(requested|failed|cancelled|forgotten)|stage-.*-completed"
          + "|stage-(started|retry-scheduled)|reprocess-requested|card-starred|output-edits|(card|run)-annotations|review-decisions");

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(System.getenv().getOrDefault("EVENTS_FILE", "events.tsv"));
    Set<String> seen = idsIn(file);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
            "group.id", System.getenv().getOrDefault("GROUP_ID", "subscriber-example"),
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false",
            "session.timeout.ms", "10000",
            "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(TOPICS);
      while (true) {
        for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(500))) {
          if (message.value() == null) {
            continue;
          }
          Header id = message.headers().lastHeader("ce_id");
          if (id != null && seen.add(new String(id.value(), UTF_8))) {
            String line = new String(id.value(), UTF_8) + "\t" + message.value() + "\n";
            Files.writeString(
                file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          }
        }
        consumer.commitSync();
      }
    }
  }

  /** A line that a crash cut short does not count; its event was not committed and comes again. */
  private static Set<String> idsIn(Path file) throws IOException {
    Set<String> ids = new HashSet<>();
    if (!Files.exists(file)) {
      return ids;
    }
    String whole = Files.readString(file);
    int end = whole.lastIndexOf('\n') + 1;
    whole.substring(0, end).lines().forEach(line -> ids.add(line.substring(0, line.indexOf('\t'))));
    Files.writeString(file, whole.substring(0, end));
    return ids;
  }
}
