package dev.innovationpipeline.cli.runs;

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
    Pages.print(
        server.client(),
        this::path,
        "list the runs",
        "runs",
        limit,
        json,
        RunsCommand::line,
        "No run meets these conditions.");
    return 0;
  }

  String path(@Nullable String cursor, int left) {
    Query query = new Query("/runs").add("limit", String.valueOf(Math.clamp(left, 1, MAX_PAGE)));
    query.add("q", text.isEmpty() ? null : String.join(" ", text));
    query.add("company_id", company);
    query.add("user_id", user);
    query.add("status", status == null ? null : status.toUpperCase(Locale.ROOT));
    query.add("tag", tag);
    query.add("starred", starred);
    query.add("degraded", degraded);
    query.addTime("since", since);
    query.addTime("until", until);
    query.add("cursor", cursor);
    return query.toString();
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
