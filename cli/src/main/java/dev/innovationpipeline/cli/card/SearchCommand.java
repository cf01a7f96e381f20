package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
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
    PipelineClient client = server.client();
    String cursor = null;
    int left = limit;
    do {
      JsonNode page = client.get(path(cursor, left)).expect("search the cards");
      for (JsonNode card : page.path("cards")) {
        System.out.println(json ? card : line(card));
        left--;
      }
      cursor = page.path("next_cursor").asString(null);
    } while (cursor != null && left > 0);
    return 0;
  }

  String path(@Nullable String cursor, int left) {
    StringJoiner query = new StringJoiner("&", "/cards?", "");
    query.add("limit=" + Math.clamp(left, 1, MAX_PAGE));
    add(query, "q", words.isEmpty() ? null : String.join(" ", words));
    add(query, "company_id", company);
    add(query, "run_id", run);
    statuses.forEach(status -> add(query, "status", status.replace('-', '_')));
    tags.forEach(tag -> add(query, "tag", tag));
    marks.forEach(mark -> add(query, "mark", mark));
    add(query, "starred", starred ? "true" : null);
    add(query, "degraded", degraded ? "true" : null);
    add(query, "min_rating", minRating == null ? null : minRating.toString());
    add(query, "since", time(since));
    add(query, "until", time(until));
    add(query, "cursor", cursor);
    return query.toString();
  }

  /** A day begins in UTC. */
  private static @Nullable String time(@Nullable String when) {
    return when == null || when.indexOf('T') >= 0 ? when : when + "T00:00:00Z";
  }

  private static void add(StringJoiner query, String name, @Nullable String value) {
    if (value != null) {
      query.add(name + "=" + PipelineClient.encoded(value));
    }
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
