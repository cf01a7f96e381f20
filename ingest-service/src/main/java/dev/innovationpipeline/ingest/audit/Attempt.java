package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Callers;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.text.UntrustedText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A request as entries name it.
 *
 * @param action the endpoint; for a path that is none, the method alone
 * @param caller empty for nobody that is known
 * @param companies of the caller, where these are some and not all
 */
record Attempt(
    String action,
    String caller,
    String means,
    String address,
    List<String> companies,
    @Nullable String subject) {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final List<String> SUBJECTS = List.of("run_id", "card_id", "key_id", "company_id");
  private static final int MAX_COMPANIES = 20;

  /**
   * @param local whether nobody is asked who they are
   * @param addresses whether the address is kept
   */
  static Attempt of(HttpServletRequest request, boolean local, boolean addresses) {
    return of(request, local ? Optional.of(Caller.ANYBODY) : Callers.current(), addresses);
  }

  /** That of a caller whom this request has made known. */
  static Attempt of(HttpServletRequest request, Optional<Caller> caller, boolean addresses) {
    return new Attempt(
        action(request),
        caller.map(Caller::name).map(Attempt::text).orElse(""),
        caller.map(known -> known.means().name().toLowerCase(Locale.ROOT)).orElse(""),
        addresses ? text(request.getRemoteAddr()) : "",
        companies(request, caller),
        subject(request));
  }

  /** Nobody's: the time of a review has come. */
  static Attempt ofTime(Review review) {
    return new Attempt(review.type(), "", "time", "", List.of(), null);
  }

  private static List<String> companies(HttpServletRequest request, Optional<Caller> caller) {
    return request.getAttribute(AuditSubject.attribute()) instanceof AuditSubject made
            && !made.companies().isEmpty()
        ? made.companies()
        : caller.stream()
            .flatMap(known -> known.companies().stream())
            .sorted(Comparator.naturalOrder())
            .limit(MAX_COMPANIES)
            .map(Attempt::text)
            .toList();
  }

  static boolean changes(HttpServletRequest request) {
    return !READING.contains(request.getMethod());
  }

  private static String action(HttpServletRequest request) {
    String method = text(request.getMethod());
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern
        ? method + " " + pattern
        : method;
  }

  private static @Nullable String subject(HttpServletRequest request) {
    if (request.getAttribute(AuditSubject.attribute()) instanceof AuditSubject made) {
      return text(made.id());
    }
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? SUBJECTS.stream()
            .flatMap(name -> Stream.ofNullable(variables.get(name)))
            .map(value -> text(value.toString()))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static String text(String untrusted) {
    return UntrustedText.cut(UntrustedText.clean(untrusted), UntrustedText.MAX_NAME_CHARS);
  }
}
