package dev.innovationpipeline.local.model;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Runs the offline model alone, for services in containers without an API key. */
final class OfflineModelServer {

  private static final String DEFAULT_PORT = "8090";

  private OfflineModelServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int port =
        Integer.parseInt(Optional.ofNullable(System.getenv("PORT")).orElse(DEFAULT_PORT).strip());
    OfflineModel model = OfflineModel.start(new InetSocketAddress(port));
    Runtime.getRuntime().addShutdownHook(new Thread(model::close, "stop-model"));
    Thread.currentThread().join();
  }
}
