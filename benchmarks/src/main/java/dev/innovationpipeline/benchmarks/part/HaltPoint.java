package dev.innovationpipeline.benchmarks.part;

import java.util.List;
import java.util.Locale;

/**
 * Moments at which a service may die that matter to what others see: between two steps of which
 * only the first was done.
 */
public enum HaltPoint {
  /** An event was polled and reserved, and nothing was done about it. */
  EVENT_TAKEN(Role.PROCESSOR, engine("consumer.StageConsumer"), "take"),
  /** A model's answer was paid and read, and nobody knows. */
  ANSWER_READ(Role.PROCESSOR, engine("task.StageTask"), "complete"),
  /** The next stage may have begun already, the result is in no transaction yet. */
  RESULT_SUBMITTED(Role.PROCESSOR, engine("consumer.ResultCommitter"), "submit"),
  TRANSACTION_BEGUN(Role.PROCESSOR, Names.PRODUCER, "beginTransaction"),
  /** Results and offsets are in an open transaction. */
  OFFSETS_SENT(Role.PROCESSOR, Names.PRODUCER, "sendOffsetsToTransaction"),
  /** The transaction is committed, and the process does not know. */
  TRANSACTION_COMMITTED(Role.PROCESSOR, Names.PRODUCER, "commitTransaction"),

  /** Rows are written in an open transaction. */
  ROWS_WRITTEN(Role.SINK, Names.OURS + "sink.postgres.BatchWriter", "write"),
  /** Rows are committed, the offsets are not. */
  ROWS_COMMITTED(Role.SINK, Names.OURS + "sink.postgres.RunRecorder", "record"),
  SINK_OFFSETS_COMMITTED(Role.SINK, Names.CONSUMER, "commitSync"),

  /** A request is in the log, and its sender does not know. */
  REQUEST_APPENDED(Role.INGEST, Names.OURS + "ingest.eventlog.KafkaEventLog", "append"),
  /** A run is about to be cancelled as it has not ended. */
  ENDING_LOOKED_UP(Role.INGEST, Names.OURS + "ingest.cancellation.Cancellation", "logged"),
  /** A run is forgotten, and its sender does not know. */
  FORGETTING_APPENDED(Role.INGEST, Names.OURS + "ingest.eventlog.KafkaEventTransactions", "append"),
  /** A status is written, and the offsets of the events it came from are not committed. */
  STATUS_WRITTEN(
      Role.INGEST, Names.OURS + "ingest.status.aggregation.RunStatusAggregator", "acknowledged"),
  STATUS_OFFSETS_COMMITTED(Role.INGEST, Names.CONSUMER, "commitSync");

  /** Options of a part that can be halted: it changes the code of its own methods while it runs. */
  public static final List<String> JAVA_OPTIONS =
      List.of("-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true");

  private static final class Names {
    static final String OURS = "dev.innovationpipeline.";
    static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    static final String CONSUMER = "org.apache.kafka.clients.consumer.KafkaConsumer";
  }

  private final Role role;
  private final String className;
  private final String method;

  HaltPoint(Role role, String className, String method) {
    this.role = role;
    this.className = className;
    this.method = method;
  }

  public Role role() {
    return role;
  }

  String className() {
    return className;
  }

  /** Halted is after it has returned; all methods of that name. */
  String method() {
    return method;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String engine(String name) {
    return Names.OURS + "processor.engine." + name;
  }
}
