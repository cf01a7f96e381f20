package dev.innovationpipeline.local.secure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.client.ServerTrust;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over HTTPS with the made certificate, as browsers and the command line ask it. */
class EmbeddedIssuerTest {

  private static final String PAGE = "https://localhost:8080";

  @TempDir static Path directory;
  private static EmbeddedIssuer issuer;
  private static HttpClient http;
  private static String password;

  @BeforeAll
  static void start() throws Exception {
    SecretFiles files = SecretFiles.in(directory.resolve("secure"));
    MadeCertificate certificate = MadeCertificate.of(files);
    List<Person> people = Person.made(files);
    password = people.getFirst().password();
    issuer =
        EmbeddedIssuer.start(
            0, certificate, SigningKey.of(files), people, PAGE, InstantSource.system());
    http =
        HttpClient.newBuilder()
            .sslContext(ServerTrust.of(directory.resolve("secure").resolve("certificate.pem")))
            .build();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void thePasswordOpensTheWayBackWithACode() throws Exception {
    Map<String, String> login = request();
    login.put("person", "anna");
    login.put("password", password);
    HttpResponse<String> answer = post("/authorize", login);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(PAGE + "/login/callback?code=")
        .endsWith("&state=a%26b");
  }

  @ParameterizedTest
  @CsvSource({"anna, wrong", "anna, ''", "nobody, wrong", "'', ''", "<b>, x"})
  void aWrongPasswordOpensNothing(String name, String wrong) throws Exception {
    Map<String, String> login = request();
    login.put("person", name);
    login.put("password", wrong);
    HttpResponse<String> answer = post("/authorize", login);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.body()).contains("no such name").doesNotContain("<b>");
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, https://evil.example/login/callback",
    "redirect_uri, https://localhost:8080/login/callback/..",
    "client_id, other",
    "client_id, pipeline-cli",
    "code_challenge_method, plain",
    "code_challenge, ''",
    "response_type, token",
  })
  void nobodyIsSentElsewhereOrWithoutPkce(String name, String value) throws Exception {
    Map<String, String> login = request();
    login.put(name, value);
    login.put("person", "anna");
    login.put("password", password);
    assertThat(post("/authorize", login).statusCode()).isEqualTo(400);
  }

  @Test
  void textOfARequestStaysText() throws Exception {
    Map<String, String> request = request();
    request.put("state", "\"><script>alert(1)</script>");
    String page =
        http.send(
                HttpRequest.newBuilder(
                        URI.create(issuer.address() + "/authorize?" + encoded(request)))
                    .build(),
                BodyHandlers.ofString())
            .body();
    assertThat(page).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void allFilesAreForTheOwnerAlone() throws Exception {
    try (var files = Files.list(directory.resolve("secure"))) {
      assertThat(files)
          .hasSizeGreaterThan(5)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .as(file.toString())
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void theNextStartHasTheSameCertificateKeyAndPasswords() {
    SecretFiles files = SecretFiles.in(directory.resolve("secure"));
    assertThat(Person.made(files).getFirst().password()).isEqualTo(password);
    assertThat(SigningKey.of(files).publicKeys()).isEqualTo(SigningKey.of(files).publicKeys());
    assertThat(MadeCertificate.of(files).password())
        .isEqualTo(MadeCertificate.of(files).password());
  }

  private static Map<String, String> request() {
    return new TreeMap<>(
        Map.of(
            "response_type", "code",
            "client_id", EmbeddedIssuer.PAGE_CLIENT,
            "redirect_uri", PAGE + "/login/callback",
            "state", "a&b",
            "code_challenge", "c",
            "code_challenge_method", "S256"));
  }

  private static HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(issuer.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
