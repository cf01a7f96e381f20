package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.note.Tags;
import dev.innovationpipeline.ingest.problem.QueryFields;
import dev.innovationpipeline.schema.run.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** Reads the conditions of a request for runs, and notes every wrong one. */
public final class RunFilterReader {

  private static final String STATUS =
      "must be one of "
          + Arrays.stream(Status.values()).map(Status::name).collect(Collectors.joining(", "));

  private RunFilterReader() {}

  /**
   * The first run of those.
   *
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong parameter
   */
  public static RunFilter read(MultiValueMap<String, String> parameters) {
    QueryFields fields = new QueryFields(parameters);
    RunFilter filter =
        new RunFilter(
            fields.text("company_id"),
            fields.text("user_id"),
            fields.one("status", STATUS, RunFilterReader::status),
            fields.text("q"),
            fields.one("since", StoredTimes.RULE, StoredTimes::parse),
            fields.one("until", StoredTimes.RULE, StoredTimes::parse),
            Boolean.TRUE.equals(fields.flag("starred")),
            Boolean.TRUE.equals(fields.flag("degraded")),
            fields.one("tag", Tags.RULE, Tags::parse),
            null,
            1);
    fields.refuseIfWrong();
    return filter;
  }

  private static Optional<String> status(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(Status.values()).map(Status::name).filter(name::equals).findFirst();
  }
}
