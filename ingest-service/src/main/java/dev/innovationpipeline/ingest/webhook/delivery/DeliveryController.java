package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.webhook.EventType;
import dev.innovationpipeline.ingest.webhook.WebhookAdministration;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery.State;
import dev.innovationpipeline.schema.wire.WireJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The log of messages, and the ways to have one sent. */
@RestController
@Tag(name = "Webhooks")
@RequestMapping("/companies/{company_id}/webhooks/{webhook_id}")
class DeliveryController {

  private static final int MAX_LIMIT = 500;

  private final WebhookAdministration webhooks;
  private final DeliveryTopic topic;
  private final DeliveryLog deliveries;
  private final InstantSource clock;

  DeliveryController(
      WebhookAdministration webhooks,
      DeliveryTopic topic,
      DeliveryLog deliveries,
      InstantSource clock) {
    this.webhooks = webhooks;
    this.topic = topic;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** A message as people see it. */
  record WebhookDelivery(
      @Schema(description = "The header webhook-id", example = "msg_0123456789abcdef") String id,
      @Schema(example = "run.completed") String type,
      @Nullable String runId,
      @Nullable Integer attempt,
      @Schema(description = "pending, delivered or failed", example = "delivered") String state,
      Instant createdAt,
      @Schema(description = "When it is tried next") @Nullable Instant nextAt,
      @Schema(description = "The body that is sent") String payload,
      List<WebhookTry> tries) {

    static WebhookDelivery of(Delivery delivery) {
      return new WebhookDelivery(
          delivery.messageId(),
          delivery.type(),
          delivery.runId(),
          delivery.runId() == null ? null : delivery.attempt(),
          name(delivery.state()),
          delivery.createdAt(),
          delivery.nextAt(),
          delivery.payload(),
          delivery.history().stream()
              .map(
                  made ->
                      new WebhookTry(
                          made.at(), made.status(), made.millis(), made.problem(), made.response()))
              .toList());
    }
  }

  /** One request. */
  record WebhookTry(
      Instant at,
      @Schema(description = "Of the answer; left out: there was none", example = "200")
          @Nullable Integer status,
      long millis,
      @Nullable String problem,
      @Schema(description = "The first 500 characters of the last try's answer")
          @Nullable String response) {}

  record WebhookDeliveryList(List<WebhookDelivery> deliveries) {}

  /** A message that is on its way. */
  record WebhookMessageQueued(@Schema(example = "msg_0123456789abcdef") String id) {}

  /** Messages that are on their way. */
  record WebhookMessagesQueued(@Schema(example = "12") int messages) {}

  @GetMapping("/deliveries")
  @Operation(
      summary = "The newest messages to a webhook, and what became of them",
      description =
          "Kept for 30 days. The newest 5,000 records of each partition of the topic are looked at;"
              + " name a run to see older ones of it.")
  @ApiResponse(responseCode = "200", description = "The newest first")
  @ApiResponse(responseCode = "400", description = "A parameter is wrong")
  @ApiResponse(responseCode = "404", description = "No such webhook")
  @ApiResponse(responseCode = "503", description = "Kafka is down")
  WebhookDeliveryList list(
      @PathVariable("company_id") String companyId,
      @PathVariable("webhook_id") String id,
      @Parameter(description = "pending, delivered or failed") @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "Of one run", example = "run-7")
          @RequestParam(name = "run_id", required = false)
          @Nullable String runId,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int limit) {
    webhooks.require(companyId, id);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw Problems.invalid(List.of(new FieldError("limit", "must be from 1 to " + MAX_LIMIT)));
    }
    State wanted = state == null ? null : state(state);
    try {
      return new WebhookDeliveryList(
          deliveries.newest(id, runId, wanted, limit).stream().map(WebhookDelivery::of).toList());
    } catch (KafkaException e) {
      throw Problems.unavailable("The log of the webhook cannot be read just now.", e);
    }
  }

  @PostMapping("/deliveries/{message_id}/redeliver")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send a message once more",
      description = "With the same id and body; its tries begin anew.")
  @ApiResponse(responseCode = "202", description = "It is on its way")
  @ApiResponse(responseCode = "404", description = "No such webhook or message")
  @ApiResponse(responseCode = "409", description = "The webhook is paused or disabled")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  WebhookMessageQueued redeliver(
      @PathVariable("company_id") String companyId,
      @PathVariable("webhook_id") String id,
      @PathVariable("message_id") String messageId) {
    requireActive(companyId, id);
    Delivery found;
    try {
      found =
          deliveries
              .find(id, messageId)
              .orElseThrow(
                  () ->
                      Problems.notFound(
                          "Webhook %s has no message %s that is not older than 30 days."
                              .formatted(id, messageId)));
    } catch (KafkaException e) {
      throw Problems.unavailable("The log of the webhook cannot be read just now.", e);
    }
    return send(found.again(clock.instant()));
  }

  @PostMapping("/redeliver-failed")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send all messages once more that were given up",
      description =
          "Those made since a time, with the same ids and bodies; their tries begin anew. The"
              + " request may be repeated: what is on its way is given up no longer.")
  @ApiResponse(responseCode = "202", description = "They are on their way")
  @ApiResponse(responseCode = "400", description = "The time is wrong")
  @ApiResponse(responseCode = "404", description = "No such webhook")
  @ApiResponse(responseCode = "409", description = "The webhook is paused or disabled")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge all of them")
  WebhookMessagesQueued redeliverFailed(
      @PathVariable("company_id") String companyId,
      @PathVariable("webhook_id") String id,
      @Parameter(
              description = "Made at this time or later; messages are kept for 30 days",
              example = "2026-11-29T00:00:00Z")
          @RequestParam
          Instant since) {
    requireActive(companyId, id);
    try {
      Instant now = clock.instant();
      List<Delivery> again =
          deliveries.failedSince(id, since).stream().map(failed -> failed.again(now)).toList();
      topic.appendAll(again);
      return new WebhookMessagesQueued(again.size());
    } catch (ExecutionException | KafkaException | org.springframework.kafka.KafkaException e) {
      throw notTaken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notTaken(e);
    }
  }

  @PostMapping("/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send a test message (webhook.test)",
      description = "Its deliveries say what came of it.")
  @ApiResponse(responseCode = "202", description = "It is on its way")
  @ApiResponse(responseCode = "404", description = "No such webhook")
  @ApiResponse(responseCode = "409", description = "The webhook is paused or disabled")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  WebhookMessageQueued test(
      @PathVariable("company_id") String companyId, @PathVariable("webhook_id") String id) {
    WebhookEndpoint endpoint = requireActive(companyId, id);
    Instant now = clock.instant();
    String unique = UUID.randomUUID().toString();
    ObjectNode body = WireJson.MAPPER.createObjectNode();
    body.put("type", EventType.TEST.wireName()).put("timestamp", now.toString());
    body.putObject("data").put("company_id", companyId).put("webhook_id", id);
    return send(
        Delivery.due(
            endpoint,
            unique,
            id + "#test/" + unique,
            null,
            1,
            0,
            EventType.TEST,
            body.toString(),
            now));
  }

  private WebhookEndpoint requireActive(String companyId, String id) {
    var webhook = webhooks.require(companyId, id);
    if (!webhook.isActive()) {
      throw Problems.conflict(
          "Webhook %s is %s. Enable it first: PATCH with {\"enabled\":true}."
              .formatted(id, webhook.endpoint().enabled() ? "disabled" : "paused"));
    }
    return webhook.endpoint();
  }

  private WebhookMessageQueued send(Delivery delivery) {
    try {
      topic.append(delivery).get();
      return new WebhookMessageQueued(delivery.messageId());
    } catch (ExecutionException | org.springframework.kafka.KafkaException e) {
      throw notTaken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notTaken(e);
    }
  }

  private static RuntimeException notTaken(Exception why) {
    return Problems.unavailable(
        "Kafka did not acknowledge the message. Send the request again.", why);
  }

  private static State state(String text) {
    return Arrays.stream(State.values())
        .filter(each -> name(each).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Problems.invalid(
                    List.of(new FieldError("state", "must be pending, delivered or failed"))));
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
