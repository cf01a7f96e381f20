package dev.innovationpipeline.benchmarks.count;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.RecordBatch;

/**
 * Transaction markers in a broker's log segments. No client is given them, and the broker's metrics
 * count them among the records.
 */
final class Markers {

  private static final Pattern PARTITION = Pattern.compile("(.+)-\\d+");

  private Markers() {}

  /** The number of markers of each topic that has one. Reads the head of each batch alone. */
  static Map<String, Long> byTopic(Path logDirectory) {
    Map<String, Long> markers = new TreeMap<>();
    try (DirectoryStream<Path> partitions = Files.newDirectoryStream(logDirectory)) {
      for (Path partition : partitions) {
        Matcher name = PARTITION.matcher(partition.getFileName().toString());
        if (name.matches() && Files.isDirectory(partition)) {
          long count = in(partition);
          if (count > 0) {
            markers.merge(name.group(1), count, Long::sum);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return markers;
  }

  private static long in(Path partition) throws IOException {
    long count = 0;
    try (DirectoryStream<Path> segments = Files.newDirectoryStream(partition, "*.log")) {
      for (Path segment : segments) {
        count += inSegment(segment);
      }
    }
    return count;
  }

  /** 0 when the broker has just deleted it. */
  private static long inSegment(Path segment) throws IOException {
    FileRecords records;
    try {
      records = FileRecords.open(segment.toFile(), false);
    } catch (NoSuchFileException e) {
      return 0;
    }
    try {
      long count = 0;
      for (RecordBatch batch : records.batches()) {
        count += batch.isControlBatch() ? 1 : 0;
      }
      return count;
    } finally {
      records.closeHandlers(); // To close it would cut off what the broker has written meanwhile.
    }
  }
}
