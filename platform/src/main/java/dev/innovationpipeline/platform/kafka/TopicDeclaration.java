package dev.innovationpipeline.platform.kafka;

import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that are missing; nothing relies on the brokers creating them. Existing topics
 * stay as they are: more partitions would move keys and separate the events of a run.
 */
public final class TopicDeclaration {

  private static final Logger log = LoggerFactory.getLogger(TopicDeclaration.class);

  private static final int TIMEOUT_SECONDS = 10;
  private static final Duration LEADER_TIMEOUT = Duration.ofSeconds(30);

  private final Map<String, Object> connection;
  private final Topics topics;
  private final TopicSettings settings;

  /**
   * @param connection bootstrap servers and security, as Kafka clients take them
   */
  public TopicDeclaration(Map<String, Object> connection, Topics topics, TopicSettings settings) {
    this.connection = Map.copyOf(connection);
    this.topics = topics;
    this.settings = settings;
  }

  /**
   * @throws IllegalStateException when the existing topics cannot be worked with
   * @throws ExecutionException when the broker refuses
   * @throws TimeoutException when it does not answer
   */
  public void declare() throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, Topic> all =
        topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    try (Admin admin = Admin.create(connection)) {
      Map<String, Integer> existing = partitionsOf(admin, all.keySet());
      int partitions = agreed(existing);
      warnOfUncompacted(admin, existing.keySet());
      List<NewTopic> missing =
          all.values().stream()
              .filter(topic -> !existing.containsKey(topic.name()))
              .map(topic -> settings.declaration(topic, partitions))
              .toList();
      for (Map.Entry<String, KafkaFuture<Void>> made :
          admin.createTopics(missing).values().entrySet()) {
        awaitMade(made.getKey(), partitions, made.getValue());
      }
      if (!missing.isEmpty()) {
        TopicLeaders.await(admin, missing, LEADER_TIMEOUT);
      }
    }
  }

  private static Map<String, Integer> partitionsOf(Admin admin, Set<String> names)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, Integer> existing = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        TopicDescription found = topic.getValue().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        existing.put(topic.getKey(), found.partitions().size());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return existing;
  }

  /** The status view aggregates a run within one partition number, so all counts must agree. */
  private int agreed(Map<String, Integer> existing) {
    Map<Integer, List<String>> topicsByCount =
        Stream.concat(topics.events().stream(), Stream.of(topics.runStatus()))
            .map(Topic::name)
            .filter(existing::containsKey)
            .collect(Collectors.groupingBy(existing::get, TreeMap::new, Collectors.toList()));
    if (topicsByCount.size() > 1) {
      throw new UnsuitableTopicsException(
          "The topics of events must all have the same number of partitions, as a run's events are"
              + " aggregated where their partition is. These have (number: topics): "
              + topicsByCount
              + ". Delete those that are empty, so that they are made anew; or set another"
              + " pipeline.topics.prefix. Adding partitions to a topic with records is no remedy:"
              + " it moves keys.");
    }
    return topicsByCount.keySet().stream().findFirst().orElse(settings.partitions());
  }

  private void warnOfUncompacted(Admin admin, Set<String> existing)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<String> uncompacted = uncompacted(admin, existing);
    if (!uncompacted.isEmpty()) {
      log.warn(
          "The topics {} are not compacted, so what is forgotten stays in them. docs/kafka.md says"
              + " how to change that; this service works with them as they are.",
          uncompacted);
    }
  }

  /** Topics of facts that keep what is erased; none when this login may not look. */
  private List<String> uncompacted(Admin admin, Set<String> existing)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<ConfigResource> facts =
        topics.facts().stream()
            .map(Topic::name)
            .filter(existing::contains)
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    try {
      return admin
          .describeConfigs(facts)
          .all()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .filter(found -> !isCompacted(found.getValue()))
          .map(found -> found.getKey().name())
          .sorted()
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException
          || e.getCause() instanceof UnknownTopicOrPartitionException) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean isCompacted(Config config) {
    ConfigEntry policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
    return policy != null
        && Arrays.asList(policy.value().split(",")).contains(TopicConfig.CLEANUP_POLICY_COMPACT);
  }

  private static void awaitMade(String name, int partitions, KafkaFuture<Void> made)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      made.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        throw new UnsuitableTopicsException(
            "The topic %s is missing, and this service may not make it. Make it with %d partitions, or allow CREATE on it."
                .formatted(name, partitions));
      }
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
