package dev.innovationpipeline.ingest.login;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sender of a request, and the ways to be known. */
record SessionAnswer(
    @Schema(description = "local, or jwt and keys", example = "[\"jwt\",\"keys\"]")
        List<String> mode,
    @Schema(description = "Left out: nobody is known") @Nullable Known caller,
    @Schema(description = "For the header X-CSRF-Token of requests that change something")
        @Nullable String csrfToken,
    @Schema(description = "The end of the browser's session") @Nullable Instant until,
    @Schema(description = "The path that logs people in; left out where no issuer is set up")
        @Nullable String login,
    @Schema(description = "How the command line logs in; left out where it cannot")
        @Nullable CliLogin cli) {

  /**
   * A caller who is known.
   *
   * @param role null for one who may do nothing
   */
  record Known(
      @Schema(description = "For people", example = "Anna") String name,
      @Schema(description = "The person in whose name runs are started", example = "anna")
          @Nullable String user,
      @Schema(description = "viewer, author, operator or admin", example = "author")
          @Nullable String role,
      @Schema(example = "[\"lactalis-canada\"]") List<String> companies,
      boolean allCompanies) {}

  /** An issuer's addresses for a public client. */
  record CliLogin(
      @Schema(example = "https://id.example.com/authorize") String authorizationUri,
      @Schema(example = "https://id.example.com/token") String tokenUri,
      @Schema(example = "pipeline-cli") String clientId,
      @Schema(example = "openid") String scopes) {}
}
