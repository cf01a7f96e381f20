package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.caller.Caller;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of machines, for administrators. */
@RestController
@Tag(name = "Keys")
class KeyController {

  private final KeyAdministration administration;
  private final Keys keys;

  KeyController(KeyAdministration administration, Keys keys) {
    this.administration = administration;
    this.keys = keys;
  }

  /** A key as people see it. */
  record KeyAnswer(
      @Schema(description = "By which it is revoked; no secret", example = "0123456789ab")
          String id,
      @Schema(example = "frontend") String name,
      @Schema(example = "[\"lactalis-canada\"]") List<String> companies,
      @Schema(description = "viewer, author, operator or admin", example = "author") String role,
      @Nullable String user,
      boolean actsForUsers,
      Instant createdAt,
      @Schema(description = "The caller who made it", example = "key:fedcba987654")
          String createdBy,
      @Schema(description = "Left out: never") @Nullable Instant expiresAt,
      @Schema(description = "Left out while it is good") @Nullable Instant revokedAt,
      @Schema(description = "To the minute; left out before the first use")
          @Nullable Instant lastUsedAt) {}

  /**
   * The answer to a request for a key.
   *
   * @param key the key itself, which is shown this once
   */
  record KeyMade(
      @Schema(description = "The key, which is shown this once") String key, KeyAnswer about) {}

  record KeyList(List<KeyAnswer> keys) {}

  @PostMapping(path = "/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Make a key",
      description =
          "Only its hash is kept. It is good at once here, and within a second elsewhere.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = KeyRequest.class))))
  @ApiResponse(responseCode = "201", description = "The key")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "403", description = "For companies that are not the caller's")
  @ApiResponse(responseCode = "409", description = "The service is in a mode without keys")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  ResponseEntity<KeyMade> make(@RequestBody byte[] body, Caller caller) {
    KeyAdministration.Made made = administration.make(body, caller);
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new KeyMade(made.text().secret(), answer(made.key())));
  }

  @GetMapping("/keys")
  @Operation(
      summary = "The keys of one's companies, newest first",
      description = "With those that are expired or revoked.")
  @ApiResponse(responseCode = "200", description = "All, without the keys themselves")
  KeyList list(Caller caller) {
    return new KeyList(administration.visibleTo(caller).stream().map(this::answer).toList());
  }

  @DeleteMapping("/keys/{key_id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revoke a key", description = "Every instance refuses it within a second.")
  @ApiResponse(responseCode = "204", description = "Revoked, now or by an earlier request")
  @ApiResponse(responseCode = "404", description = "No such key", content = @Content)
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After", content = @Content)
  void revoke(
      @Parameter(example = "0123456789ab") @PathVariable("key_id") String id, Caller caller) {
    administration.revoke(id, caller);
  }

  private KeyAnswer answer(ApiKey key) {
    return new KeyAnswer(
        key.id(),
        key.name(),
        key.companies(),
        KeyRequest.nameOf(key.role()),
        key.user(),
        key.actsForUsers(),
        key.createdAt(),
        key.createdBy(),
        key.expiresAt(),
        key.revokedAt(),
        keys.lastUsed(key.id()).orElse(null));
  }
}
