package dev.innovationpipeline.cli.review;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.Pages;
import dev.innovationpipeline.cli.client.Query;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "reviews",
    description = "List the runs that wait for a review, the longest wait first.",
    mixinStandardHelpOptions = true)
final class ReviewsCommand implements Callable<Integer> {

  @Option(names = "--company", paramLabel = "ID", description = "Of this company.")
  @Nullable String company;

  @Option(names = "--json", description = "Print each run as a line of JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    int printed =
        Pages.read(
            server.client(),
            (cursor, left) -> path(cursor),
            "list the reviews",
            "reviews",
            Integer.MAX_VALUE,
            run -> System.out.println(json ? run : line(run)));
    if (printed == 0 && !json) {
      System.out.println("No run waits for a review.");
    }
    return 0;
  }

  private String path(@Nullable String cursor) {
    return new Query("/reviews")
        .add("limit", "200")
        .add("company_id", company)
        .add("cursor", cursor)
        .toString();
  }

  private static String line(JsonNode run) {
    String until = run.path("until").asString("");
    return "%s  stage %d, %s  %s  %s  since %s%s%s"
        .formatted(
            run.path("run_id").asString(""),
            run.path("stage").asInt(),
            run.path("title").asString(""),
            run.path("company_id").asString(""),
            run.path("document_name").asString("-"),
            run.path("since").asString(""),
            until.isEmpty() ? "" : " until " + until,
            run.has("reminded_at") ? "  reminded" : "");
  }
}
