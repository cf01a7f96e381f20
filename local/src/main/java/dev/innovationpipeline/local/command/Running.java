package dev.innovationpipeline.local.command;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.platform.process.BrokenExit;
import dev.innovationpipeline.platform.settings.LeastHeap;

/** A local pipeline that ends with this process. */
final class Running {

  private Running() {}

  /** Below, garbage collection takes most of the time, and starts fail in some thread. */
  private static final LeastHeap MIN_HEAP =
      new LeastHeap("the local pipeline", 160, "PIPELINE_JAVA_OPTIONS");

  static LocalPipeline start(LocalSettings settings) {
    MIN_HEAP.require(Runtime.getRuntime().maxMemory());
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
    BrokenExit.begin();
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
