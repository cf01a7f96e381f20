package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.StageTextCodec;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topic of stages' texts from its end. */
final class StageTextTail implements StageTexts.Reader {

  private final StageTexts texts;
  private final StageTextCodec codec;
  private final TopicTail tail;

  StageTextTail(Map<String, Object> client, Topics topics, StageTexts texts) {
    this.texts = texts;
    this.codec = new StageTextCodec(topics);
    this.tail =
        new TopicTail(client, topics.stageText().name(), TopicTail.Start.end(), this::receive);
  }

  @Override
  public void readAgain(String runId, Instant since, Runnable begin) {
    tail.readAgain(runId, since, begin);
  }

  private void receive(ConsumerRecord<String, byte[]> message) {
    if (texts.isWatched(message.key())) {
      codec.toText(message).ifPresent(piece -> texts.heard(piece, message.offset()));
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
