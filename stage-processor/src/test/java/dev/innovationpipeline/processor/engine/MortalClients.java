package dev.innovationpipeline.processor.engine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;

/** Clients that end the process between two of their calls. */
record MortalClients(StageClients clients, Tripwire tripwire) implements StageClients {

  @Override
  public Consumer<String, byte[]> consumer() {
    Consumer<String, byte[]> consumer = clients.consumer();
    return ClientProxy.around(
        Consumer.class,
        (self, method, arguments) -> {
          Object result = method.invoke(consumer, arguments);
          if (result instanceof ConsumerRecords<?, ?> records && !records.isEmpty()) {
            tripwire.passing(KillPoint.AFTER_POLL);
          }
          return result;
        });
  }

  @Override
  public Producer<String, byte[]> transactionalProducer(int number) {
    Producer<String, byte[]> producer = clients.transactionalProducer(number);
    return ClientProxy.around(
        Producer.class,
        (self, method, arguments) -> {
          boolean commits = method.getName().equals("commitTransaction");
          if (commits) {
            producer.flush();
            tripwire.passing(KillPoint.BEFORE_COMMIT);
          }
          Object result = method.invoke(producer, arguments);
          if (commits) {
            tripwire.passing(KillPoint.AFTER_COMMIT);
          }
          return result;
        });
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
