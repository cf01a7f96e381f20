package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.audit.KafkaAuditTrail.EntryNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Holds the answer to a change back until the audit has its entry. */
@ControllerAdvice
class AuditAdvice implements ResponseBodyAdvice<Object> {

  private final KafkaAuditTrail trail;

  AuditAdvice(KafkaAuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public boolean supports(
      MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
    return trail.isEnabled();
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter answer,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (request instanceof ServletServerHttpRequest asked
        && response instanceof ServletServerHttpResponse answered
        && Attempt.changes(asked.getServletRequest())) {
      int status = answered.getServletResponse().getStatus();
      if (status < 300) {
        try {
          trail.answered(asked.getServletRequest(), status);
        } catch (EntryNotKeptException e) {
          throw notKept(e);
        }
      }
    }
    return body;
  }

  static ErrorResponseException notKept(EntryNotKeptException cause) {
    return Problems.unavailable(
        "It may be done, but Kafka did not acknowledge the entry in the audit. Send the same"
            + " request again.",
        cause);
  }
}
