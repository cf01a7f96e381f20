package dev.innovationpipeline.local.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelServersTest {

  @Test
  void findsAServerAndTheModelsThatChat() throws Exception {
    try (FoundServer ollama = FoundServer.answering(200, FoundServer.OLLAMA)) {
      ModelServers servers = FoundServer.all(ollama);
      String url = "http://localhost:" + ollama.port() + "/v1";
      assertThat(servers.find())
          .containsExactly(new ModelServer(url, List.of("llama3.3:latest", "qwen3:8b")));
      assertThat(servers.first()).contains(new LocalModel(url, "llama3.3:latest"));
      assertThat(servers.require("")).isEqualTo(new LocalModel(url, "llama3.3:latest"));
      assertThat(servers.require("qwen3:8b")).isEqualTo(new LocalModel(url, "qwen3:8b"));
      assertThat(servers.require("llama3.3")).isEqualTo(new LocalModel(url, "llama3.3:latest"));
      assertThatThrownBy(() -> servers.require("gpt-5"))
          .hasMessage(
              "No server on this machine has the model gpt-5; there are llama3.3:latest,"
                  + " qwen3:8b.");
    }
  }

  @Test
  void theFirstServerThatHasAModelCounts() throws Exception {
    try (FoundServer empty = FoundServer.answering(200, "{\"object\":\"list\",\"data\":[]}");
        FoundServer ollama = FoundServer.answering(200, FoundServer.OLLAMA)) {
      assertThat(FoundServer.all(empty, ollama).require("").name()).isEqualTo("llama3.3:latest");
      assertThat(FoundServer.all(empty).first()).isEmpty();
      assertThatThrownBy(() -> FoundServer.all(empty).require(""))
          .isInstanceOf(NoLocalModelException.class)
          .hasMessage(
              "The server at http://localhost:%d/v1 has no model yet. Give it one, as by: ollama"
                  + " pull llama3.2",
              empty.port());
    }
  }

  /** Such as another pipeline on port 8080. */
  @ParameterizedTest
  @CsvSource({
    "404, '{\"detail\":\"No such page.\"}'",
    "200, '<!doctype html>'",
    "200, '{\"status\":\"UP\"}'",
    "200, ''",
    "302, ''"
  })
  void anotherServerIsNone(int status, String body) throws Exception {
    try (FoundServer other = FoundServer.answering(status, body)) {
      assertThat(FoundServer.all(other).find()).isEmpty();
    }
  }

  @Test
  void aPortThatNobodyListensOnIsNone() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(() -> new ModelServers(List.of(free)).require(""))
        .isInstanceOf(NoLocalModelException.class)
        .hasMessageStartingWith("No server of models answers on this machine (ports [" + free);
  }

  /** It takes connections, as a stopped process does, and never answers. */
  @Test
  @Timeout(20)
  void aServerThatDoesNotAnswerIsNotWaitedForLong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();
      assertThat(new ModelServers(List.of(silent.getLocalPort())).find()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }
}
