package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.share.ShareAdministration.Made;
import dev.innovationpipeline.ingest.share.ShareViews.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

/** Share links, for those who make and revoke them. */
@RestController
@Tag(name = "Share links")
class ShareController {

  private final ShareAdministration administration;
  private final ShareBook book;
  private final PublicAddress address;

  ShareController(ShareAdministration administration, ShareBook book, PublicAddress address) {
    this.administration = administration;
    this.book = book;
    this.address = address;
  }

  /** A link as people see it, without its token. */
  record Share(
      @Schema(description = "By which it is revoked; no secret", example = "sh_0123456789abcdef")
          String id,
      String runId,
      @Schema(
              description = "Whose cards it shows, also once the run has a later one",
              example = "1")
          int attempt,
      String companyId,
      @Schema(description = "Left out: all of them", example = "[1,3]")
          @Nullable List<Integer> cards,
      @Nullable String title,
      @Schema(description = "Never shown on the page") @Nullable String note,
      boolean includeQuotes,
      boolean includeReasons,
      @Schema(description = "open, expired, revoked, or disabled by a setting", example = "open")
          String state,
      Instant createdAt,
      @Schema(description = "A person's id, or key: and a key's id") String createdBy,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable String revokedBy,
      @Schema(description = "How often it was opened; at other instances to within seconds")
          long views,
      @Schema(description = "Left out before the first view") @Nullable Instant lastViewedAt) {}

  /**
   * The answer to a request for a link.
   *
   * @param warning why others may not reach the address; null where they may
   */
  record ShareMade(
      @Schema(
              description = "The link, which is shown this once",
              example = "https://pipeline.example.com/s/ips_…")
          String url,
      @Schema(description = "Left out where others may reach the address") @Nullable String warning,
      Share share) {}

  /** An object, so that fields can be added. */
  record ShareList(List<Share> shares) {}

  @PostMapping(path = "/runs/{run_id}/shares", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Share cards of a run by a link",
      description =
          "Everybody who has the link reads these cards, without a login and nothing else, until it"
              + " expires or is revoked. It shows those of the attempt that readers see now, with"
              + " later edits of them. Only the hash of its token is kept.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ShareRequest.Shape.class))))
  @ApiResponse(responseCode = "201", description = "The link")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "403", description = "Cards of the company are not shared by links")
  @ApiResponse(responseCode = "404", description = "No such run or card")
  @ApiResponse(
      responseCode = "409",
      description = "The run has no cards yet, or as many links as it may")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  @ApiResponse(
      responseCode = "503",
      description = "Kafka did not acknowledge it, or there is no database of results")
  ResponseEntity<ShareMade> create(
      @PathVariable("run_id") String runId,
      @RequestBody byte[] body,
      Caller caller,
      HttpServletRequest request) {
    Made made = administration.create(runId, body, caller);
    String base = address.of(request);
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(
            new ShareMade(
                base + "/s/" + made.token(), PublicAddress.warning(base), answer(made.link())));
  }

  @GetMapping("/runs/{run_id}/shares")
  @Operation(
      summary = "The share links of a run, newest first",
      description = "Without their tokens. Links that have ended are listed for another 30 days.")
  @ApiResponse(responseCode = "200", description = "All of them; none for a run without")
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After")
  ShareList ofRun(@PathVariable("run_id") String runId) {
    return answer(administration.ofRun(runId));
  }

  @GetMapping("/companies/{company_id}/shares")
  @Operation(
      summary = "The share links of a company's runs, newest first",
      description = "Without their tokens. Links that have ended are listed for another 30 days.")
  @ApiResponse(responseCode = "200", description = "All of them; none for a company without")
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After")
  ShareList ofCompany(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String companyId) {
    return answer(administration.ofCompany(companyId));
  }

  @DeleteMapping("/shares/{share_id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Revoke a share link",
      description = "It shows nothing from now on, at other instances within a second.")
  @ApiResponse(responseCode = "204", description = "Revoked, now or by an earlier request")
  @ApiResponse(responseCode = "404", description = "No such link", content = @Content)
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After", content = @Content)
  void revoke(
      @Parameter(example = "sh_0123456789abcdef") @PathVariable("share_id") String id,
      Caller caller) {
    administration.revoke(id, caller);
  }

  private ShareList answer(List<ShareLink> links) {
    return new ShareList(links.stream().map(this::answer).toList());
  }

  private Share answer(ShareLink link) {
    Views views = book.views().of(link.id());
    return new Share(
        link.id(),
        link.runId(),
        link.attempt(),
        link.companyId(),
        link.cards().isEmpty() ? null : link.cards(),
        link.title(),
        link.note(),
        link.quotes(),
        link.reasons(),
        administration.stateOf(link),
        link.createdAt(),
        link.createdBy(),
        link.expiresAt(),
        link.revokedAt(),
        link.revokedBy(),
        views.count(),
        views.lastAt());
  }
}
