package dev.innovationpipeline.ingest.status.topology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where on the {@code run-status} topic a change stands: the same on every instance and after any
 * restart, and in order within a run.
 */
public record ChangeId(int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

  /** Empty for what is no such id, as from a client that never had one. */
  public static Optional<ChangeId> parse(@Nullable String text) {
    Matcher matcher = FORM.matcher(text == null ? "" : text.strip());
    return matcher.matches()
        ? Optional.of(
            new ChangeId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
