package dev.innovationpipeline.processor.stage.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.company.KnownChanges;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.company.Brand;
import dev.innovationpipeline.schema.company.CompanyCodec;
import dev.innovationpipeline.schema.company.CompanyProfile;
import dev.innovationpipeline.schema.company.ProfileChanged;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.testing.servers.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A run for a company that was added a moment ago, and that this process is just reading of. */
class NewCompanyIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final Topics topics = new Topics(UUID.randomUUID() + ".");
  private final CompanyBook book = new CompanyBook();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void isWaitedForAndOneThatNobodyAddedIsNot() throws Exception {
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", TestServers.sharedKafka().bootstrapServers());
    CompactedTopicTail tail =
        new CompactedTopicTail(kafka, topics.companies().name(), this::receiveSlowly);
    try (Admin admin = Admin.create(kafka);
        var producer =
            new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      admin.createTopics(TopicSettings.of(topics.prefix(), 1).newTopics()).all().get();
      BrandProfiles profiles = ShippedBrands.profiles();
      tail.start();
      profiles.follow(KnownChanges.of(book, tail, TimeSource.SYSTEM));
      await().atMost(TIMEOUT).until(tail::isComplete);
      producer.send(profile(topics, "new", 1, "New")).get();
      arrived.await();
      var name = new CompletableFuture<String>();
      Thread asking = Thread.ofPlatform().start(() -> ask(profiles, name));
      await().atMost(TIMEOUT).until(() -> asking.getState() == Thread.State.TIMED_WAITING);
      gate.countDown();
      assertThat(name.get()).isEqualTo("New");
      assertThatThrownBy(() -> profiles.requireKnown("nobody"))
          .isInstanceOf(StageFailedException.class)
          .hasMessageContaining("columbia-sportswear, lactalis-canada, mccormick-usa, new");
    } finally {
      gate.countDown();
      tail.stop();
    }
  }

  private static void ask(BrandProfiles profiles, CompletableFuture<String> name) {
    try {
      name.complete(profiles.nameOf("new"));
    } catch (StageFailedException e) {
      name.completeExceptionally(e);
    }
  }

  private void receiveSlowly(ConsumerRecord<String, byte[]> message) {
    arrived.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    book.receive(message);
  }

  static ProducerRecord<String, byte[]> profile(
      Topics topics, String id, int version, String name) {
    return new CompanyCodec(topics)
        .toRecord(
            new ProfileChanged(
                id,
                version,
                "change",
                new CompanyProfile(
                    name,
                    "Springs.",
                    List.of(),
                    List.of(new Brand("Spring", null)),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of()),
                "user-1",
                Instant.EPOCH));
  }
}
