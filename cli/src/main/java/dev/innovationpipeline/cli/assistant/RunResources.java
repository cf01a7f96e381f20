package dev.innovationpipeline.cli.assistant;

import dev.innovationpipeline.cli.client.ClientException;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs and their cards as resources, which a person can add to a conversation. */
final class RunResources {

  private static final String RUNS = "pipeline://runs/";
  private static final String CARDS = "/cards";

  private final ResultTools results;
  private final ExportTools exports;

  RunResources(ResultTools results, ExportTools exports) {
    this.results = results;
    this.exports = exports;
  }

  List<SyncResourceTemplateSpecification> all() {
    return List.of(
        template(
            RUNS + "{run_id}",
            "run",
            "A run with all its results, as the server has them",
            "application/json",
            runId -> results.results(runId).toPrettyString()),
        template(
            RUNS + "{run_id}" + CARDS,
            "cards",
            "The opportunity cards of a run, with inspirations and the stages between",
            "text/markdown",
            exports::markdown));
  }

  /** Reads the text of a run. */
  @FunctionalInterface
  private interface RunText {
    String of(String runId) throws IOException, InterruptedException;
  }

  private SyncResourceTemplateSpecification template(
      String uri, String name, String description, String type, RunText text) {
    return new SyncResourceTemplateSpecification(
        ResourceTemplate.builder(uri, name).description(description).mimeType(type).build(),
        (exchange, request) -> read(request.uri(), type, text));
  }

  private static ReadResourceResult read(String uri, String type, RunText text) {
    try {
      String found = text.of(runIdOf(uri));
      return ReadResourceResult.builder(
              List.of(TextResourceContents.builder(uri, found).mimeType(type).build()))
          .build();
    } catch (ClientException e) {
      throw failure(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw failure("The run cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("This server stops.");
    }
  }

  private static McpError failure(String message) {
    return McpError.builder(ErrorCodes.RESOURCE_NOT_FOUND).message(message).build();
  }

  private static String runIdOf(String uri) {
    int end = uri.endsWith(CARDS) ? uri.length() - CARDS.length() : uri.length();
    return URLDecoder.decode(uri.substring(RUNS.length(), end), StandardCharsets.UTF_8);
  }
}
