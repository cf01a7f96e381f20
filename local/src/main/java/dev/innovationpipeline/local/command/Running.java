package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.client.ServerAddress;
import dev.innovationpipeline.embedded.DiskSpace;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.StartFailedException.Reason;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.platform.process.BrokenExit;
import dev.innovationpipeline.platform.settings.LeastHeap;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A local pipeline that ends with this process. */
final class Running {

  private Running() {}

  /** Below, garbage collection takes most of the time, and starts fail in some thread. */
  private static final LeastHeap MIN_HEAP =
      new LeastHeap("the local pipeline", 160, "PIPELINE_JAVA_OPTIONS");

  static LocalPipeline start(LocalSettings settings) {
    MIN_HEAP.require(Runtime.getRuntime().maxMemory());
    System.err.println("Starting Kafka, Postgres and the services …");
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, exception) -> threadEnded(settings.dataDirectory(), thread, exception));
    EmbeddedBroker.onGivingUp(reason -> brokerEnded(settings.dataDirectory(), reason));
    LocalPipeline pipeline = LocalPipeline.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close, "stop-pipeline"));
    return pipeline;
  }

  /** A service that lost a thread is no longer whole: rather none than one that stands still. */
  private static void threadEnded(Path data, Thread thread, Throwable exception) {
    if (thread.isVirtual()) {
      return;
    }
    if (DiskSpace.isLow(data)) {
      stopForWantOfRoom(data);
      return;
    }
    System.err.printf(
        "The thread %s ended by %s, so the pipeline stops. Start it again: runs go on where they"
            + " were.%n",
        thread.getName(), exception);
    BrokenExit.begin();
  }

  private static void brokerEnded(Path data, String reason) {
    if (DiskSpace.isLow(data)) {
      stopForWantOfRoom(data);
      return;
    }
    System.err.printf(
        "Kafka gave up (%s), so the pipeline stops. ./pipeline doctor%s says whether its files are"
            + " damaged.%n",
        reason, ServerAddress.option(data));
    BrokenExit.begin();
  }

  private static void stopForWantOfRoom(Path data) {
    System.err.printf(
        "The disk with %s is full, so the pipeline stops. Free at least %d MB and start it again:"
            + " nothing that was accepted is lost.%n",
        data.toAbsolutePath(), DiskSpace.START_BYTES >> 20);
    BrokenExit.begin(Reason.DISK_FULL.exitCode());
  }

  static String addresses(LocalPipeline pipeline) {
    return """

    Web       %s
    Kafka     %s
    Postgres  %s
    Model     %s%s

    Ctrl-C stops it.\
    """
        .formatted(
            pipeline.serverUrl(),
            pipeline.bootstrapServers()
                + pipeline.kafkaConfig().map(file -> "  --kafka-config " + file).orElse(""),
            pipeline.postgresUrl(),
            pipeline.modelName(),
            pipeline
                    .adminKey()
                    .map(file -> "\nKey       --key-file " + file + " (an administrator's)")
                    .orElse("")
                + logins(pipeline));
  }

  private static String logins(LocalPipeline pipeline) {
    return pipeline.people().isEmpty()
        ? ""
        : pipeline.people().stream()
            .map(
                person ->
                    "%n%-9s %-17s %s".formatted(person.name(), person.password(), person.rights()))
            .collect(
                Collectors.joining(
                    "",
                    "%n%n%-9s %-17s %s".formatted("Login", "Password", "Rights"),
                    "\n\nThe certificate is made here, so a browser asks once. Programs:"
                        + " ./pipeline login."));
  }
}
