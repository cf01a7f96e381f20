package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The event topics as an AsyncAPI 3.0 document, made of the topics, the codec and the events. */
final class AsyncApiDocument {

  private static final String INTRODUCTION =
      """
      Every event of every run, for services in any language.

      **Delivery** is at least once: an event may come twice, late, or in another order than it \
      happened (across topics there is no order at all). Drop duplicates by the `ce_id` header: \
      equal ids mean the same fact. Read with `isolation.level=read_committed`: what an aborted \
      transaction wrote did not happen.

      **Keys** name a fact: they begin with the run id and, where a topic may have more facts of a \
      run than one, go on with `#` and which of them (`run-7#2` is that of attempt 2). Take the run \
      id from the `ce_subject` header, or from the key up to its `#`. A run is in the partition of \
      its id, and all event topics have the same number of partitions, so that a consumer group \
      with the range assignor gives all events of a run to one member.

      **Records without a value** are tombstones: the event with that key is erased, as its run was \
      forgotten. Skip them. Events that are kept for ever are compacted, which takes repetitions \
      and what a tombstone names; of the stars of a card, and of notes of one kind and name, it keeps \
      the last.

      **Attempts.** A run that is done again has a higher `run.attempt`; its events of lower \
      attempts no longer count. A `stage-completed` event with `copied_from_attempt` only repeats \
      an earlier result to begin the new attempt with.

      **Reviews.** `run.options.review_after` lists the stages after which a run waits for a person. \
      An attempt stops with the `stage-completed` event of such a stage, unless it is a copy \
      (`copied_from_attempt`): with the last stage, too, the run is completed only by the copy in \
      the attempt that an approval begins. `run.options.review` says which decision began an attempt.

      **Losses.** `degraded` in a `stage-completed` event lists what was lost in the result although \
      the stage is complete, each with a code, a sentence and, where it is about one card, its \
      number. It is absent where nothing was lost. Later versions add codes.

      **Checks.** `json.checks` beside `json.cards` says what code found in each card that was read: \
      the brands that it names, texts of unusual length, numbers that stand in none of its sources, \
      another card that says nearly the same. It is absent where nobody checked the cards.

      **Evidence.** `json.quotes` beside `json.inspirations` are the quotes on which an inspiration \
      rests, each with the passage in which code found it and the place there, or with `verified` \
      false. `json.sources` beside `json.cards` says on which inspiration, principle and quotes a card \
      rests, and whether the model named these or code chose them. In results between the first stage \
      and the last, `evidence.quoted` repeats the verified quotes. All are absent in older events, and \
      where a prompt asks for no quotes.

      **Documents.** `document` in a `stage-completed` event says from which document the stage \
      read, by the SHA-256 of its bytes; its text and passages are asked for over HTTP. It is absent \
      for stages that read none.

      **Profiles.** `profile` in a `stage-completed` event says which version of the company's \
      profile the model was told of; version 0 is one that nobody has changed. It is absent for \
      stages that tell of no company.

      **Compatibility.** Fields are only added, never removed, renamed or retyped; skip fields \
      that you do not know. Another shape would be another `ce_type` (`….v2`).

      An operator may put a prefix before all topic names (`pipeline.topics.prefix`).
      """;

  private static final String BY_RUN = "run id";
  private static final String BY_ATTEMPT = "run id; of later attempts run id, # and attempt";

  private final Topics topics = new Topics("");
  private final EventCodec codec = new EventCodec(topics, "/innovation-pipeline/stage-processor");
  private final ObjectNode document = WireJson.MAPPER.createObjectNode();

  private AsyncApiDocument() {}

  static JsonNode json() {
    AsyncApiDocument result = new AsyncApiDocument();
    result.describe();
    return result.document;
  }

  private void describe() {
    document.put("asyncapi", "3.0.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Innovation Pipeline events");
    info.put("version", "1.0.0");
    info.put("description", INTRODUCTION.strip());
    document.put("defaultContentType", "application/json");
    ObjectNode server = document.putObject("servers").putObject("kafka");
    server.put("host", "localhost:9092");
    server.put("protocol", "kafka");
    server.put("description", "The bootstrap address; operators tell yours.");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    channelEvents()
        .forEach(
            (topic, events) -> {
              channel(channels.putObject(topic.name()), topic, events);
              operation(operations.putObject("send-" + topic.name()), topic, events);
            });
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    SampleEvents.oneOfEach().forEach(event -> message(messages.putObject(event.type()), event));
    headers(components.putObject("schemas").putObject("cloudevents-headers"));
  }

  /** The events of each topic; completions of all stages are of one type. */
  private Map<Topic, List<RunEvent>> channelEvents() {
    Map<Topic, List<RunEvent>> events = new LinkedHashMap<>();
    for (Topic topic : topics.events()) {
      events.put(
          topic,
          SampleEvents.oneOfEach().stream()
              .filter(
                  event ->
                      topics.of(event).equals(topic)
                          || (event instanceof StageCompleted
                              && topic.name().endsWith("-completed")))
              .toList());
    }
    return events;
  }

  private static void channel(ObjectNode channel, Topic topic, List<RunEvent> events) {
    channel.put("address", topic.name());
    channel.put("description", joined(events, ", or by ", "Keyed by ", AsyncApiDocument::key));
    ObjectNode messages = channel.putObject("messages");
    events.forEach(
        event ->
            messages.putObject(event.type()).put("$ref", "#/components/messages/" + event.type()));
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.name());
    kafka
        .putObject("topicConfiguration")
        .put("retention.ms", topic.retention().toMillis())
        .putArray("cleanup.policy")
        .add(topic.cleanup());
  }

  private static void operation(ObjectNode operation, Topic topic, List<RunEvent> events) {
    operation.put("action", "send");
    operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
    operation.put(
        "summary", events.stream().map(AsyncApiDocument::summary).collect(Collectors.joining(" ")));
    ArrayNode messages = operation.putArray("messages");
    events.forEach(
        event ->
            messages
                .addObject()
                .put("$ref", "#/channels/" + topic.name() + "/messages/" + event.type()));
  }

  private static String joined(
      List<RunEvent> events, String between, String before, Function<RunEvent, String> what) {
    return events.stream().map(what).collect(Collectors.joining(between, before, "."));
  }

  private void message(ObjectNode message, RunEvent event) {
    ProducerRecord<String, byte[]> example = codec.toRecord(event);
    message.put("name", header(example, "ce_type"));
    message.put("title", event.type());
    message.put("summary", summary(event));
    message.put("contentType", "application/json");
    message.putObject("headers").put("$ref", "#/components/schemas/cloudevents-headers");
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", "application/schema+json;version=draft-07");
    payload.putObject("schema").put("$ref", "./schemas/" + event.type() + ".v1.schema.json");
    message
        .putObject("bindings")
        .putObject("kafka")
        .putObject("key")
        .put("type", "string")
        .put("description", key(event));
    ObjectNode sample = message.putArray("examples").addObject();
    ObjectNode headers = sample.putObject("headers");
    example.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
    sample.set("payload", WireJson.MAPPER.readTree(example.value()));
  }

  private static void headers(ObjectNode schema) {
    schema.put("type", "object");
    schema.put("description", "CloudEvents 1.0, binary mode of the Kafka protocol binding.");
    ObjectNode fields = schema.putObject("properties");
    text(fields, "ce_specversion", "always 1.0");
    text(fields, "ce_id", "equal for every delivery and repetition of the same fact");
    text(fields, "ce_type", "dev.innovationpipeline.<type>.v1");
    text(fields, "ce_source", "the service that wrote it");
    text(fields, "ce_subject", "run id");
    text(fields, "ce_time", "RFC 3339, UTC");
    text(fields, "content-type", "application/json");
    text(fields, "traceparent", "W3C trace context, where the run is traced");
    schema
        .putArray("required")
        .add("ce_specversion")
        .add("ce_id")
        .add("ce_type")
        .add("ce_source")
        .add("ce_subject")
        .add("ce_time")
        .add("content-type");
  }

  private static void text(ObjectNode fields, String name, String meaning) {
    fields.putObject(name).put("type", "string").put("description", meaning);
  }

  private static String summary(RunEvent event) {
    return switch (event) {
      case RunRequested e -> "A run was accepted, or is to be done again from its first stage.";
      case StageStarted e -> "A processor took up a stage. For watchers; may be missing.";
      case StageRetryScheduled e ->
          "A call to the model failed and will be tried again. For watchers; may be missing.";
      case StageCompleted e ->
          "A stage did its work. Stage 1 has json.inspirations, stage 5 json.cards.";
      case RunFailed e -> "A stage cannot succeed; the run ends until somebody reprocesses it.";
      case RunCancelled e -> "Somebody stopped the run.";
      case ReprocessRequested e -> "A run is to be done again from a stage, as a new attempt.";
      case CardStarred e -> "Somebody marked a card, or took the mark away; the latest holds.";
      case OutputEdited e ->
          "A person changed the output of a stage or a card; the highest version holds. An attempt"
              + " that goes on from it has a stage-completed with edited.";
      case CardAnnotated e ->
          "Somebody tagged, commented or rated a card, or set its status (new, shortlisted,"
              + " in_work, dropped), or took that away. Of equal kind and name, the latest holds.";
      case RunAnnotated e ->
          "Somebody gave a run a title or a tag, or took it away. Of equal kind and name, the"
              + " latest holds.";
      case Review.Decided e ->
          "Somebody decided on a result that the run waited with, or its time ran out.";
      case Review.Reminded e -> "A run has waited for a review for long.";
      case RunForgotten e ->
          "Erase all that you hold of the run, and skip what comes of it later. Said more than"
              + " once.";
    };
  }

  private static String key(RunEvent event) {
    return switch (event) {
      case RunRequested e -> BY_ATTEMPT;
      case StageCompleted e -> BY_ATTEMPT;
      case RunCancelled e -> BY_ATTEMPT;
      case ReprocessRequested e -> BY_ATTEMPT;
      case RunFailed e -> "run id, #, attempt, /stage- and its number";
      case CardStarred e -> "run id, #, attempt, /card- and its number";
      case OutputEdited e -> "run id, #, attempt, /stage- or /card- and its number";
      case CardAnnotated e ->
          "run id, #, attempt, /card- and its number, /, kind, and of named notes - and the name's"
              + " hash";
      case RunAnnotated e -> "run id, #, kind, and of tags - and the tag's hash";
      case Review.Decided e -> "run id, #, attempt and /decision";
      case Review.Reminded e -> "run id, #, attempt and /reminder";
      case RunForgotten e -> BY_RUN;
      case StageStarted e -> BY_RUN;
      case StageRetryScheduled e -> BY_RUN;
    };
  }

  private static String header(ProducerRecord<?, ?> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }
}
