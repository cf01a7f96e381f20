package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.webhook.WebhookAdministration.Made;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The addresses that a company wants messages sent to. */
@RestController
@Tag(name = "Webhooks")
@RequestMapping("/companies/{company_id}/webhooks")
class WebhookController {

  private final WebhookAdministration administration;

  WebhookController(WebhookAdministration administration) {
    this.administration = administration;
  }

  /** An endpoint as people see it. */
  record Webhook(
      @Schema(example = "wh_0123456789abcdef") String id,
      String companyId,
      @Schema(example = "https://hooks.example.com/innovation") String url,
      String description,
      @Schema(description = "What is sent; empty: everything", example = "[\"run.completed\"]")
          List<String> types,
      @Schema(
              description = "active, paused by a person, or disabled by the service",
              example = "active")
          String state,
      @Schema(description = "Why and when the service disabled it") @Nullable String reason,
      @Nullable Instant disabledAt,
      @Schema(description = "Since when nothing but failures; left out: it answers")
          @Nullable Instant failingSince,
      @Schema(description = "Until when the former secret signs, too; left out: there is one")
          @Nullable Instant formerSecretUntil,
      Instant createdAt,
      String createdBy,
      Instant changedAt,
      String changedBy) {

    static Webhook of(KnownWebhook known) {
      WebhookEndpoint endpoint = known.endpoint();
      return new Webhook(
          endpoint.id(),
          endpoint.companyId(),
          endpoint.url(),
          endpoint.description(),
          endpoint.types(),
          known.isActive() ? "active" : endpoint.enabled() ? "disabled" : "paused",
          known.givenUpAt() == null ? null : known.health().reason(),
          known.givenUpAt(),
          known.failingSince(),
          endpoint.secrets().size() < 2 ? null : endpoint.secrets().getLast().validUntil(),
          endpoint.createdAt(),
          endpoint.createdBy(),
          endpoint.changedAt(),
          endpoint.changedBy());
    }
  }

  /** The answer to a request for an endpoint or for a new secret. */
  record WebhookSecretShown(
      @Schema(description = "Shown this once: messages are signed with it", example = "whsec_…")
          String secret,
      Webhook webhook) {}

  record WebhookList(
      List<Webhook> webhooks,
      @Schema(description = "The types that there are") List<String> types) {}

  @GetMapping
  @Operation(
      summary = "The webhooks of a company, oldest first",
      description = "Without their secrets.")
  @ApiResponse(responseCode = "200", description = "All that are not deleted")
  WebhookList list(@Parameter(example = "lactalis-canada") @PathVariable("company_id") String id) {
    return new WebhookList(
        administration.list(id).stream().map(Webhook::of).toList(), EventType.choices());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Add a webhook",
      description =
          "Messages follow Standard Webhooks 1.0 (webhook-id, webhook-timestamp,"
              + " webhook-signature). It gets those of what happens from now on.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = WebhookRequest.class))))
  @ApiResponse(responseCode = "201", description = "The webhook and its secret")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "409", description = "The company has as many as it may")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  ResponseEntity<WebhookSecretShown> create(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String id,
      @RequestBody byte[] body,
      Caller caller) {
    return shown(HttpStatus.CREATED, administration.create(id, body, caller));
  }

  @GetMapping("/{webhook_id}")
  @Operation(summary = "A webhook")
  @ApiResponse(responseCode = "200", description = "Without its secret")
  @ApiResponse(responseCode = "404", description = "No such webhook")
  Webhook read(
      @PathVariable("company_id") String companyId, @PathVariable("webhook_id") String id) {
    return Webhook.of(administration.require(companyId, id));
  }

  @PatchMapping(path = "/{webhook_id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Change, pause or enable a webhook",
      description = "Fields that are left out stay.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = WebhookRequest.class))))
  @ApiResponse(responseCode = "200", description = "The webhook as it is now")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "404", description = "No such webhook")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  Webhook change(
      @PathVariable("company_id") String companyId,
      @PathVariable("webhook_id") String id,
      @RequestBody byte[] body,
      Caller caller) {
    return Webhook.of(administration.change(companyId, id, body, caller));
  }

  @PostMapping("/{webhook_id}/rotate")
  @Operation(
      summary = "Give a webhook a new secret",
      description =
          "The former one signs beside it for a day (pipeline.webhooks.rotation), so that"
              + " receivers can change theirs meanwhile.")
  @ApiResponse(responseCode = "200", description = "The webhook and its new secret")
  @ApiResponse(responseCode = "404", description = "No such webhook")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  ResponseEntity<WebhookSecretShown> rotate(
      @PathVariable("company_id") String companyId,
      @PathVariable("webhook_id") String id,
      Caller caller) {
    return shown(HttpStatus.OK, administration.rotate(companyId, id, caller));
  }

  @DeleteMapping("/{webhook_id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete a webhook",
      description = "What is not delivered yet is given up. Its secrets are erased.")
  @ApiResponse(responseCode = "204", description = "Deleted", content = @Content)
  @ApiResponse(responseCode = "404", description = "No such webhook", content = @Content)
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After", content = @Content)
  void delete(
      @PathVariable("company_id") String companyId,
      @PathVariable("webhook_id") String id,
      Caller caller) {
    administration.delete(companyId, id, caller);
  }

  private static ResponseEntity<WebhookSecretShown> shown(HttpStatus status, Made made) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .body(new WebhookSecretShown(made.secret().text(), Webhook.of(made.webhook())));
  }
}
