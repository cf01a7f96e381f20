package dev.innovationpipeline.cli.seen;

import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Says for people which cards were seen before. */
public final class SeenBefore {

  private SeenBefore() {}

  /** A line for each earlier card; none where the server does not know, as without a database. */
  public static List<String> lines(PipelineClient client, String runId)
      throws IOException, InterruptedException {
    Exchange answer = client.get("/runs/%s/seen-before".formatted(PipelineClient.encoded(runId)));
    return answer.succeeded() ? lines(answer.body()) : List.of();
  }

  /**
   * The same for people who asked.
   *
   * @param answer the server's
   */
  static String print(JsonNode answer) {
    List<String> lines = lines(answer);
    return lines.isEmpty()
        ? "No card says nearly the same as an earlier card of the company."
        : String.join("\n", lines);
  }

  private static List<String> lines(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    for (JsonNode card : answer.path("cards")) {
      for (JsonNode earlier : card.path("seen_before")) {
        lines.add(
            String.format(
                Locale.ROOT,
                "Card %d was seen before: run %s, card %d, “%s” (likeness %.2f of 1).",
                card.path("card").asInt(),
                earlier.path("run_id").asString(""),
                earlier.path("card").asInt(),
                earlier.path("title").asString(""),
                earlier.path("likeness").asDouble()));
      }
    }
    return lines;
  }
}
