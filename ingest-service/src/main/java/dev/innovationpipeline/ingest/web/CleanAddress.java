package dev.innovationpipeline.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.text.UntrustedText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses addresses with what no database and no log can hold, wherever in them it stands. */
@Component
class CleanAddress implements HandlerInterceptor, WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 400 when a part of it is malformed
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    require("path", request.getRequestURI());
    String query = request.getQueryString();
    if (query != null) {
      for (String parameter : query.split("&", -1)) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        require(UntrustedText.clean(name), parameter);
      }
    }
    return true;
  }

  private static void require(String field, String encoded) {
    try {
      if (!UntrustedText.isClean(URLDecoder.decode(encoded, UTF_8))) {
        throw Problems.invalid(
            List.of(new FieldError(field, "must not contain control characters")));
      }
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(
          List.of(new FieldError(field, "must be percent-encoded: a % stands before two digits")));
    }
  }
}
