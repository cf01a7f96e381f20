package dev.innovationpipeline.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsSinceTest {

  private static final TopicPartition PART = new TopicPartition("t", 0);
  private static final Instant SINCE = Instant.ofEpochMilli(1_000);

  private final Log log = new Log();

  @Test
  void theFirstRecordSinceThenIsRead() {
    log.append(999);
    log.append(1_000);
    log.append(1_001);
    assertThat(offset()).isEqualTo(1);
  }

  @Test
  void nothingBeforeIsReadWhereNothingCameSince() {
    log.append(998);
    log.append(999);
    assertThat(offset()).isEqualTo(2);
  }

  /** Asked the other way round, it would be read by nobody. */
  @Test
  void aRecordThatIsAppendedBetweenTheQuestionsIsRead() {
    log.append(999);
    log.afterTheNextQuestion = () -> log.append(1_000);
    assertThat(offset()).isEqualTo(1);
  }

  private long offset() {
    return OffsetsSince.of(log, List.of(PART), SINCE).getOrDefault(PART, -1L);
  }

  /** A partition to which something is appended after a question of the consumer. */
  private static final class Log extends MockConsumer<String, String> {

    private final TreeMap<Long, Long> timesByOffset = new TreeMap<>();
    private Runnable afterTheNextQuestion = () -> {};

    private Log() {
      super("none");
    }

    private void append(long time) {
      timesByOffset.put((long) timesByOffset.size(), time);
    }

    private void asked() {
      Runnable next = afterTheNextQuestion;
      afterTheNextQuestion = () -> {};
      next.run();
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
        Collection<TopicPartition> partitions) {
      Map<TopicPartition, Long> ends = Map.of(PART, (long) timesByOffset.size());
      asked();
      return ends;
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times) {
      Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
      found.put(
          PART,
          timesByOffset.entrySet().stream()
              .filter(each -> each.getValue() >= times.getOrDefault(PART, 0L))
              .findFirst()
              .map(each -> new OffsetAndTimestamp(each.getKey(), each.getValue()))
              .orElse(null));
      asked();
      return found;
    }
  }
}
