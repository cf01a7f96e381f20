package dev.innovationpipeline.local.doctor;

import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at a cluster through an admin client. */
public final class ClusterCheck {

  private static final int TIMEOUT_SECONDS = 15;

  /** A login without the right to change topics still learns from it what others see. */
  private static final String RIGHTS = "Grant it the rights that docs/kafka.md lists.";

  private static final List<String> COMPARED =
      List.of("cleanup.policy", "min.compaction.lag.ms", "max.message.bytes", "retention.ms");

  private final Map<String, Object> connection;
  private final Topics topics;
  private final String about;
  private final boolean remote;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param connection bootstrap servers and security, as Kafka clients take them
   */
  public ClusterCheck(Map<String, Object> connection, Topics topics) {
    this(
        connection,
        topics,
        Loopback.leavesTheMachine(String.valueOf(connection.get("bootstrap.servers"))));
  }

  /**
   * @param remote whether others are between here and there
   */
  ClusterCheck(Map<String, Object> connection, Topics topics, boolean remote) {
    this.remote = remote;
    this.connection = new HashMap<>(connection);
    this.connection.putIfAbsent("default.api.timeout.ms", TIMEOUT_SECONDS * 1000);
    this.connection.putIfAbsent("request.timeout.ms", TIMEOUT_SECONDS * 1000 / 2);
    this.topics = topics;
    this.about = "Kafka at " + connection.get("bootstrap.servers");
  }

  public List<Finding> findings() throws InterruptedException {
    try (Admin admin = Admin.create(connection)) {
      int brokers = get(admin.describeCluster().nodes()).size();
      findings.add(Finding.ok(about, "answers, with %d brokers.".formatted(brokers)));
      if (remote) {
        findings.addAll(new ClusterDoors(connection, about).findings(admin));
      }
      look("see its version", () -> version(admin));
      Map<String, TopicDescription> found = new HashMap<>();
      look("see topics", () -> found.putAll(describe(admin)));
      missing(found.keySet());
      partitions(found);
      replicas(found);
      look("see the settings of topics", () -> settings(admin, found));
      look("see consumer groups", () -> lag(admin, topics.sinkGroup(), "persistence-sink", found));
      look(
          "see consumer groups",
          () -> lag(admin, topics.processorGroup(), "stage-processor", found));
      look("read webhooks", () -> webhooks(admin, found));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      findings.add(
          Finding.problem(
              about,
              "does not answer: " + reason(e) + ".",
              "Check the address, the network, and the settings for encryption and login"
                  + " (--kafka-config)."));
    }
    return findings;
  }

  /** Their groups have members only while there are webhooks. */
  private void webhooks(Admin admin, Map<String, TopicDescription> found)
      throws ExecutionException, TimeoutException, InterruptedException {
    if (found.containsKey(topics.webhookEndpoints().name())
        && new WebhookCheck(connection, topics, about).note(findings)) {
      lag(admin, topics.webhookDispatchGroup(), "ingest-service", found);
      lag(admin, topics.webhookDeliveryGroup(), "ingest-service", found);
    }
  }

  private interface Look {
    void at() throws ExecutionException, TimeoutException, InterruptedException;
  }

  private void look(String right, Look look)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      look.at();
    } catch (AuthorizationException e) {
      forbidden(right);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof AuthorizationException)) {
        throw e;
      }
      forbidden(right);
    }
  }

  private void forbidden(String right) {
    findings.add(Finding.problem(about, "does not allow this login to " + right + ".", RIGHTS));
  }

  private void version(Admin admin)
      throws ExecutionException, TimeoutException, InterruptedException {
    var level = get(admin.describeFeatures().featureMetadata()).finalizedFeatures();
    if (!level.containsKey("metadata.version")) {
      findings.add(
          Finding.warning(
              about,
              "keeps its metadata in ZooKeeper, so it is older than Kafka 4.",
              "The pipeline is tested with Kafka 4.2: upgrade the brokers."));
    }
  }

  private Map<String, TopicDescription> describe(Admin admin)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, TopicDescription> found = new TreeMap<>();
    List<String> names = topics.all().stream().map(Topic::name).toList();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        found.put(topic.getKey(), get(topic.getValue()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return found;
  }

  private void missing(Set<String> found) {
    Set<String> missing =
        topics.all().stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      findings.add(
          Finding.problem(
              about,
              "lacks the topics " + missing + ".",
              "Start a service that may make topics, make them as docs/kafka.md says, or name"
                  + " another --prefix."));
    }
  }

  private void partitions(Map<String, TopicDescription> found) {
    Map<Integer, Set<String>> byCount = new TreeMap<>();
    for (Topic topic : topics.events()) {
      TopicDescription description = found.get(topic.name());
      if (description != null) {
        byCount
            .computeIfAbsent(description.partitions().size(), count -> new TreeSet<>())
            .add(topic.name());
      }
    }
    if (byCount.size() > 1) {
      findings.add(
          Finding.problem(
              about,
              "has topics of events with different numbers of partitions: " + byCount + ".",
              "Delete those that are empty, so that they are made anew; or use another prefix."));
    }
  }

  private void replicas(Map<String, TopicDescription> found) {
    found.forEach(
        (name, description) -> {
          long leaderless =
              description.partitions().stream().filter(each -> each.leader() == null).count();
          long lacking =
              description.partitions().stream()
                  .filter(each -> each.isr().size() < each.replicas().size())
                  .count();
          if (leaderless > 0) {
            findings.add(
                Finding.problem(
                    about,
                    "has no leader for %d partitions of %s.".formatted(leaderless, name),
                    "Bring the broker back that has them."));
          } else if (lacking > 0) {
            findings.add(
                Finding.warning(
                    about,
                    "misses replicas of %d partitions of %s.".formatted(lacking, name),
                    "Bring the missing broker back."));
          }
        });
  }

  /** Erasure and retention of others are their choice; what the services rely on is compared. */
  private void settings(Admin admin, Map<String, TopicDescription> found)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, Map<String, String>> expected = new HashMap<>();
    for (NewTopic topic : TopicSettings.of(topics.prefix(), 1).newTopics()) {
      expected.put(topic.name(), topic.configs());
    }
    List<ConfigResource> asked =
        found.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    for (Map.Entry<ConfigResource, Config> topic :
        get(admin.describeConfigs(asked).all()).entrySet()) {
      String name = topic.getKey().name();
      for (String setting : COMPARED) {
        String wanted = expected.getOrDefault(name, Map.of()).get(setting);
        ConfigEntry is = topic.getValue().get(setting);
        if (wanted != null && is != null && !wanted.equals(is.value())) {
          findings.add(
              Finding.warning(
                  about,
                  "has %s with %s=%s, and the default is %s."
                      .formatted(name, setting, is.value(), wanted),
                  "If that is not on purpose: kafka-configs.sh --alter --entity-type topics"
                      + " --entity-name %s --add-config %s=%s"
                          .formatted(name, setting, "[" + wanted + "]")));
        }
      }
    }
  }

  private void lag(Admin admin, String group, String service, Map<String, TopicDescription> found)
      throws ExecutionException, TimeoutException, InterruptedException {
    findings.add(GroupLag.of(admin, group, found.keySet()).finding(about, service));
  }

  static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + " " + cause.getMessage();
  }
}
