package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.status.record.JsonSerde;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A run's status and the change that made it so.
 *
 * @param partition of the {@code run-status} topic
 * @param offset of the record that changed it last; repeated records change nothing
 */
public record ViewedStatus(RunStatus status, int partition, long offset) {

  /**
   * Where a change stands on the {@code run-status} topic: the same on every instance and after any
   * restart, and in order within a run.
   */
  public record ChangeId(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /** Empty for a text that is no such id, for example from a client without one. */
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

  /**
   * The status in a record of {@code run-status}; empty for a tombstone and for a value that the
   * view skips because it is unreadable.
   */
  public static Optional<ViewedStatus> of(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      return Optional.empty();
    }
    try {
      RunStatus status = JsonSerde.read(message.topic(), message.value(), RunStatus.class);
      return Optional.of(new ViewedStatus(status, message.partition(), message.offset()));
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }

  public ChangeId changeId() {
    return new ChangeId(partition, offset);
  }

  public String runId() {
    return status.run().runId();
  }
}
