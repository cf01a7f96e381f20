package dev.innovationpipeline.ingest.problem;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals of this service; the web framework writes them as problem+json. */
public final class Problems {

  private static final String RETRY_DELAY_SECONDS = "2";

  /** As draft-ietf-httpapi-ratelimit-headers names it. */
  private static final URI QUOTA_EXCEEDED =
      URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");

  private Problems() {}

  /**
   * One wrong field of a request.
   *
   * @param field its name on the wire; dotted when nested; {@code body} for the whole
   * @param message what is wrong and what would be right
   */
  public record FieldError(String field, String message) {}

  /** 400, naming every wrong field at once. */
  public static ErrorResponseException invalid(List<FieldError> errors) {
    long fields = errors.stream().map(FieldError::field).distinct().count();
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST,
            fields == 1 ? "One field is wrong." : fields + " fields are wrong.");
    problem.setTitle("Invalid request");
    problem.setProperty("errors", errors);
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
  }

  /** 401: nobody has said who they are, or not so that this service knows them. */
  public static ErrorResponseException unauthorized(String detail) {
    ErrorResponseException problem = problem(HttpStatus.UNAUTHORIZED, "Unauthorized", detail, null);
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return problem;
  }

  /** 402: the budget is spent. */
  public static ErrorResponseException budgetSpent(String detail) {
    ErrorResponseException problem =
        problem(HttpStatus.PAYMENT_REQUIRED, "Budget spent", detail, null);
    problem.getBody().setProperty("code", "budget_exceeded");
    return problem;
  }

  /** 403: the caller is known and may not do this. */
  public static ErrorResponseException forbidden(String detail) {
    return problem(HttpStatus.FORBIDDEN, "Forbidden", detail, null);
  }

  public static ErrorResponseException notFound(String detail) {
    return problem(HttpStatus.NOT_FOUND, "Not found", detail, null);
  }

  /** 404 in the words for what is not there, of something that belongs to others. */
  public static ErrorResponseException hidden(String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail);
    problem.setTitle("Not found");
    return new HiddenException(problem);
  }

  public static ErrorResponseException conflict(String detail) {
    return problem(HttpStatus.CONFLICT, "Conflict", detail, null);
  }

  /** 412: somebody was faster. */
  public static ErrorResponseException outdated(String detail) {
    return problem(HttpStatus.PRECONDITION_FAILED, "Precondition failed", detail, null);
  }

  /** 428: the request must say which version it changes. */
  public static ErrorResponseException versionRequired(String detail) {
    return problem(HttpStatus.PRECONDITION_REQUIRED, "Precondition required", detail, null);
  }

  /** 413: the rest of the body is not read. */
  public static ErrorResponseException tooLarge(int maxBytes) {
    return problem(
        HttpStatus.CONTENT_TOO_LARGE,
        "Content too large",
        "The body must have at most " + maxBytes + " bytes.",
        null);
  }

  /** 408: the rest of the body is not awaited. */
  public static ErrorResponseException tooSlow() {
    return problem(
        HttpStatus.REQUEST_TIMEOUT,
        "Request timeout",
        "The body took too long to arrive. Send the request again, at once.",
        null);
  }

  /** 410: there was such a thing, and it was erased on purpose. */
  public static ErrorResponseException gone(String detail) {
    return problem(HttpStatus.GONE, "Gone", detail, null);
  }

  /**
   * 429: the sender asks for more than it may have.
   *
   * @param policy the name of the limit, as answers have it in {@code RateLimit-Policy}
   */
  public static ErrorResponseException tooManyRequests(
      String detail, String policy, long retrySeconds) {
    ErrorResponseException problem =
        problem(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", detail, null);
    problem.setType(QUOTA_EXCEEDED);
    problem.getBody().setProperty("violated-policies", List.of(policy));
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retrySeconds)));
    return problem;
  }

  /** 503: the same request may succeed in a moment. */
  public static ErrorResponseException unavailable(String detail, @Nullable Throwable cause) {
    ErrorResponseException problem =
        problem(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable", detail, cause);
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_DELAY_SECONDS);
    return problem;
  }

  private static ErrorResponseException problem(
      HttpStatus status, String title, String detail, @Nullable Throwable cause) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return new ErrorResponseException(status, problem, cause);
  }
}
