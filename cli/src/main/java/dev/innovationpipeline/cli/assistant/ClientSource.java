package dev.innovationpipeline.cli.assistant;

import dev.innovationpipeline.cli.client.PipelineClient;

/** A client for each call, as a login may be refreshed in between. */
@FunctionalInterface
interface ClientSource {

  PipelineClient client() throws InterruptedException;
}
