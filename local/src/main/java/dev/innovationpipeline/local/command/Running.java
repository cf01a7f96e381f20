package dev.innovationpipeline.local.command;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;

/** A local pipeline that ends with this process. */
final class Running {

  private Running() {}

  static LocalPipeline start(LocalSettings settings) {
    System.err.println("Starting Kafka, Postgres and the services …");
    LocalPipeline pipeline = LocalPipeline.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(pipeline::close, "stop-pipeline"));
    return pipeline;
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
