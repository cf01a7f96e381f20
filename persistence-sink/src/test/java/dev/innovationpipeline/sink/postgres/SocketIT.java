package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.sink.batch.RandomEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** A server that is reached by the directory of its socket, as with {@code host=/socket/dir}. */
class SocketIT {

  @TempDir Path directory;

  @Test
  void rowsAndTimeoutsGoThroughTheSocket() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
      String url =
          "postgres://postgres:postgres@/postgres?host=%s&port=%d&socket_timeout=2"
              .formatted(directoryOf(database), database.port());
      try (AddressedSink sink = AddressedSink.at(url)) {
        sink.record(
            IntStream.range(0, 2_000)
                .mapToObj(
                    run -> new RunRequested(RandomEvents.context("run-" + run, 1), Instant.EPOCH))
                .toList());
        assertThat(sink.jdbc.queryForList("SELECT id FROM \"Run\"")).hasSize(2_000);
        assertThat(sink.jdbc.queryForObject("SELECT inet_client_addr() IS NULL", Boolean.class))
            .as("no TCP")
            .isTrue();
        assertThatThrownBy(() -> sink.jdbc.queryForList("SELECT pg_sleep(30)"))
            .isInstanceOf(DataAccessException.class)
            .hasStackTraceContaining("did not answer within 2000 ms");
      }
    }
  }

  @Test
  void aSocketThatIsNotThereIsNamed() {
    try (AddressedSink sink = AddressedSink.at("host=" + directory + " port=1 dbname=d user=u")) {
      assertThatThrownBy(sink.recorder::generation)
          .hasStackTraceContaining("No server listens at the socket " + directory);
    }
  }

  private static String directoryOf(EmbeddedDatabase database) {
    try (AddressedSink sink = AddressedSink.at(database.url())) {
      List<String> directories =
          sink.jdbc.queryForList(
              "SELECT unnest(string_to_array(current_setting('unix_socket_directories'), ','))",
              String.class);
      return directories.getFirst();
    }
  }
}
