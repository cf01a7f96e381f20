package dev.innovationpipeline.ingest.kafka;

import dev.innovationpipeline.schema.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that are missing. Topics that exist are left as they are: more partitions would
 * move keys, and the view's tasks with them.
 */
public final class TopicDeclaration {

  private static final int TIMEOUT_SECONDS = 10;

  private final KafkaAdmin admin;
  private final Topics topics;
  private final TopicSettings settings;

  TopicDeclaration(KafkaAdmin admin, Topics topics, TopicSettings settings) {
    this.admin = admin;
    this.topics = topics;
    this.settings = settings;
  }

  /**
   * @throws ExecutionException when the broker refuses
   * @throws TimeoutException when it does not answer
   */
  public void declare() throws ExecutionException, TimeoutException, InterruptedException {
    var missing = topics.declarations(settings.partitions());
    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      for (Map.Entry<String, KafkaFuture<Void>> made :
          client.createTopics(missing).values().entrySet()) {
        await(made.getValue());
      }
    }
  }

  private static void await(KafkaFuture<Void> made)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      made.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
