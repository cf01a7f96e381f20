package dev.innovationpipeline.ingest.export.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an export.
 *
 * @param heading such as {@code Opportunities for Lactalis Canada}
 * @param origin of which documents the cards are, in one line
 * @param run the only one; null for cards of several
 */
public record ExportTitle(
    String heading, String origin, @Nullable ExportedRun run, Instant exportedAt) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** A day for people, by UTC; empty for none. */
  public static String day(@Nullable Instant time) {
    return time == null ? "" : DAY.format(time);
  }

  /** Of the cards of one run. */
  public static ExportTitle of(ExportedRun run, Instant exportedAt) {
    String day = day(run.when());
    return new ExportTitle(
        "Opportunities for " + run.company(),
        "From " + run.document() + (day.isEmpty() ? "" : ", " + day),
        run,
        exportedAt);
  }

  /** Of the cards of several runs. */
  public static ExportTitle ofRuns(Instant exportedAt) {
    return new ExportTitle("Opportunities", day(exportedAt), null, exportedAt);
  }
}
