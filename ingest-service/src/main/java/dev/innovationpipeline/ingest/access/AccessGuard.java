package dev.innovationpipeline.ingest.access;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Callers;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.document.CompanyHeader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Lets a request through to the endpoint that will serve it, if the endpoint's rule does. */
final class AccessGuard implements HandlerInterceptor {

  private final Owners owners;
  private final ApplicationContext service;

  /**
   * @param service the context that serves clients; that of probes and metrics has a port of its
   *     own where {@code management.server.port} names one
   */
  AccessGuard(Owners owners, ApplicationContext service) {
    this.owners = owners;
    this.service = service;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 401 for a caller who is not known, 403
   *     for one who may not do this at all, 404 for what is not the caller's
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (isLetInBefore(request) || isPage(handler) || isForManagement(request)) {
      return true;
    }
    Optional<AccessRule> rule = AccessRules.find(request.getMethod(), patternOf(request));
    if (rule.isPresent() && rule.get().least() == null) {
      return true;
    }
    Caller caller =
        Callers.current()
            .orElseThrow(
                () ->
                    Problems.unauthorized(
                        "Say who you are: Authorization: Bearer, and a key or a token."));
    require(rule.orElse(null), caller, request);
    return true;
  }

  private void require(@Nullable AccessRule rule, Caller caller, HttpServletRequest request) {
    if (rule == null) {
      throw Problems.forbidden("No rule says who may do this, so nobody may.");
    }
    Role least = rule.least();
    if (least != null && !caller.may(least)) {
      throw Problems.forbidden(
          "This needs the role %s, which you do not have."
              .formatted(least.name().toLowerCase(Locale.ROOT)));
    }
    String company = request.getHeader(CompanyHeader.NAME);
    if (rule.subject() == AccessRule.Subject.DOCUMENT && company != null) {
      owners.requireDocument(named(request, "id"), CompanyHeader.companyOf(company));
    }
    if (caller.everyCompany()) {
      return;
    }
    switch (rule.subject()) {
      case OWN_COMPANIES -> {}
      case RUN -> owners.requireRun(named(request, "run_id"), caller);
      case CARD -> owners.requireCard(named(request, "card_id"), caller);
      case DOCUMENT -> owners.requireDocument(named(request, "id"), caller);
      case COMPANY -> requireCompany(named(request, "company_id"), caller);
      case ALL_COMPANIES ->
          throw Problems.forbidden(
              "This is about all companies, and you do not belong to all of them.");
    }
  }

  private static void requireCompany(String companyId, Caller caller) {
    if (!caller.sees(companyId)) {
      throw Problems.notFound("There is no company " + companyId + ".");
    }
  }

  /** The second part of an answer that is written later, or the report of an error. */
  private static boolean isLetInBefore(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ASYNC
        || request.getDispatcherType() == DispatcherType.ERROR;
  }

  /** The files of the page hold nothing of anybody. */
  private static boolean isPage(Object handler) {
    return handler instanceof ResourceHttpRequestHandler
        || handler instanceof ParameterizableViewController;
  }

  private boolean isForManagement(HttpServletRequest request) {
    ApplicationContext serving = RequestContextUtils.findWebApplicationContext(request);
    return serving != null && !serving.equals(service);
  }

  private static String patternOf(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
  }

  private static String named(HttpServletRequest request, String variable) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get(variable) instanceof String value
        ? value
        : "";
  }
}
