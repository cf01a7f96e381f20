package dev.innovationpipeline.ingest.deadletter;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether a letter's record can succeed as it is, judged by this version.
 *
 * @param advice what an operator can do, a sentence or two
 */
record Outlook(boolean canSucceed, String advice) {

  static Outlook of(ConsumerRecord<byte[], byte[]> message, String sourceTopic, Topics topics) {
    LetterId id = LetterId.of(message);
    String uncut = EventCodec.text(message.headers(), "dlt_uncut_bytes");
    if (uncut != null) {
      return never(
          "The letter holds only the beginning of the record, which had "
              + uncut
              + " bytes. Reprocess the run, or repair it: ./pipeline dlt redrive --id "
              + id
              + " --value FILE.");
    }
    Optional<String> unreadable = Repair.unreadable(message, sourceTopic, topics);
    if (unreadable.isPresent()) {
      return never(
          "No version up to this one can read it: "
              + unreadable.get()
              + " If another program wrote it, leave it: retention removes it after 30 days. If it"
              + " is ours, repair it: ./pipeline dlt redrive --id "
              + id
              + " --value FILE --header ce_type=TYPE.");
    }
    if (String.valueOf(EventCodec.text(message.headers(), "dlt_error_type"))
        .endsWith("UnwritableEventException")) {
      return never(
          "It is an event, but no table can hold it. Reprocess the run from that stage, or repair"
              + " it: ./pipeline dlt redrive --id "
              + id
              + " --value FILE.");
    }
    return new Outlook(
        true, "Remove the cause, then send it back: ./pipeline dlt redrive --id " + id + ".");
  }

  private static Outlook never(String advice) {
    return new Outlook(false, advice);
  }
}
