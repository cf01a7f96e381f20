package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Pages;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Selects the runs of a job. */
final class RunSelection {

  private static final int PAGE_SIZE = 200;

  @Option(names = "--company", paramLabel = "C")
  @Nullable String company;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "Started at or after T: 2026-11-01 or 2026-11-01T10:00:00Z.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "T", description = "Started before T. Default: now.")
  @Nullable String until;

  @Option(names = "--status", paramLabel = "S", description = "E.g. FAILED, or COMPLETED.")
  @Nullable String status;

  /**
   * All ids, the newest run first. Runs that start after the job are not part of it.
   *
   * @param begun when the job began
   */
  List<String> select(PipelineClient client, Instant begun) throws InterruptedException {
    Instant end = until == null ? begun : time("--until", until);
    String filter = filter(end.isBefore(begun) ? end : begun);
    Set<String> ids = new LinkedHashSet<>();
    Pages.read(
        client,
        (cursor, left) ->
            "/runs?limit="
                + PAGE_SIZE
                + filter
                + (cursor == null ? "" : "&cursor=" + PipelineClient.encoded(cursor)),
        "list the runs",
        "runs",
        Integer.MAX_VALUE,
        run -> ids.add(run.path("run_id").asString("")));
    return new ArrayList<>(ids);
  }

  /** The form in which a job keeps it. */
  ObjectNode toJson() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    return json.put("company", company)
        .put("since", since)
        .put("until", until)
        .put("status", status);
  }

  static RunSelection of(JsonNode json) {
    RunSelection selection = new RunSelection();
    selection.company = json.path("company").stringValueOpt().orElse(null);
    selection.since = json.path("since").stringValueOpt().orElse(null);
    selection.until = json.path("until").stringValueOpt().orElse(null);
    selection.status = json.path("status").stringValueOpt().orElse(null);
    return selection;
  }

  private String filter(Instant end) {
    StringBuilder filter = new StringBuilder("&until=" + PipelineClient.encoded(end.toString()));
    if (company != null) {
      filter.append("&company_id=").append(PipelineClient.encoded(company));
    }
    if (since != null) {
      filter.append("&since=").append(PipelineClient.encoded(time("--since", since).toString()));
    }
    if (status != null) {
      filter.append("&status=").append(PipelineClient.encoded(status.toUpperCase(Locale.ROOT)));
    }
    return filter.toString();
  }

  private static Instant time(String option, String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new ClientException(
          option + " must be a day such as 2026-11-01, or a time such as 2026-11-01T10:00:00Z.", e);
    }
  }
}
