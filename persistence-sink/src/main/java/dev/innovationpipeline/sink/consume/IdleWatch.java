package dev.innovationpipeline.sink.consume;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;

/** While no events come: notices that the store was emptied, or is away. */
final class IdleWatch implements ApplicationListener<ListenerContainerIdleEvent> {

  private final GenerationTracker reading;
  private final StoreCondition condition;
  private final SinkMeters meters;

  IdleWatch(GenerationTracker reading, StoreCondition condition, SinkMeters meters) {
    this.reading = reading;
    this.condition = condition;
    this.meters = meters;
  }

  /** Comes on the consumer's own thread. */
  @Override
  public void onApplicationEvent(ListenerContainerIdleEvent event) {
    Consumer<?, ?> consumer = event.getConsumer();
    if (consumer == null) {
      return;
    }
    try {
      reading.adoptNew(consumer, List.of());
      reading.commitIdle(consumer, reading.generation());
      condition.worked();
    } catch (RuntimeException e) {
      condition.failed(e);
    }
    meters.look(consumer);
  }
}
