package dev.innovationpipeline.cli.runs;

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
    name = "runs",
    description = "List runs that meet all conditions, newest first.",
    mixinStandardHelpOptions = true)
public final class RunsCommand implements Callable<Integer> {

  private static final int MAX_PAGE = 200;

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description =
          "Anywhere in the run's title, its cards, its inspirations, its document's name.")
  List<String> text = List.of();

  @Option(names = "--company", paramLabel = "ID", description = "Of this company.")
  @Nullable String company;

  @Option(names = "--user", paramLabel = "ID", description = "Started by this user.")
  @Nullable String user;

  @Option(names = "--status", paramLabel = "S", description = "E.g. RUNNING, or FAILED.")
  @Nullable String status;

  @Option(names = "--tag", paramLabel = "TAG", description = "With this tag.")
  @Nullable String tag;

  @Option(names = "--starred", description = "Only with a starred card.")
  boolean starred;

  @Option(names = "--degraded", description = "Only those in whose results something was lost.")
  boolean degraded;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Started since a day (2026-11-30), or a time. Default: ever.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "WHEN", description = "Started before this; as --since.")
  @Nullable String until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Runs at most. Default: ${DEFAULT-VALUE}")
  int limit = 50;

  @Option(names = "--json", description = "Print each run as a line of JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    PipelineClient client = server.client();
    String cursor = null;
    int left = limit;
    do {
      JsonNode page = client.get(path(cursor, left)).expect("list the runs");
      for (JsonNode run : page.path("runs")) {
        System.out.println(json ? run : line(run));
        left--;
      }
      cursor = page.path("next_cursor").asString(null);
    } while (cursor != null && left > 0);
    return 0;
  }

  String path(@Nullable String cursor, int left) {
    StringJoiner query = new StringJoiner("&", "/runs?", "");
    query.add("limit=" + Math.clamp(left, 1, MAX_PAGE));
    add(query, "q", text.isEmpty() ? null : String.join(" ", text));
    add(query, "company_id", company);
    add(query, "user_id", user);
    add(query, "status", status == null ? null : status.toUpperCase(Locale.ROOT));
    add(query, "tag", tag);
    add(query, "starred", starred ? "true" : null);
    add(query, "degraded", degraded ? "true" : null);
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

  static String line(JsonNode run) {
    StringBuilder line =
        new StringBuilder(
            "%s  %-16s  %s  %s  %s"
                .formatted(
                    run.path("run_id").asString(""),
                    state(run),
                    run.path("company_id").asString("-"),
                    run.path("title").asString(run.path("document_name").asString("-")),
                    run.path("created_at").asString("")));
    run.path("tags").valueStream().forEach(tag -> line.append(" #").append(tag.asString("")));
    return line.toString();
  }

  private static String state(JsonNode run) {
    if (run.has("waiting_for")) {
      return "WAITS FOR " + run.path("waiting_for").asString("").toUpperCase(Locale.ROOT);
    }
    return run.path("status").asString("") + (run.path("degraded").isEmpty() ? "" : " (degraded)");
  }
}
