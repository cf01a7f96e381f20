package dev.innovationpipeline.benchmarks.count;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.ControlRecordType;
import org.apache.kafka.common.record.EndTransactionMarker;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkersTest {

  @TempDir Path directory;

  @Test
  void countsMarkersOfAllPartitionsAndSegments() throws Exception {
    append("stage-1-completed-0/00000000000000000000.log", data(), marker(), data(), marker());
    append("stage-1-completed-0/00000000000000000004.log", marker());
    append("stage-1-completed-11/00000000000000000000.log", marker());
    append("__consumer_offsets-3/00000000000000000000.log", marker());
    append("run-requested-0/00000000000000000000.log", data());
    append("__cluster_metadata/no-partition.log", marker());
    assertThat(Markers.byTopic(directory))
        .isEqualTo(Map.of("stage-1-completed", 4L, "__consumer_offsets", 1L));
  }

  @Test
  void leavesTheLogOfALiveBrokerAlone() throws Exception {
    append("run-requested-0/00000000000000000000.log", data(), marker());
    Path segment = directory.resolve("run-requested-0/00000000000000000000.log");
    byte[] before = Files.readAllBytes(segment);
    Markers.byTopic(directory);
    assertThat(Files.readAllBytes(segment)).isEqualTo(before);
  }

  @Test
  void leavesOutABatchThatIsNotWholeYet() throws Exception {
    append("run-requested-0/00000000000000000000.log", marker());
    Path segment = directory.resolve("run-requested-0/00000000000000000000.log");
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 1);
    }
    assertThat(Markers.byTopic(directory)).isEmpty();
  }

  private void append(String file, MemoryRecords... batches) throws IOException {
    Path segment = directory.resolve(file);
    Files.createDirectories(segment.getParent());
    try (FileChannel channel =
        FileChannel.open(segment, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (MemoryRecords batch : batches) {
        batch.writeFullyTo(channel);
      }
    }
  }

  private static MemoryRecords data() {
    return MemoryRecords.withRecords(
        Compression.NONE, new SimpleRecord("key".getBytes(UTF_8), "value".getBytes(UTF_8)));
  }

  private static MemoryRecords marker() {
    return MemoryRecords.withEndTransactionMarker(
        7L, (short) 0, new EndTransactionMarker(ControlRecordType.COMMIT, 0));
  }
}
