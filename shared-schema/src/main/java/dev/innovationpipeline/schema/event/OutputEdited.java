package dev.innovationpipeline.schema.event;

import dev.innovationpipeline.schema.result.EditedOutput;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A person changed the output of a stage, or one of its cards. The model's output stays beside it;
 * of several edits of one thing, that of the highest version holds.
 *
 * @param run under the attempt whose output it is
 * @param version counted from 1 for each output and each card of an attempt
 * @param editedBy a person's id, or {@code key:} and a key's id where no person is known
 * @param keyId the API key that was used; null for none
 */
public record OutputEdited(
    RunContext run,
    int stage,
    int version,
    EditedOutput output,
    String editedBy,
    @Nullable String keyId,
    Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "output-edited";

  /**
   * The mark of an edit on what was edited.
   *
   * @param by a person's id, or {@code key:} and a key's id
   */
  public record Edit(int version, String by, @Nullable String keyId, Instant at) {

    public Edit {
      by = Objects.requireNonNullElse(by, "");
      Objects.requireNonNull(at, "at");
    }
  }

  public OutputEdited {
    Objects.requireNonNull(run, "run");
    run.requireStage(stage);
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(editedBy, "edited_by");
    Objects.requireNonNull(occurredAt, "occurred_at");
    if (version < 1) {
      throw new IllegalArgumentException("version is counted from 1, but was " + version);
    }
  }

  public Edit mark() {
    return new Edit(version, editedBy, keyId, occurredAt);
  }

  @Override
  public String type() {
    return TYPE;
  }

  /** None: it is no progress of the run. */
  @Override
  public OptionalInt atStage() {
    return OptionalInt.empty();
  }

  @Override
  public String id() {
    String edited = output.card() == null ? "stage-" + stage : "card-" + output.cardNumber();
    return String.join(
        "/", run.runId(), String.valueOf(run.attempt()), edited, TYPE, String.valueOf(version));
  }
}
