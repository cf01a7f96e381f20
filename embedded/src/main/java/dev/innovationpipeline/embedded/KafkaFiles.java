package dev.innovationpipeline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/** The files of an embedded broker that is not running. */
public final class KafkaFiles {

  private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

  private final Path directory;

  /**
   * @param directory the one that an {@link EmbeddedBroker} is given
   */
  public KafkaFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Damage in the newest segment of each partition: quick enough for each start. A record at the
   * end that a killed broker had begun is no damage.
   */
  public List<String> damage() throws IOException {
    return damage(false);
  }

  /** Damage in any segment, by the checksum of every batch. */
  public List<String> damageAnywhere() throws IOException {
    return damage(true);
  }

  /** Has the next start check every segment and cut each behind its last whole record. */
  public void cutAtNextStart() throws IOException {
    Files.deleteIfExists(directory.resolve(CLEAN_SHUTDOWN));
    Files.deleteIfExists(directory.resolve("recovery-point-offset-checkpoint"));
  }

  private List<String> damage(boolean all) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    boolean clean = Files.exists(directory.resolve(CLEAN_SHUTDOWN));
    Map<String, Long> marks = checkpoint();
    List<String> found = new ArrayList<>();
    for (Path partition : sorted(directory, "")) {
      if (Files.isDirectory(partition) && isPartition(name(partition))) {
        check(partition, clean, marks.getOrDefault(name(partition), 0L), all, found);
      }
    }
    return found;
  }

  private static void check(
      Path partition, boolean clean, long highWatermark, boolean all, List<String> found)
      throws IOException {
    List<Path> segments = sorted(partition, ".log");
    for (int i = all ? 0 : Math.max(0, segments.size() - 1); i < segments.size(); i++) {
      boolean last = i == segments.size() - 1;
      Segment segment = read(segments.get(i), all);
      String where = partition.getFileName() + "/" + name(segments.get(i));
      if (segment.problem() != null) {
        found.add(where + " is damaged behind offset " + segment.end() + ": " + segment.problem());
      } else if (segment.spareBytes() > 0 && (clean || !last)) {
        found.add(
            "%s is cut: whole records end at offset %d, %d bytes behind them are none"
                .formatted(where, segment.end(), segment.spareBytes()));
      } else if (last && segment.end() < highWatermark) {
        found.add(
            "%s ends at offset %d and had %d: %d records are missing"
                .formatted(where, segment.end(), highWatermark, highWatermark - segment.end()));
      }
    }
  }

  /**
   * @param end the offset behind the last whole record
   */
  private record Segment(long end, long spareBytes, @Nullable String problem) {}

  private static Segment read(Path file, boolean checksums) throws IOException {
    long end = Long.parseLong(name(file).replace(".log", ""));
    long bytes = 0;
    try (FileRecords records = FileRecords.open(file.toFile(), false)) {
      try {
        for (RecordBatch batch : records.batches()) {
          if (checksums) {
            batch.ensureValid();
          }
          end = batch.nextOffset();
          bytes += batch.sizeInBytes();
        }
      } catch (KafkaException e) {
        return new Segment(end, 0, String.valueOf(e.getMessage()));
      }
      return new Segment(end, Files.size(file) - bytes, null);
    }
  }

  /** Up to where each partition's records were certain when the broker last noted it. */
  private Map<String, Long> checkpoint() throws IOException {
    Path file = directory.resolve("replication-offset-checkpoint");
    Map<String, Long> marks = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" ");
        if (parts.length == 3) {
          marks.put(parts[0] + "-" + parts[1], Long.parseLong(parts[2]));
        }
      }
    }
    return marks;
  }

  /** A topic, a hyphen and a number; what is being deleted has a suffix behind it. */
  private static boolean isPartition(String folder) {
    String number = folder.substring(folder.lastIndexOf('-') + 1);
    return number.length() < folder.length()
        && !number.isEmpty()
        && number.chars().allMatch(Character::isDigit);
  }

  private static List<Path> sorted(Path folder, String suffix) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> name(entry).endsWith(suffix)).sorted().toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
