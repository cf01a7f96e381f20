package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records without a value, which make compaction erase all facts of a run whose keys follow from
 * its id. Those of notes do not: a service that forgets a run looks for their keys in the topics.
 */
final class Tombstones {

  private final Topics topics;
  private final String runId;
  private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

  private Tombstones(Topics topics, String runId) {
    this.topics = topics;
    this.runId = runId;
  }

  /**
   * For every key that a fact of the run can have, but for the fact that it is forgotten.
   *
   * @param attempts of the run
   */
  static List<ProducerRecord<String, byte[]>> of(Topics topics, String runId, int attempts) {
    Tombstones all = new Tombstones(topics, runId);
    all.addAttempt(1);
    // There were days when these had this key, too.
    Stream.of(topics.runFailed(), topics.cardStarred(), topics.reprocessRequested())
        .forEach(topic -> all.add(topic, runId));
    for (int attempt = 2; attempt <= attempts; attempt++) {
      all.addAttempt(attempt);
      all.add(topics.reprocessRequested(), EventKey.ofAttempt(runId, attempt));
    }
    return all.records;
  }

  private void addAttempt(int attempt) {
    add(topics.runRequested(), EventKey.ofAttempt(runId, attempt));
    add(topics.runCancelled(), EventKey.ofAttempt(runId, attempt));
    add(topics.reviewDecisions(), EventKey.ofDecision(runId, attempt));
    add(topics.reviewDecisions(), EventKey.ofReminder(runId, attempt));
    for (int stage = 1; stage <= Pipelines.registered().maxStages(); stage++) {
      add(topics.stageCompleted(stage), EventKey.ofAttempt(runId, attempt));
      add(topics.runFailed(), EventKey.ofFailure(runId, attempt, stage));
      add(topics.outputEdits(), EventKey.ofStage(runId, attempt, stage));
    }
    for (int card = 1; card <= OpportunityCards.COUNT; card++) {
      add(topics.cardStarred(), EventKey.ofCard(runId, attempt, card));
      add(topics.outputEdits(), EventKey.ofCard(runId, attempt, card));
    }
  }

  private void add(Topic topic, String key) {
    records.add(EventCodec.tombstone(topic.name(), key));
  }
}
