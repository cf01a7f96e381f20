package dev.innovationpipeline.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.testing.servers.TestServers;
import dev.innovationpipeline.testing.tls.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** HTTPS by settings, with the files that an authority or its client leaves. */
class EncryptedIT {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();

  @TempDir static Path directory;
  private static ConfigurableApplicationContext service;
  private static TestCertificate certificate;
  private static HttpClient trusting;

  @BeforeAll
  static void start() throws Exception {
    certificate = TestCertificate.of(directory.resolve("certificate"), "localhost");
    trusting = client(certificate);
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--server.ssl.certificate=" + certificate.certificate(),
                "--server.ssl.certificate-private-key=" + certificate.key(),
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=keys",
                "--pipeline.security.admin-key=" + ADMIN.secret(),
                "--pipeline.topics.prefix=encrypted.",
                "--pipeline.topics.partitions=1",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> ask(trusting, "https://localhost", "/keys").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aClientThatTrustsTheCertificateGetsIn() throws Exception {
    HttpResponse<String> answer = ask(trusting, "https://localhost", "/pipelines");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
    assertThat(ask(trusting, "https://localhost", "/session").body()).contains("\"caller\"");
  }

  @Test
  void aClientThatTrustsAnotherOneStaysAway() throws Exception {
    TestCertificate another = TestCertificate.of(directory.resolve("another"), "localhost");
    for (HttpClient client : new HttpClient[] {client(another), HttpClient.newHttpClient()}) {
      assertThatThrownBy(() -> ask(client, "https://localhost", "/pipelines"))
          .isInstanceOf(SSLHandshakeException.class);
    }
    assertThatThrownBy(() -> ask(trusting, "https://127.0.0.1", "/pipelines"))
        .as("another name")
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void nothingIsAnsweredInTheClear() throws Exception {
    String head =
        "GET /pipelines HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
            .formatted(ADMIN.secret());
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      assertThat(read(socket.getInputStream())).doesNotContain("200", "pipelines");
    }
  }

  @Test
  void oldVersionsOfTlsAreRefused() {
    SSLParameters old = new SSLParameters();
    old.setProtocols(new String[] {"TLSv1.1"});
    HttpClient client =
        HttpClient.newBuilder().sslContext(trusting.sslContext()).sslParameters(old).build();
    assertThatThrownBy(() -> ask(client, "https://localhost", "/pipelines"))
        .isInstanceOf(IOException.class);
  }

  private static String read(InputStream in) throws IOException {
    try {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static HttpResponse<String> ask(HttpClient client, String server, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + ":" + port() + path))
            .header("Authorization", "Bearer " + ADMIN.secret())
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static int port() {
    return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static HttpClient client(TestCertificate trusted) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(trusted.certificate())) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), new SecureRandom());
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
