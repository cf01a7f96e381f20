package dev.innovationpipeline.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/** What is in a broker's files, whoever may still read it: decompressed, also what was aborted. */
final class BrokerFiles {

  private final Path directory;

  BrokerFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * @param value null for a tombstone
   */
  record Kept(String topic, String key, @Nullable String value) {}

  /** Of all segments, those that are being replaced or deleted included. */
  List<Kept> of(Set<String> topics) {
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      files
          .filter(file -> file.getFileName().toString().contains(".log"))
          .filter(file -> topics.contains(topic(file)))
          .forEach(file -> read(file, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void read(Path file, List<Kept> all) {
    try (FileRecords records = FileRecords.open(file.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        if (!batch.isControlBatch()) {
          for (Record each : batch) {
            all.add(new Kept(topic(file), text(each.key()), value(each)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String topic(Path file) {
    return file.getName(file.getNameCount() - 2).toString().replaceFirst("-\\d+$", "");
  }

  private static @Nullable String value(Record each) {
    return each.hasValue() ? text(each.value()) : null;
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes).toString();
  }
}
