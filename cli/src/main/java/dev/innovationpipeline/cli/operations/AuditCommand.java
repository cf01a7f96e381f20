package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.Pages;
import dev.innovationpipeline.cli.client.Query;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "audit",
    description = "Show who changed what, and who was refused, newest first.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

  private static final int MAX_PAGE = 1_000;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "A day (2026-11-30), a time, or so long ago (90d, 12h). Default: ever.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "WHEN", description = "Before this; as --since.")
  @Nullable String until;

  @Option(names = "--company", paramLabel = "ID", description = "What concerns this company.")
  @Nullable String company;

  @Option(
      names = "--caller",
      paramLabel = "ID",
      description = "By this person or key (key:ID), or in this person's name.")
  @Nullable String caller;

  @Option(names = "--subject", paramLabel = "ID", description = "About this run, card or key.")
  @Nullable String subject;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "done, refused or failed. Default: all.")
  @Nullable String outcome;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Entries at most. Default: ${DEFAULT-VALUE}")
  int limit;

  @Option(names = "--json", description = "Print each entry as a line of JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    Instant now = Instant.now();
    Pages.print(
        server.client(),
        (cursor, left) -> path(now, cursor, left),
        "read the audit",
        "entries",
        limit,
        json,
        AuditCommand::line,
        "The audit has no entry that meets these conditions.");
    return 0;
  }

  private String path(Instant now, @Nullable String cursor, int left) {
    Query query = new Query("/audit").add("limit", String.valueOf(Math.clamp(left, 1, MAX_PAGE)));
    query.add("since", since == null ? null : time("--since", since, now).toString());
    query.add("until", until == null ? null : time("--until", until, now).toString());
    query.add("company_id", company);
    query.add("caller", caller);
    query.add("subject", subject);
    query.add("outcome", outcome);
    query.add("cursor", cursor);
    return query.toString();
  }

  /** The beginning of a day, a time, or so long before now. */
  static Instant time(String option, String text, Instant now) {
    try {
      if (text.endsWith("d") || text.endsWith("h")) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return now.minus(text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number));
      }
      return text.indexOf('T') >= 0
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
      throw new ClientException(
          "%s takes a day such as 2026-11-30, a time such as 2026-11-30T12:00:00Z, or how long ago, such as 90d or 12h, not %s."
              .formatted(option, text),
          e);
    }
  }

  private static String line(JsonNode entry) {
    long count = entry.path("count").asLong(1);
    String companies =
        entry
            .path("companies")
            .valueStream()
            .map(each -> each.asString(""))
            .collect(Collectors.joining(","));
    return "%s  %-7s %d  %-20s %s%s%s%s%s"
        .formatted(
            entry.path("at").asString(""),
            entry.path("outcome").asString(""),
            entry.path("status").asInt(0),
            text(entry, "caller").orElse("(unknown)"),
            entry.path("action").asString(""),
            text(entry, "subject").map(about -> "  " + about).orElse(""),
            text(entry, "person").map(person -> "  for " + person).orElse(""),
            companies.isEmpty() ? "" : "  [" + companies + "]",
            text(entry, "address").map(address -> "  from " + address).orElse("")
                + (count > 1 ? "  " + count + " times" : ""));
  }

  private static Optional<String> text(JsonNode entry, String field) {
    return Optional.of(entry.path(field).asString("")).filter(text -> !text.isEmpty());
  }
}
