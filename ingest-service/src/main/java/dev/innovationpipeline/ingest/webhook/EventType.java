package dev.innovationpipeline.ingest.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of messages. Their names are a contract. */
public enum EventType {
  STAGE_COMPLETED("stage.completed"),
  RUN_COMPLETED("run.completed"),
  /** Something was lost in the results of a completed run; after {@link #RUN_COMPLETED}. */
  RUN_DEGRADED("run.degraded"),
  /** A person has to review the result of a stage before the run goes on. */
  RUN_WAITING("run.waiting"),
  RUN_FAILED("run.failed"),
  RUN_CANCELLED("run.cancelled"),
  /** For the endpoints that were told of the run. */
  RUN_FORGOTTEN("run.forgotten"),
  /** Sent when somebody asks for it, whatever an endpoint has chosen. */
  TEST("webhook.test");

  private final String wireName;

  EventType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  static Optional<EventType> of(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }

  /** Those that an endpoint can choose. */
  static List<String> choices() {
    return Arrays.stream(values()).filter(type -> type != TEST).map(EventType::wireName).toList();
  }
}
