package dev.innovationpipeline.systemtests.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/** The records in a broker's files, decompressed, aborted ones included. */
final class BrokerFiles {

  private final Path directory;

  BrokerFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * @param value null for a tombstone
   */
  record Kept(String topic, String key, @Nullable String value) {}

  /**
   * Of all segments, those that are being replaced or deleted included. A broker that is at work
   * renames and deletes files meanwhile; then all are reread.
   */
  List<Kept> of(Set<String> topics) {
    return await()
        .ignoreException(NoSuchFileException.class)
        .until(() -> read(topics), all -> true);
  }

  private List<Kept> read(Set<String> topics) throws IOException {
    List<Kept> all = new ArrayList<>();
    try (var partitions =
        Files.newDirectoryStream(directory, each -> topics.contains(topic(each)))) {
      for (Path partition : partitions) {
        try (var segments = Files.newDirectoryStream(partition, "*.log*")) {
          for (Path segment : segments) {
            read(segment, topic(partition), all);
          }
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }

  private static void read(Path segment, String topic, List<Kept> all) throws IOException {
    try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        if (!batch.isControlBatch()) {
          for (Record each : batch) {
            all.add(new Kept(topic, text(each.key()), value(each)));
          }
        }
      }
    }
  }

  private static String topic(Path partition) {
    return partition.getFileName().toString().replaceFirst("-\\d+$", "");
  }

  private static @Nullable String value(Record each) {
    return each.hasValue() ? text(each.value()) : null;
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes).toString();
  }
}
