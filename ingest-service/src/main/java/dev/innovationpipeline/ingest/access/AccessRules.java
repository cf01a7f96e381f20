package dev.innovationpipeline.ingest.access;

import static dev.innovationpipeline.ingest.access.AccessRule.Subject.ALL_COMPANIES;
import static dev.innovationpipeline.ingest.access.AccessRule.Subject.CARD;
import static dev.innovationpipeline.ingest.access.AccessRule.Subject.COMPANY;
import static dev.innovationpipeline.ingest.access.AccessRule.Subject.DOCUMENT;
import static dev.innovationpipeline.ingest.access.AccessRule.Subject.OWN_COMPANIES;
import static dev.innovationpipeline.ingest.access.AccessRule.Subject.RUN;
import static dev.innovationpipeline.ingest.caller.Role.ADMIN;
import static dev.innovationpipeline.ingest.caller.Role.AUTHOR;
import static dev.innovationpipeline.ingest.caller.Role.OPERATOR;
import static dev.innovationpipeline.ingest.caller.Role.VIEWER;

import dev.innovationpipeline.ingest.access.AccessRule.Subject;
import dev.innovationpipeline.ingest.caller.Role;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule of every endpoint, by its method and the pattern of its mapping: one list to read, and
 * no second matching of paths that could differ from the first. An endpoint without a rule is
 * refused, and fails the build.
 */
final class AccessRules {

  private static final String WEBHOOKS = "/companies/{company_id}/webhooks";
  private static final String WEBHOOK = WEBHOOKS + "/{webhook_id}";

  private static final Map<String, AccessRule> RULES =
      Stream.of(
              open("GET", "/actuator/health"),
              open("GET", "/actuator/health/**"),
              open("GET", "/error"),
              open("GET", "/login"),
              open("GET", "/login/callback"),
              open("GET", "/session"),
              open("DELETE", "/session"),
              open("GET", "/s/{token}"),
              open("GET", "/s/{token}/cards"),
              rule(VIEWER, "POST", "/session", OWN_COMPANIES),
              rule(VIEWER, "GET", "/asyncapi.yaml", OWN_COMPANIES),
              rule(VIEWER, "GET", "/openapi.json", OWN_COMPANIES),
              rule(VIEWER, "GET", "/openapi.json.yaml", OWN_COMPANIES),
              rule(VIEWER, "GET", "/pipelines", OWN_COMPANIES),
              rule(VIEWER, "GET", "/schemas/{type:[a-z-]+}.v1.schema.json", OWN_COMPANIES),
              rule(VIEWER, "GET", "/companies", OWN_COMPANIES),
              rule(VIEWER, "GET", "/companies/{company_id}", COMPANY),
              rule(VIEWER, "GET", "/companies/{company_id}/budget", COMPANY),
              rule(VIEWER, "GET", "/companies/{company_id}/spend", COMPANY),
              rule(VIEWER, "GET", "/companies/{company_id}/webhook-messages", COMPANY),
              rule(VIEWER, "GET", "/stats", ALL_COMPANIES),
              rule(VIEWER, "GET", "/status/{run_id}", RUN),
              rule(VIEWER, "GET", "/reviews", OWN_COMPANIES),
              rule(VIEWER, "GET", "/runs", OWN_COMPANIES),
              rule(VIEWER, "GET", "/runs/{run_id}", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/attempts", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/attempts/{attempt}", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/compare", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/events", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/document", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/passages", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/evidence", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/trace", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/seen-before", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/export", RUN),
              rule(VIEWER, "GET", "/runs/export", OWN_COMPANIES),
              rule(VIEWER, "POST", "/exports", OWN_COMPANIES),
              rule(VIEWER, "GET", "/exports/{export_id}", OWN_COMPANIES),
              rule(VIEWER, "GET", "/exports/{export_id}/file", OWN_COMPANIES),
              rule(VIEWER, "GET", "/documents/{id}", DOCUMENT),
              rule(AUTHOR, "POST", "/documents", OWN_COMPANIES),
              rule(AUTHOR, "POST", "/documents/unpack", OWN_COMPANIES),
              rule(AUTHOR, "POST", "/run", OWN_COMPANIES),
              rule(AUTHOR, "POST", "/runs", OWN_COMPANIES),
              rule(VIEWER, "GET", "/batches", OWN_COMPANIES),
              rule(VIEWER, "GET", "/batches/{batch_id}", OWN_COMPANIES),
              rule(VIEWER, "GET", "/batches/{batch_id}/events", OWN_COMPANIES),
              rule(AUTHOR, "POST", "/batches", OWN_COMPANIES),
              rule(AUTHOR, "POST", "/batches/{batch_id}/cancel", OWN_COMPANIES),
              rule(AUTHOR, "POST", "/batches/{batch_id}/retry", OWN_COMPANIES),
              rule(AUTHOR, "POST", "/runs/{run_id}/cancel", RUN),
              rule(AUTHOR, "POST", "/runs/{run_id}/reprocess", RUN),
              rule(AUTHOR, "POST", "/runs/{run_id}/review", RUN),
              rule(AUTHOR, "PATCH", "/cards/{card_id}", CARD),
              rule(VIEWER, "GET", "/runs/{run_id}/stages/{stage}", RUN),
              rule(AUTHOR, "PUT", "/runs/{run_id}/stages/{stage}", RUN),
              rule(VIEWER, "GET", "/runs/{run_id}/cards/{number}", RUN),
              rule(AUTHOR, "PUT", "/runs/{run_id}/cards/{number}", RUN),
              rule(VIEWER, "GET", "/cards", OWN_COMPANIES),
              rule(VIEWER, "GET", "/cards/counts", OWN_COMPANIES),
              rule(VIEWER, "GET", "/cards/{card_id}", CARD),
              rule(AUTHOR, "POST", "/cards/actions", OWN_COMPANIES),
              rule(AUTHOR, "PUT", "/cards/{card_id}/status", CARD),
              rule(AUTHOR, "PUT", "/cards/{card_id}/tags/{tag}", CARD),
              rule(AUTHOR, "DELETE", "/cards/{card_id}/tags/{tag}", CARD),
              rule(AUTHOR, "PUT", "/cards/{card_id}/rating", CARD),
              rule(AUTHOR, "DELETE", "/cards/{card_id}/rating", CARD),
              rule(AUTHOR, "POST", "/cards/{card_id}/comments", CARD),
              rule(AUTHOR, "DELETE", "/cards/{card_id}/comments/{comment_id}", CARD),
              rule(VIEWER, "GET", "/views", OWN_COMPANIES),
              rule(VIEWER, "PUT", "/views/{name}", OWN_COMPANIES),
              rule(VIEWER, "DELETE", "/views/{name}", OWN_COMPANIES),
              rule(VIEWER, "GET", "/runs/{run_id}/notes", RUN),
              rule(AUTHOR, "PUT", "/runs/{run_id}/title", RUN),
              rule(AUTHOR, "DELETE", "/runs/{run_id}/title", RUN),
              rule(AUTHOR, "PUT", "/runs/{run_id}/tags/{tag}", RUN),
              rule(AUTHOR, "DELETE", "/runs/{run_id}/tags/{tag}", RUN),
              rule(AUTHOR, "GET", "/runs/{run_id}/shares", RUN),
              rule(AUTHOR, "POST", "/runs/{run_id}/shares", RUN),
              rule(AUTHOR, "DELETE", "/shares/{share_id}", OWN_COMPANIES),
              rule(OPERATOR, "GET", "/companies/{company_id}/shares", COMPANY),
              rule(OPERATOR, "DELETE", "/runs/{run_id}", RUN),
              rule(OPERATOR, "PUT", "/companies/{company_id}", COMPANY),
              rule(OPERATOR, "GET", WEBHOOKS, COMPANY),
              rule(OPERATOR, "POST", WEBHOOKS, COMPANY),
              rule(OPERATOR, "GET", WEBHOOK, COMPANY),
              rule(OPERATOR, "PATCH", WEBHOOK, COMPANY),
              rule(OPERATOR, "DELETE", WEBHOOK, COMPANY),
              rule(OPERATOR, "POST", WEBHOOK + "/rotate", COMPANY),
              rule(OPERATOR, "POST", WEBHOOK + "/test", COMPANY),
              rule(OPERATOR, "GET", WEBHOOK + "/deliveries", COMPANY),
              rule(OPERATOR, "POST", WEBHOOK + "/deliveries/{message_id}/redeliver", COMPANY),
              rule(OPERATOR, "POST", WEBHOOK + "/redeliver-failed", COMPANY),
              rule(OPERATOR, "GET", "/dead-letters", ALL_COMPANIES),
              rule(OPERATOR, "GET", "/dead-letters/{id}", ALL_COMPANIES),
              rule(OPERATOR, "POST", "/dead-letters/redrive", ALL_COMPANIES),
              rule(OPERATOR, "POST", "/operations/rebuild-database", ALL_COMPANIES),
              rule(OPERATOR, "GET", "/operations/rebuild-database/{epoch}", ALL_COMPANIES),
              rule(OPERATOR, "GET", "/actuator", ALL_COMPANIES),
              rule(OPERATOR, "GET", "/actuator/prometheus", ALL_COMPANIES),
              rule(OPERATOR, "GET", "/audit", OWN_COMPANIES),
              rule(ADMIN, "PUT", "/companies/{company_id}/budget", COMPANY),
              rule(ADMIN, "GET", "/keys", OWN_COMPANIES),
              rule(ADMIN, "POST", "/keys", OWN_COMPANIES),
              rule(ADMIN, "DELETE", "/keys/{key_id}", OWN_COMPANIES))
          .collect(Collectors.toUnmodifiableMap(Named::endpoint, Named::rule));

  private AccessRules() {}

  private record Named(String endpoint, AccessRule rule) {}

  private static Named open(String method, String pattern) {
    return new Named(named(method, pattern), new AccessRule(null, OWN_COMPANIES));
  }

  private static Named rule(Role least, String method, String pattern, Subject subject) {
    return new Named(named(method, pattern), new AccessRule(least, subject));
  }

  private static String named(String method, String pattern) {
    return method + " " + pattern;
  }

  /**
   * @param pattern of the mapping, as {@code /runs/{run_id}}
   */
  static Optional<AccessRule> find(String method, String pattern) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return Optional.ofNullable(RULES.get(named(asked, pattern)));
  }

  static Map<String, AccessRule> all() {
    return RULES;
  }
}
