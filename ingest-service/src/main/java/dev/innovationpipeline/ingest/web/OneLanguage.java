package dev.innovationpipeline.ingest.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The service speaks English alone, so that nobody reads {@code Accept-Language}: the web server
 * fails at one that names more languages than it counts.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class OneLanguage extends OncePerRequestFilter {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public Locale getLocale() {
            return Locale.ENGLISH;
          }

          @Override
          public Enumeration<Locale> getLocales() {
            return Collections.enumeration(LANGUAGES);
          }
        },
        response);
  }
}
