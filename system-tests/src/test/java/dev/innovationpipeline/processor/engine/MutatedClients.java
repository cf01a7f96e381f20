package dev.innovationpipeline.processor.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;

/**
 * Clients of the engine that do what its own settings rule out.
 *
 * @param autoCommit commits what was polled, at once, as {@code enable.auto.commit} does later
 * @param hasty commits the offsets of a transaction before its outputs
 * @param dies ends this JVM without a word after the first commit of a result's offset
 */
record MutatedClients(StageClients clients, boolean autoCommit, boolean hasty, boolean dies)
    implements StageClients {

  @Override
  public Consumer<String, byte[]> consumer() {
    Consumer<String, byte[]> consumer = clients.consumer();
    if (!autoCommit) {
      return consumer;
    }
    return around(
        Consumer.class,
        (self, method, arguments) -> {
          Object result = call(consumer, method, arguments);
          if (result instanceof ConsumerRecords<?, ?> records && !records.isEmpty()) {
            commit(consumer);
          }
          return result;
        });
  }

  @Override
  public Producer<String, byte[]> transactionalProducer(int number) {
    Producer<String, byte[]> producer = clients.transactionalProducer(number);
    HastyProducer transactions = new HastyProducer(producer, hasty, dies);
    return around(
        Producer.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "send" -> transactions.send(arguments);
              case "commitTransaction" -> transactions.commit();
              default -> call(producer, method, arguments);
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

  private static void commit(Consumer<?, ?> consumer) {
    try {
      consumer.commitSync();
    } catch (RebalanceInProgressException | CommitFailedException e) {
      // The next commit has these offsets, too.
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T around(Class<?> type, InvocationHandler handler) {
    return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static @Nullable Object call(
      Object client, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
