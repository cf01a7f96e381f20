package dev.innovationpipeline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.testing.servers.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is made of a cluster's topics, whatever it had before. */
class TopicDeclarationIT {

  private static KafkaServer kafka;
  private static Admin admin;

  @BeforeAll
  static void start() {
    kafka = TestServers.sharedKafka();
    admin = Admin.create(connection());
  }

  @AfterAll
  static void stop() {
    admin.close();
  }

  @Test
  void makesAllTopicsAsTheSettingsSayAndLeavesThemThen() throws Exception {
    TopicSettings settings =
        new TopicSettings("a.", 3, (short) 1, 1, Duration.ofDays(90), Duration.ofDays(8), null);
    declare(settings);
    Topics topics = new Topics("a.");
    assertThat(describe(topics).values())
        .flatExtracting(TopicDescription::partitions)
        .as("have a leader each, so nothing is lost that is written now")
        .noneMatch(partition -> partition.leader() == null || partition.leader().isEmpty());
    declare(TopicSettings.of("a.", 12));
    Map<String, TopicDescription> made = describe(topics);
    assertThat(made).hasSize(topics.all().size());
    assertThat(made.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
    assertThat(config(topics.runRequested(), "retention.ms"))
        .isEqualTo(String.valueOf(Duration.ofDays(90).toMillis()));
    assertThat(config(topics.runRequested(), "cleanup.policy")).isEqualTo("compact,delete");
    assertThat(config(topics.runForgotten(), "max.compaction.lag.ms"))
        .isEqualTo(String.valueOf(Duration.ofDays(4).toMillis()));
    assertThat(config(topics.cardStarred(), "segment.ms"))
        .isEqualTo(String.valueOf(Duration.ofDays(2).toMillis()));
    assertThat(config(topics.stageText(), "retention.ms"))
        .isEqualTo(String.valueOf(topics.stageText().retention().toMillis()));
    assertThat(config(topics.runStatus(), "cleanup.policy")).isEqualTo("compact");
    assertThat(config(topics.runRequested(), "min.insync.replicas")).isEqualTo("1");
  }

  @Test
  void followsThePartitionsOfTopicsThatWereThere() throws Exception {
    Topics topics = new Topics("b.");
    make(topics.runRequested(), 5);
    declare(TopicSettings.of("b.", 12));
    assertThat(describe(topics).values())
        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(5));
  }

  @Test
  void refusesTopicsThatDisagreeAndSaysWhatToDo() throws Exception {
    Topics topics = new Topics("c.");
    make(topics.runRequested(), 5);
    make(topics.stageCompleted(1), 7);
    assertThatThrownBy(() -> declare(TopicSettings.of("c.", 12)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "5=[c.run-requested]", "7=[c.stage-1-completed]", "pipeline.topics.prefix");
    assertThat(admin.listTopics().names().get()).doesNotContain(topics.runStatus().name());
  }

  @Test
  void warnsOfTopicsThatKeepWhatIsForgotten() throws Exception {
    Topics topics = new Topics("d.");
    make(topics.runRequested(), 5);
    List<String> warnings = warningsOf(() -> declare(TopicSettings.of("d.", 5)));
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("[d.run-requested] are not compacted", "docs/kafka.md");
    declare(TopicSettings.of("e.", 1));
    describe(new Topics("e."));
    assertThat(warningsOf(() -> declare(TopicSettings.of("e.", 1)))).isEmpty();
  }

  private static List<String> warningsOf(ThrowingCallable step) {
    Logger logger = (Logger) LoggerFactory.getLogger(TopicDeclaration.class);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    logger.addAppender(logged);
    logger.setLevel(Level.WARN);
    try {
      step.call();
    } catch (Throwable e) {
      throw new AssertionError(e);
    } finally {
      logger.detachAppender(logged);
      logger.setLevel(null);
    }
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static void declare(TopicSettings settings) throws Exception {
    new TopicDeclaration(connection(), new Topics(settings.prefix()), settings).declare();
  }

  private static void make(Topic topic, int partitions) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic.name(), partitions, (short) 1))).all().get();
    await().until(() -> admin.listTopics().names().get().contains(topic.name()));
  }

  /** A broker knows of new topics a little after they are made. */
  private static Map<String, TopicDescription> describe(Topics topics) throws Exception {
    List<String> names = topics.all().stream().map(Topic::name).toList();
    await().until(() -> admin.listTopics().names().get().containsAll(names));
    return admin.describeTopics(names).allTopicNames().get();
  }

  private static String config(Topic topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    Config config =
        Objects.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
    return config.get(name).value();
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
