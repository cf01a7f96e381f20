package dev.innovationpipeline.benchmarks.part;

import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.platform.kafka.TopicLeaders;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the topics as the services would, but with the broker's append time in every record: what
 * is measured is when an event was in the log, not when somebody began to send it.
 */
public final class EventTopics {

  private static final int PARTITIONS = 12;
  private static final Duration LEADER_TIMEOUT = Duration.ofSeconds(30);

  private EventTopics() {}

  /** With one replica of each partition; returns once every partition accepts records. */
  public static void create(String bootstrapServers) {
    create(bootstrapServers, 1);
  }

  /**
   * @param replicas of each partition; all but one must have a record before it counts as written
   */
  public static void create(String bootstrapServers, int replicas) {
    TopicSettings settings =
        new TopicSettings(
            "", PARTITIONS, (short) replicas, Math.max(1, replicas - 1), null, null, null);
    List<NewTopic> topics = settings.newTopics().stream().map(EventTopics::withAppendTime).toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(topics).all().get();
      TopicLeaders.await(admin, topics, LEADER_TIMEOUT);
    } catch (ExecutionException | TimeoutException e) {
      throw new StartFailedException("The topics could not be made.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while the topics were made.", e);
    }
  }

  private static NewTopic withAppendTime(NewTopic topic) {
    Map<String, String> config = new HashMap<>(topic.configs());
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return topic.configs(config);
  }
}
