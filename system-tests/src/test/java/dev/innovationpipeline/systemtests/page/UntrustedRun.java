package dev.innovationpipeline.systemtests.page;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A run whose cards and words a hostile model wrote. */
final class UntrustedRun {

  static final String ID = "untrusted";

  /** Sets {@code window.harmed} wherever it is taken for markup. */
  static final String ATTACK =
      "<script>window.harmed='script'</script>"
          + "<img src=x onerror=\"window.harmed='image'\">"
          + "<a href=\"javascript:window.harmed='link'\">html link</a>"
          + "<iframe srcdoc=\"<script>parent.harmed='frame'</script>\"></iframe>"
          + "<svg onload=\"window.harmed='svg'\"></svg>";

  static final String MARKDOWN =
      """
      # Attack

      [a Markdown link](javascript:window.harmed='markdown') and
      [one in disguise](JaVaScRiPt&#58;window.harmed='disguise') and
      [data](data:text/html,<script>window.harmed='data'</script>) and
      [an honest link](https://example.com/report) ![picture](http://example.com/track.png)

      <style>body { display: none }</style><form action="http://example.com"><input name="x"></form>

      """
          + ATTACK;

  private UntrustedRun() {}

  static void publish(String bootstrapServers) throws Exception {
    RunContext run =
        new RunContext(
            ID,
            1,
            "it",
            "lactalis-canada",
            "javascript:window.harmed='document'",
            Instant.now(),
            RunOptions.DEFAULTS);
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new EventCodec(new Topics(""), "/test").toRecord(completed(run))).get();
    }
  }

  private static StageCompleted completed(RunContext run) {
    Map<CardField, String> texts = new EnumMap<>(CardField.class);
    for (CardField field : CardField.values()) {
      texts.put(field, ATTACK);
    }
    texts.put(CardField.PROBLEM, "[link](javascript:window.harmed='problem') " + ATTACK);
    List<OpportunityCard> cards = new ArrayList<>();
    for (int number = 1; number < OpportunityCards.COUNT; number++) {
      cards.add(OpportunityCard.of(number, "Title " + ATTACK, texts));
    }
    cards.add(
        new OpportunityCard(
            OpportunityCards.COUNT,
            "Title " + ATTACK,
            ATTACK,
            ATTACK,
            ATTACK,
            ATTACK,
            ATTACK,
            ATTACK,
            false));
    Instant now = Instant.now();
    return new StageCompleted(
        run,
        run.pipeline().stages(),
        new OpportunityCards(MARKDOWN, cards),
        ATTACK,
        "v1",
        Usage.NONE,
        Usage.NONE,
        now,
        now);
  }
}
