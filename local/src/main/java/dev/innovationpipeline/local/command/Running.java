package dev.innovationpipeline.local.command;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import java.time.Duration;

/** A local pipeline that ends with this process. */
final class Running {

  /** EX_SOFTWARE of sysexits.h: an internal error. */
  private static final int BROKEN = 70;

  /** Longer than a graceful stop takes. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

  private Running() {}

  static LocalPipeline start(LocalSettings settings) {
    System.err.println("Starting Kafka, Postgres and the services …");
    Thread.setDefaultUncaughtExceptionHandler(Running::threadEnded);
    LocalPipeline pipeline = LocalPipeline.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close, "stop-pipeline"));
    return pipeline;
  }

  /** A service that lost a thread is no longer whole: rather none than one that stands still. */
  private static void threadEnded(Thread thread, Throwable exception) {
    if (thread.isVirtual()) {
      return;
    }
    System.err.printf(
        "The thread %s ended by %s, so the pipeline stops. Start it again: runs go on where they"
            + " were.%n",
        thread.getName(), exception);
    Thread.ofPlatform().daemon().start(() -> Runtime.getRuntime().exit(BROKEN));
    Thread.ofPlatform().daemon().start(Running::haltAfterTimeout);
  }

  /** A stop may hang on the thread that was lost. */
  private static void haltAfterTimeout() {
    try {
      Thread.sleep(STOP_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(BROKEN);
  }

  static String addresses(LocalPipeline pipeline) {
    return """

    Web       %s
    Kafka     %s
    Postgres  %s
    Model     %s

    Ctrl-C stops it.\
    """
        .formatted(
            pipeline.serverUrl(),
            pipeline.bootstrapServers(),
            pipeline.postgresUrl(),
            pipeline.modelName());
  }
}
