package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every error as problem+json; an unexpected one is logged and its cause not shown. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
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

  /** An upload without a boundary, or one that ends in the middle. */
  @ExceptionHandler(MultipartException.class)
  @Nullable ResponseEntity<Object> multipart(MultipartException e, WebRequest request) {
    return answer(
        Problems.invalid(
            List.of(new FieldError("body", "must be whole multipart/form-data with a boundary"))),
        request);
  }

  /** Too large, or of too many parts, or with too long a name. */
  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return createResponseEntity(
        ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, UploadLimits.describe(e)),
        headers,
        HttpStatus.CONTENT_TOO_LARGE,
        request);
  }

  /** A query that the web server cannot read. */
  @ExceptionHandler(InvalidParameterException.class)
  @Nullable ResponseEntity<Object> query(InvalidParameterException e, WebRequest request) {
    return answer(Problems.invalid(List.of(new FieldError("query", "is malformed"))), request);
  }

  /** A parameter of a wrong kind. */
  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String name = Objects.requireNonNullElse(e.getPropertyName(), "a parameter");
    return answer(Problems.invalid(List.of(new FieldError(name, WantedKind.of(e)))), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problems.invalid(List.of(new FieldError(e.getParameterName(), "is missing"))), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problems.invalid(List.of(new FieldError("body", "must be JSON of the described form"))),
        request);
  }

  /** A refusal is problem+json whatever its client accepts, or it would have no body. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    HttpHeaders typed = new HttpHeaders();
    typed.putAll(headers);
    typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(body, typed, status);
  }

  private @Nullable ResponseEntity<Object> answer(
      ErrorResponseException problem, WebRequest request) {
    return createResponseEntity(
        problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
  }
}
