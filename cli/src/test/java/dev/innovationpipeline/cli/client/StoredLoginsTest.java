package dev.innovationpipeline.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLoginsTest {

  @TempDir Path directory;
  private final List<String> bearers = new ArrayList<>();
  private final List<String> forms = new ArrayList<>();
  private HttpServer server;
  private StoredLogins logins;
  private int issuerStatus = 200;

  @BeforeEach
  void start() throws Exception {
    logins = new StoredLogins(directory.resolve("config").resolve("logins.json"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.createContext(
        "/token",
        exchange -> {
          forms.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] tokens = "{\"access_token\":\"fresh\",\"expires_in\":900}".getBytes(UTF_8);
          exchange.sendResponseHeaders(issuerStatus, tokens.length);
          exchange.getResponseBody().write(tokens);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aLoginIsKeptForTheOwnerAloneAndSentToItsServerAlone() throws Exception {
    logins.put(url(), login("token", Instant.now().plusSeconds(600), null));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logins.file())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(logins.file().getParent())))
        .isEqualTo("rwx------");
    ClientOptions options = options(url() + "/");
    assertThat(options.sendsKey()).isTrue();
    options.client().get("/");
    options(url().replace("127.0.0.1", "localhost")).client().get("/");
    assertThat(bearers).containsExactly("Bearer token", "null");
    assertThat(logins.remove(url())).isTrue();
    assertThat(logins.remove(url())).isFalse();
    assertThat(logins.find(url())).isEmpty();
    assertThat(login("token", Instant.now(), "again").toString()).doesNotContain("again");
  }

  @Test
  void aLoginThatIsOverIsRefreshedOnce() throws Exception {
    logins.put(url(), login("old", Instant.now(), "again"));
    options(url()).client().get("/");
    options(url()).client().get("/");
    assertThat(bearers).containsExactly("Bearer fresh", "Bearer fresh");
    assertThat(forms)
        .singleElement()
        .asString()
        .contains("grant_type=refresh_token", "refresh_token=again", "client_id=cli");
    assertThat(logins.find(url()).orElseThrow().refreshToken()).isEqualTo("again");
  }

  @Test
  void aLoginThatCannotBeRefreshedSaysWhatToDo() {
    logins.put(url(), login("old", Instant.now(), null));
    assertThatThrownBy(() -> options(url()).client())
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("./pipeline login");
    issuerStatus = 400;
    logins.put(url(), login("old", Instant.now(), "again"));
    assertThatThrownBy(() -> options(url()).client())
        .hasMessageContaining("./pipeline login")
        .hasMessageNotContaining("again");
  }

  @Test
  void aKeyFileGoesBeforeALogin() throws Exception {
    logins.put(url(), login("token", Instant.now().plusSeconds(600), null));
    ClientOptions options = options(url());
    options.keyFile = Files.writeString(directory.resolve("key"), "ipk_1");
    options.client().get("/");
    assertThat(bearers).containsExactly("Bearer ipk_1");
  }

  @Test
  void aFileThatIsBrokenIsNamed() throws Exception {
    Files.createDirectories(logins.file().getParent());
    Files.writeString(logins.file(), "{");
    assertThatThrownBy(() -> logins.find("x"))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining(logins.file().toString());
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private StoredLogin login(String token, Instant until, @Nullable String refreshToken) {
    return new StoredLogin(token, refreshToken, until, url() + "/token", "cli");
  }

  private ClientOptions options(String server) {
    ClientOptions options = new ClientOptions();
    options.server = server;
    options.logins = logins;
    return options;
  }
}
