package dev.innovationpipeline.benchmarks.part;

import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Makes the topics as the services would, but with the broker's append time in every record: what
 * is measured is when an event was in the log, not when somebody began to send it.
 */
public final class EventTopics {

  private static final int PARTITIONS = 12;

  private EventTopics() {}

  public static void create(String bootstrapServers) {
    List<NewTopic> topics =
        TopicSettings.of("", PARTITIONS).newTopics().stream()
            .map(EventTopics::withAppendTime)
            .toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
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
