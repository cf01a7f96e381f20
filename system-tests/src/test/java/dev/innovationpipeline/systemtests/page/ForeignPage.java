package dev.innovationpipeline.systemtests.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A page of somebody else on this machine, with the pipeline's own certificate: for browsers it is
 * of the same site, so that they send the pipeline's cookies with its requests.
 */
final class ForeignPage implements AutoCloseable {

  /** Tries all that a page can, and tells each outcome; nothing may be read or done. */
  static final String ATTACK =
      """
      const done = arguments[arguments.length - 1];
      const server = arguments[0];
      const run = JSON.stringify({run_id: 'stolen', blob_url: 'http://h/d.pdf', company_id: 'lactalis-canada'});
      const attempt = async (path, options) => {
        try {
          const answer = await fetch(server + path, {credentials: 'include', ...options});
          return `${answer.type} ${answer.status} ${await answer.text()}`.trim();
        } catch (failure) { return 'failed'; }
      };
      const form = new FormData();
      form.append('file', new Blob(['text']), 'f.txt');
      (async () => done(JSON.stringify([
        await attempt('/run', {method: 'POST', mode: 'no-cors', body: run}),
        await attempt('/run', {method: 'POST', body: run, headers: {'content-type': 'application/json'}}),
        await attempt('/documents', {method: 'POST', mode: 'no-cors', body: form}),
        await attempt('/session', {method: 'DELETE'}),
        await attempt('/session', {}),
        await attempt('/runs', {}),
        await attempt('/runs', {mode: 'no-cors'}),
        await new Promise((told) => {
          const source = new EventSource(server + '/runs/' + arguments[1] + '/events', {withCredentials: true});
          source.onmessage = source.onopen = () => told('opened');
          source.addEventListener('status', () => told('read'));
          source.onerror = () => { source.close(); told('failed'); };
        }),
      ])))();
      """;

  private final HttpsServer server;

  private ForeignPage(HttpsServer server) {
    this.server = server;
  }

  /**
   * @param secure the directory with the pipeline's certificate
   */
  static ForeignPage start(Path secure) throws Exception {
    char[] password = Files.readString(secure.resolve("keys.password")).strip().toCharArray();
    KeyStore store = KeyStore.getInstance(secure.resolve("keys.p12").toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, new SecureRandom());
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><title>Foreign</title><h1>Foreign</h1>".getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return new ForeignPage(server);
  }

  String address() {
    return "https://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
