package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails stops the parts that had begun beside the one that failed. */
class FailedStartIT {

  @TempDir Path directory;

  @Test
  void leavesNothingBehindThatHoldsTheData() throws Exception {
    Path data = directory.resolve("data");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> LocalPipeline.start(new LocalSettings(data, 0, 0, port, false)))
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("--postgres-port");
    }
    try (LocalPipeline pipeline = LocalPipeline.start(new LocalSettings(data, 0, 0, 0, false))) {
      assertThat(pipeline.postgresUrl()).startsWith("postgresql://");
    }
  }
}
