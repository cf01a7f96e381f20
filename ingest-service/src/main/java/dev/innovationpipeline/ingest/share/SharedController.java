package dev.innovationpipeline.ingest.share;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Everything that a link reaches: its cards as a page, and for programs. */
@RestController
@Tag(name = "Share links")
class SharedController {

  private static final Logger log = LoggerFactory.getLogger(SharedController.class);

  /** In the place of a path whose token would be in the answer, and two refusals not the same. */
  private static final URI ANY_LINK = URI.create("/s");

  private final SharedLinks links;
  private final SharedPage page;

  SharedController(SharedLinks links, SharedPage page) {
    this.links = links;
    this.page = page;
  }

  @GetMapping("/s/{token}")
  @Operation(
      summary = "The cards of a share link as a page",
      description =
          "For everybody who has the link. It prints well, and no search engine lists it.")
  @ApiResponse(
      responseCode = "200",
      description = "The page",
      content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "404",
      description = "The link has ended, or there never was one; browsers get a page that says so")
  @ApiResponse(responseCode = "429", description = "This address has opened too many that are none")
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After")
  ResponseEntity<String> page(
      @PathVariable("token") String token,
      HttpServletRequest request,
      HttpServletResponse response) {
    protect(response);
    response.setHeader("Content-Security-Policy", page.policy());
    try {
      return ResponseEntity.ok()
          .contentType(SharedPage.TYPE)
          .body(page.of(links.open(token, request.getRemoteAddr(), isLookedAt(request))));
    } catch (RuntimeException e) {
      ErrorResponseException refusal = refusal(e);
      if (!isBrowser(request)) {
        throw refusal;
      }
      return ResponseEntity.status(refusal.getStatusCode())
          .headers(refusal.getHeaders())
          .contentType(SharedPage.TYPE)
          .body(page.of(refusal.getBody()));
    }
  }

  @GetMapping("/s/{token}/cards")
  @Operation(
      summary = "The cards of a share link",
      description = "For everybody who has the link: what its page shows, for programs.")
  @ApiResponse(responseCode = "200", description = "The cards that are shared")
  @ApiResponse(responseCode = "404", description = "The link has ended, or there never was one")
  @ApiResponse(responseCode = "429", description = "This address has opened too many that are none")
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After")
  SharedCards cards(
      @PathVariable("token") String token,
      HttpServletRequest request,
      HttpServletResponse response) {
    protect(response);
    try {
      return links.open(token, request.getRemoteAddr(), isLookedAt(request));
    } catch (RuntimeException e) {
      throw refusal(e);
    }
  }

  /** One that tells nothing of the link; with a fault, others would log its address. */
  private static ErrorResponseException refusal(RuntimeException e) {
    if (e instanceof ErrorResponseException refusal) {
      refusal.getBody().setInstance(ANY_LINK);
      return refusal;
    }
    log.error("A share link failed; its reader gets 500.", e);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR, "This is a fault of the service; it was logged.");
    problem.setInstance(ANY_LINK);
    return new ErrorResponseException(HttpStatus.INTERNAL_SERVER_ERROR, problem, e);
  }

  private static boolean isBrowser(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static void protect(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "private, no-store");
  }

  /** Programs ask for the head, and browsers fetch pages that nobody has opened yet. */
  private static boolean isLookedAt(HttpServletRequest request) {
    String purpose = request.getHeader("Sec-Purpose");
    return request.getMethod().equals("GET")
        && (purpose == null || !purpose.startsWith("prefetch"));
  }
}
