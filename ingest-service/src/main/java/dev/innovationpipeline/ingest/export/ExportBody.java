package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.ingest.results.RunFilter;
import dev.innovationpipeline.ingest.results.StoredTimes;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a request for an export. */
record ExportBody(ExportFormat format, ExportSelection selection) {

  private static final int MAX_NAME = 200;

  /** The body as documents of the API show it. */
  @Schema(name = "ExportRequest")
  record Shape(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "pptx") ExportFormat format,
      @Schema(description = "All cards of these runs") @Nullable List<String> runs,
      @Schema(
              description = "Single cards, as the run's id, a colon and the card's number",
              example = "[\"01a20b79-8ba2-7422-8121-ad8d298e4711:3\"]")
          @Nullable List<String> cards,
      @Schema(description = "The conditions of GET /runs, where neither runs nor cards are named")
          @Nullable Search search) {}

  /** The conditions of a search. */
  @Schema(name = "ExportSearch")
  record Search(
      @Nullable String companyId,
      @Nullable String userId,
      @Nullable Status status,
      @Nullable String q,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable Boolean starred,
      @Nullable Boolean degraded,
      @Nullable String tag) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static ExportBody read(byte[] body) {
    RequestFields fields = RequestFields.read(body);
    List<FieldError> errors = new ArrayList<>();
    String name = fields.required("format", MAX_NAME);
    ExportFormat format =
        name.isEmpty() ? ExportFormat.JSON : ExportController.format(name, errors);
    List<String> runs = fields.optionalTexts("runs", ExportSelection.MAX_NAMED);
    List<String> cards = fields.optionalTexts("cards", ExportSelection.MAX_NAMED);
    RequestFields search = fields.object("search");
    if (search != null && !(runs.isEmpty() && cards.isEmpty())) {
      fields.wrong("search", "must be left out where runs or cards are named");
    }
    RunFilter filter = search == null ? RunFilter.EVERYTHING : filter(search);
    ExportSelection selection = ExportSelection.of(runs, cards, "cards", filter, errors);
    errors.forEach(error -> fields.wrongEntry(error.field(), error.message()));
    fields.refuseIfWrong();
    return new ExportBody(format, selection);
  }

  private static RunFilter filter(RequestFields search) {
    return new RunFilter(
        search.optional("company_id", MAX_NAME),
        search.optional("user_id", MAX_NAME),
        status(search),
        search.optional("q", MAX_NAME),
        time("since", search),
        time("until", search),
        Boolean.TRUE.equals(search.optionalBoolean("starred")),
        Boolean.TRUE.equals(search.optionalBoolean("degraded")),
        search.optional("tag", MAX_NAME),
        null,
        1);
  }

  private static @Nullable String status(RequestFields search) {
    String name = search.optional("status", MAX_NAME);
    if (name == null) {
      return null;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (Arrays.stream(Status.values()).noneMatch(status -> status.name().equals(upper))) {
      search.wrong("status", "must be one of " + Arrays.toString(Status.values()));
    }
    return upper;
  }

  private static @Nullable Instant time(String name, RequestFields search) {
    String text = search.optional(name, MAX_NAME);
    if (text == null) {
      return null;
    }
    try {
      Instant time = Instant.parse(text);
      StoredTimes.require(name, time);
      return time;
    } catch (DateTimeParseException e) {
      search.wrong(name, "must be a time such as 2026-11-01T00:00:00Z");
      return null;
    }
  }
}
