package dev.innovationpipeline.ingest.problem;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error leaves as problem+json; what nobody foresaw is logged and tells nothing inner. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> unforeseen(Exception e, WebRequest request) {
    if (e instanceof AsyncRequestNotUsableException) {
      return ResponseEntity.internalServerError().build();
    }
    log.error("{} failed; the client gets 500.", request.getDescription(false), e);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR, "This is a fault of the service; it was logged.");
    return Objects.requireNonNull(
        createResponseEntity(
            problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request));
  }
}
