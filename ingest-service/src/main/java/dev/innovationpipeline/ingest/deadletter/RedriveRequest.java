package dev.innovationpipeline.ingest.deadletter;

import dev.innovationpipeline.ingest.problem.RequestFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which letters go back, and how.
 *
 * @param ids none: all that wait
 */
record RedriveRequest(
    @Schema(
            description = "Only letters of this topic",
            example = DeadLetterController.EXAMPLE_TOPIC)
        @Nullable String topic,
    @Schema(description = "Only these; left out: all that wait") List<LetterId> ids,
    @Schema(description = "Put in place of faults; for one letter") Repair repair) {

  private static final int MAX_IDS = 1000;
  private static final int MAX_TOPIC_LENGTH = 249;

  static RedriveRequest read(byte[] body) {
    if (body.length == 0) {
      return new RedriveRequest(null, List.of(), Repair.NONE);
    }
    RequestFields fields = RequestFields.read(body);
    List<String> texts = fields.optionalTexts("ids", MAX_IDS);
    List<LetterId> ids = new ArrayList<>();
    for (String text : texts) {
      LetterId.parse(text)
          .ifPresentOrElse(
              ids::add,
              () -> fields.wrongEntry("ids", "has '" + text + "'; want topic:partition:offset"));
    }
    RedriveRequest request =
        new RedriveRequest(fields.optional("topic", MAX_TOPIC_LENGTH), ids, repair(fields));
    if (!request.repair().isNone() && ids.size() != 1) {
      fields.wrong("value", "and headers can be given for one id at a time only");
    }
    fields.refuseIfWrong();
    return request;
  }

  private static Repair repair(RequestFields fields) {
    String value = fields.optionalRaw("value");
    RequestFields given = fields.object("headers");
    Map<String, String> headers = given == null ? Map.of() : given.texts();
    return value == null && headers.isEmpty() ? Repair.NONE : new Repair(value, headers);
  }
}
