package dev.innovationpipeline.ingest.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 404 for what is there and belongs to others; its sender sees no difference, the audit does. */
public final class HiddenException extends ErrorResponseException {

  HiddenException(ProblemDetail problem) {
    super(HttpStatus.NOT_FOUND, problem, null);
  }
}
