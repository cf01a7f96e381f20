package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.LlmSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** The HTTP client for the provider. */
final class ChatTransport {

  /** Detects a dead HTTP/2 connection before all calls on it time out. */
  private static final Duration PING_INTERVAL = Duration.ofSeconds(30);

  /** Saves a burst of calls most of its TLS handshakes. */
  private static final int MAX_IDLE_CONNECTIONS = 200;

  private ChatTransport() {}

  /**
   * One time-out covers the whole call: a model that does not stream is silent until its answer is
   * complete, so a read time-out would be either too short or no shorter; {@link Silence} watches
   * streams. OkHttp's dispatcher limits apply to asynchronous calls only, which are not used.
   */
  static OkHttpClient client(LlmSettings settings) {
    return new OkHttpClient.Builder()
        .callTimeout(settings.callTimeout())
        .connectTimeout(shorter(settings.connectTimeout(), settings.callTimeout()))
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .pingInterval(PING_INTERVAL)
        .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
        .followRedirects(false)
        .addNetworkInterceptor(ChatTransport::markReached)
        .build();
  }

  /** Network interceptors run once a connection exists: from here on, a call may cost money. */
  private static Response markReached(Interceptor.Chain chain) throws IOException {
    AtomicBoolean reached = chain.request().tag(AtomicBoolean.class);
    if (reached != null) {
      reached.set(true);
    }
    return chain.proceed(chain.request());
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
