package dev.innovationpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.embedded.DiskSpace;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.KafkaFiles;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.embedded.StartFailedException.Reason;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start on files that are damaged says which, and what can be had back. */
class DamagedFilesIT {

  private static final int RECORDS = 20;

  @TempDir Path directory;

  @Test
  void aSegmentThatIsCutIsNamedAndGoneOnWithOnlyWhenAsked() throws Exception {
    Path kafka = directory.resolve("kafka");
    try (EmbeddedBroker broker = EmbeddedBroker.start(kafka, 0)) {
      fill(broker);
    }
    assertThat(new KafkaFiles(kafka).damageAnywhere()).isEmpty();
    Path segment = kafka.resolve("t-0").resolve("00000000000000000000.log");
    cutInHalf(segment);
    assertThat(new KafkaFiles(kafka).damageAnywhere()).hasSize(1);

    try (DataDirectory data = DataDirectory.hold(directory)) {
      StartFailedException refused = failure(() -> data.check(false));
      assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
      assertThat(refused)
          .hasMessageContaining("t-0/00000000000000000000.log")
          .hasMessageContaining("./pipeline restore")
          .hasMessageContaining("--accept-damage");
      data.check(true);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(kafka, 0)) {
      fill(broker);
    }
    assertThat(new KafkaFiles(kafka).damageAnywhere()).isEmpty();
  }

  @Test
  void aChangedByteIsFoundByItsChecksum() throws Exception {
    Path kafka = directory.resolve("kafka");
    try (EmbeddedBroker broker = EmbeddedBroker.start(kafka, 0)) {
      fill(broker);
    }
    Path segment = kafka.resolve("t-0").resolve("00000000000000000000.log");
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.seek(file.length() - 2);
      file.write('?');
    }
    assertThat(new KafkaFiles(kafka).damageAnywhere())
        .singleElement()
        .asString()
        .contains("t-0", "is damaged behind offset");
  }

  @Test
  void aCutControlFileOfPostgresIsNamedWithItsRemedy() throws Exception {
    EmbeddedDatabase.start(directory, 0).close();
    Path control = directory.resolve("data").resolve("global").resolve("pg_control");
    byte[] whole = Files.readAllBytes(control);
    cutInHalf(control);
    StartFailedException refused = failure(() -> EmbeddedDatabase.start(directory, 0));
    assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(refused)
        .hasMessageContaining("pg_control has 4096 bytes instead of 8192")
        .hasMessageContaining("nothing is lost: move");

    Files.write(control, new byte[whole.length]);
    StartFailedException ended = failure(() -> EmbeddedDatabase.start(directory, 0));
    assertThat(ended.reason()).isEqualTo(Reason.DAMAGED);
    assertThat(ended).hasMessageContaining("FATAL").hasMessageContaining("nothing is lost: move");
  }

  @Test
  void aFullDiskIsNamedWithWhatIsNeeded() {
    StartFailedException refused = failure(() -> DiskSpace.require(directory, Long.MAX_VALUE));
    assertThat(refused.reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(refused.reason().exitCode()).isEqualTo(74);
    assertThat(refused).hasMessageContaining(directory.toString()).hasMessageContaining("MB");
  }

  private static StartFailedException failure(Runnable start) {
    StartFailedException thrown =
        catchThrowableOfType(StartFailedException.class, () -> start.run());
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static void fill(EmbeddedBroker broker) throws Exception {
    Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(connection)) {
      if (!admin.listTopics().names().get().contains("t")) {
        admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
      }
    }
    try (var producer =
        new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>("t", "key " + i, "value " + i)).get();
      }
    }
  }

  private static void cutInHalf(Path path) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
  }
}
