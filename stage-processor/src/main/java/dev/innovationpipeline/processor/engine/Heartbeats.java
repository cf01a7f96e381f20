package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.processor.StageLoad;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes that this process is alive, and its load. */
final class Heartbeats {

  private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

  private final Producer<String, byte[]> producer;
  private final HeartbeatCodec codec;
  private final Processor processor;
  private final Supplier<Map<Integer, Integer>> inFlight;
  private final InstantSource clock;

  /**
   * @param inFlight runs taken up and not finished, by stage of this process
   */
  Heartbeats(
      Producer<String, byte[]> producer,
      HeartbeatCodec codec,
      Processor processor,
      Supplier<Map<Integer, Integer>> inFlight,
      InstantSource clock) {
    this.producer = producer;
    this.codec = codec;
    this.processor = processor;
    this.inFlight = inFlight;
    this.clock = clock;
  }

  void beat() {
    Map<Integer, StageLoad> stages = new TreeMap<>();
    inFlight.get().forEach((stage, count) -> stages.put(stage, load(stage, count)));
    send(
        codec.toRecord(
            new ProcessorHeartbeat(
                processor.name(), clock.instant(), stages, processor.companies())));
  }

  /** Spares watchers the wait until heartbeats are overdue. */
  void stopped() {
    send(codec.stopped(processor.name()));
  }

  private StageLoad load(int stage, int inFlight) {
    CallFigures.Figures calls = processor.calls().of(stage);
    return new StageLoad(
        inFlight, calls.calling(), calls.waitingToRetry(), calls.waitingForPermit());
  }

  private void send(ProducerRecord<String, byte[]> heartbeat) {
    producer.send(
        heartbeat,
        (metadata, failure) -> {
          if (failure != null) {
            log.warn(
                "A heartbeat was lost ({}); the next one follows, the work goes on.",
                failure.toString());
          }
        });
  }
}
