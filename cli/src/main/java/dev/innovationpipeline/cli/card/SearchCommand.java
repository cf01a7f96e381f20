package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.Pages;
import dev.innovationpipeline.cli.client.Query;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "search",
    description = "List cards that meet all conditions, newest first.",
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {

  private static final int MAX_PAGE = 200;

  @Parameters(
      paramLabel = "WORDS",
      arity = "0..*",
      description =
          "Words of the card; the last may be a beginning. '\"in quotes\"' follow each other, OR"
              + " stands between alternatives, -word excludes (after --).")
  List<String> words = List.of();

  @Option(names = "--company", paramLabel = "ID", description = "Of this company.")
  @Nullable String company;

  @Option(names = "--run", paramLabel = "RUN_ID", description = "Of this run.")
  @Nullable String run;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "new, shortlisted, in-work or dropped; repeated: any of them.")
  List<String> statuses = List.of();

  @Option(names = "--tag", paramLabel = "TAG", description = "With this tag; repeated: with all.")
  List<String> tags = List.of();

  @Option(
      names = "--mark",
      paramLabel = "MARK",
      description =
          "Of which code noticed this: unreadable, no_brand, other_brand, number, length, alike.")
  List<String> marks = List.of();

  @Option(names = "--starred", description = "Only starred cards.")
  boolean starred;

  @Option(names = "--degraded", description = "Only of runs in whose results something was lost.")
  boolean degraded;

  @Option(
      names = "--min-rating",
      paramLabel = "N",
      description = "With this mean of ratings or a better one, 1 to 5.")
  @Nullable Double minRating;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Made since a day (2026-11-30), or a time. Default: ever.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "WHEN", description = "Made before this; as --since.")
  @Nullable String until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Cards at most. Default: ${DEFAULT-VALUE}")
  int limit = 50;

  @Option(names = "--json", description = "Print each card as a line of JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    Pages.print(
        server.client(),
        this::path,
        "search the cards",
        "cards",
        limit,
        json,
        SearchCommand::line,
        "No card meets these conditions.");
    return 0;
  }

  String path(@Nullable String cursor, int left) {
    Query query = new Query("/cards").add("limit", String.valueOf(Math.clamp(left, 1, MAX_PAGE)));
    query.add("q", words.isEmpty() ? null : String.join(" ", words));
    query.add("company_id", company);
    query.add("run_id", run);
    statuses.forEach(status -> query.add("status", status.replace('-', '_')));
    tags.forEach(tag -> query.add("tag", tag));
    marks.forEach(mark -> query.add("mark", mark));
    query.add("starred", starred);
    query.add("degraded", degraded);
    query.add("min_rating", minRating == null ? null : minRating.toString());
    query.addTime("since", since);
    query.addTime("until", until);
    query.add("cursor", cursor);
    return query.toString();
  }

  static String line(JsonNode card) {
    StringBuilder line =
        new StringBuilder(
            "%s  %-11s %s %s  %s"
                .formatted(
                    card.path("id").asString(""),
                    card.path("status").asString("").replace('_', '-'),
                    card.path("starred").asBoolean(false) ? "*" : " ",
                    card.has("rating")
                        ? String.format(Locale.ROOT, "%.1f", card.path("rating").asDouble())
                        : "   ",
                    card.path("title").asString("")));
    line.append("  (").append(card.path("company_id").asString(""));
    String name = card.path("run_title").asString(card.path("document_name").asString(""));
    if (!name.isEmpty()) {
      line.append(", ").append(name);
    }
    line.append(')');
    card.path("tags").valueStream().forEach(tag -> line.append(" #").append(tag.asString("")));
    return line.toString();
  }
}
