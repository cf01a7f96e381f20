package dev.innovationpipeline.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {

  @TempDir Path directory;

  @Test
  void addsUpFilesExceptThoseLeftOut() throws Exception {
    Files.createDirectories(directory.resolve("base/1"));
    Files.createDirectories(directory.resolve("pg_wal/2"));
    Files.write(directory.resolve("base/1/table"), new byte[100]);
    Files.write(directory.resolve("base/other"), new byte[20]);
    Files.write(directory.resolve("pg_wal/2/segment"), new byte[5000]);
    assertThat(DiskUse.bytes(directory, "pg_wal")).isEqualTo(120);
  }

  @Test
  void isZeroForWhatIsNotThere() {
    assertThat(DiskUse.bytes(directory.resolve("none"), "pg_wal")).isZero();
  }
}
