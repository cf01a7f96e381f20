package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.schema.event.RunEvent;
import java.util.List;
import java.util.function.Supplier;

/** Appends what follows for runs that wait, in all instances one after another. */
@FunctionalInterface
interface SharingLog {

  /**
   * Appends events in one transaction.
   *
   * @param events are asked for once no other instance can append; empty for nothing to append
   * @return those that were appended
   * @throws org.apache.kafka.common.KafkaException when another instance overtakes, or Kafka does
   *     not answer; nothing is appended
   */
  List<RunEvent> append(Supplier<List<RunEvent>> events);
}
