package dev.innovationpipeline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlimConnectionsTest {

  @ParameterizedTest
  @CsvSource({"1, 256", "64, 1024", "300, 4800", "512, 8192", "100000, 8192"})
  void aSmallHeapTakesFewerConnections(long megabytes, int connections) {
    assertThat(SlimConnections.limit(megabytes << 20)).isEqualTo(connections);
  }
}
