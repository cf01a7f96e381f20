package dev.innovationpipeline.ingest.origin;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.schema.text.UntrustedText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses requests that a browser sends for pages of others: by a name that is not the server's
 * (DNS rebinding, 421), or from a page of another origin (403). It runs before anything reads the
 * request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class OriginFilter extends OncePerRequestFilter {

  private final SecuritySettings settings;
  private final OwnHosts own;
  private final JsonMapper json;
  private final AuditTrail audit;

  OriginFilter(SecuritySettings settings, JsonMapper json, AuditTrail audit) {
    this.settings = settings;
    this.json = json;
    this.audit = audit;
    own = new OwnHosts(settings.allowedHosts());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getHeader(HttpHeaders.HOST);
    if (host != null && knowsItsNames() && !own.contain(host)) {
      refuse(
          request,
          response,
          HttpStatus.MISDIRECTED_REQUEST,
          "This server is not called %s. Use its own name, or add that one to"
                  .formatted(UntrustedText.cut(host, UntrustedText.MAX_NAME_CHARS))
              + " pipeline.security.allowed-hosts.");
    } else if (new Sender(request, own).isRefused()) {
      refuse(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "Pages of other origins may not use this server. If this one may, add its host to"
              + " pipeline.security.allowed-hosts.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean knowsItsNames() {
    return settings.isLocal() || !settings.allowedHosts().isEmpty();
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    audit.refused(request, status.value());
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(status.getReasonPhrase());
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CONNECTION, "close"); // A body is not read.
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
