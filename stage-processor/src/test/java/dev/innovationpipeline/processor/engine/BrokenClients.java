package dev.innovationpipeline.processor.engine;

import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Clients that fail in a way that no code expects, once they are told to. */
final class BrokenClients implements StageClients {

  private final StageClients clients;
  private final Predicate<String> methods;
  private volatile boolean broken;

  /**
   * @param methods the names of those that fail
   */
  BrokenClients(StageClients clients, Predicate<String> methods) {
    this.clients = clients;
    this.methods = methods;
  }

  void breakNow() {
    broken = true;
  }

  @Override
  public Consumer<String, byte[]> consumer() {
    return breaking(Consumer.class, clients.consumer(), "consumer.");
  }

  @Override
  public Producer<String, byte[]> transactionalProducer(int number) {
    return breaking(Producer.class, clients.transactionalProducer(number), "producer.");
  }

  @Override
  public Producer<String, byte[]> progressProducer() {
    return clients.progressProducer();
  }

  @Override
  public Consumer<String, byte[]> signalConsumer() {
    return breaking(Consumer.class, clients.signalConsumer(), "signals.");
  }

  @Override
  public Admin admin() {
    return clients.admin();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T> T breaking(Class<?> type, T client, String prefix) {
    return ClientProxy.around(
        type,
        (self, method, arguments) -> {
          failIfBroken(prefix, method);
          return method.invoke(client, arguments);
        });
  }

  private void failIfBroken(String prefix, Method method) {
    if (broken && methods.test(prefix + method.getName())) {
      throw new AssertionError("a defect in " + method.getName());
    }
  }
}
