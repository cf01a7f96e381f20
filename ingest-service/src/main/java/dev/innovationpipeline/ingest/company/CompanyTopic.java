package dev.innovationpipeline.ingest.company;

import dev.innovationpipeline.ingest.eventlog.ReadBack;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.company.CompanyChange;
import dev.innovationpipeline.schema.company.CompanyCodec;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.kafka.core.KafkaTemplate;

/** Appends changes of companies, and waits until this instance has read them back. */
public final class CompanyTopic {

  private static final String UNACKNOWLEDGED =
      "Kafka did not acknowledge the change in time. Read the company again to see whether it"
          + " holds, and send the change again if not.";

  private final KafkaTemplate<String, byte[]> kafka;
  private final CompanyCodec codec;
  private final CompactedTopicTail tail;

  CompanyTopic(KafkaTemplate<String, byte[]> kafka, Topics topics, CompactedTopicTail tail) {
    this.kafka = kafka;
    this.codec = new CompanyCodec(topics);
    this.tail = tail;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 503 after a start, while older changes
   *     are still read
   */
  public void requireComplete() {
    if (!tail.isComplete()) {
      throw Problems.unavailable("The service is still reading the companies.", null);
    }
  }

  /**
   * Once it returns, the book knows whether the change holds.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when that is not known in time
   */
  public void append(CompanyChange change) {
    ReadBack.append(kafka, codec.toRecord(change), tail, UNACKNOWLEDGED);
  }
}
