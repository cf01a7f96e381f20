package dev.innovationpipeline.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientOptionsTest {

  private static final String KEY = "ipk_0123456789ab_secret";

  @TempDir Path directory;

  @Test
  void aKeyFileSaysWhoIsThere() throws Exception {
    AtomicReference<String> sent = new AtomicReference<>("");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          sent.set(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      ClientOptions options = with(KEY + "\r\n");
      options.server = "http://127.0.0.1:" + server.getAddress().getPort();
      options.token = "token";
      assertThat(options.sendsKey()).isTrue();
      assertThat(options.client().get("/").succeeded()).isTrue();
      assertThat(sent).hasValue("Bearer " + KEY);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileWithoutAKeyIsNamedAndNotShown() throws Exception {
    for (String content : new String[] {"", " \n", "two words", "s3cret\u0001"}) {
      assertThatThrownBy(with(content)::client)
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("holds no key")
          .hasMessageNotContaining("s3cret");
    }
    ClientOptions missing = new ClientOptions();
    missing.keyFile = directory.resolve("none");
    assertThatThrownBy(missing::client).hasMessageContaining("cannot be read");
  }

  @Test
  void aServerIsNamedByAnAddress() {
    ClientOptions options = new ClientOptions();
    for (String text : new String[] {"garbage", "localhost:8080", "http://a b", "ftp://a", ""}) {
      options.server = text;
      assertThatThrownBy(options::serverUrl)
          .as(text)
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("--server takes an address")
          .hasMessageContaining("not " + text);
    }
    options.server = "HTTPS://pipeline.example.com/under/";
    assertThat(options.serverUrl()).isEqualTo("HTTPS://pipeline.example.com/under");
  }

  @Test
  void aCommandThatIsShownNamesTheDirectoryUnlessItIsThatByDefault() {
    assertThat(ServerAddress.option(directory.resolve("a b")))
        .isEqualTo(" --data-dir '" + directory.toAbsolutePath().resolve("a b") + "'");
    assertThat(ServerAddress.option(ServerAddress.defaultDataDirectory().toAbsolutePath()))
        .isEmpty();
  }

  private ClientOptions with(String content) throws Exception {
    ClientOptions options = new ClientOptions();
    options.keyFile = Files.writeString(directory.resolve("key"), content);
    return options;
  }
}
