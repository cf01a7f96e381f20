package dev.innovationpipeline.processor.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;

/** Clients whose broker does not tell at first what is committed. */
record UnsteadyClients(StageClients clients, AtomicInteger failures) implements StageClients {

  UnsteadyClients(StageClients clients, int failures) {
    this(clients, new AtomicInteger(failures));
  }

  @Override
  public Consumer<String, byte[]> consumer() {
    Consumer<String, byte[]> consumer = clients.consumer();
    return ClientProxy.around(
        Consumer.class,
        (self, method, arguments) -> {
          if (method.getName().equals("committed") && failures.getAndDecrement() > 0) {
            throw new TimeoutException("no answer in time");
          }
          return method.invoke(consumer, arguments);
        });
  }

  @Override
  public Producer<String, byte[]> transactionalProducer(int number) {
    return clients.transactionalProducer(number);
  }

  @Override
  public Producer<String, byte[]> progressProducer() {
    return clients.progressProducer();
  }

  @Override
  public Consumer<String, byte[]> signalConsumer() {
    return clients.signalConsumer();
  }

  @Override
  public Admin admin() {
    return clients.admin();
  }
}
