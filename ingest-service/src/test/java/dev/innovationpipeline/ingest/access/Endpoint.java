package dev.innovationpipeline.ingest.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One method of one mapped path, with the type of body that it takes.
 *
 * @param pattern as it is mapped
 */
record Endpoint(String method, String pattern, String bodyType) {

  /** The parts of paths that are the same for all; most of them name nothing. */
  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("attempt", "1"),
          Map.entry("card_id", "card-a"),
          Map.entry("epoch", "1"),
          Map.entry("key_id", "0123456789ab"),
          Map.entry("export_id", "0".repeat(32)),
          Map.entry("batch_id", "none"),
          Map.entry("type", "run-failed"),
          Map.entry("company_id", "a"),
          Map.entry("stage", "3"),
          Map.entry("number", "1"),
          Map.entry("tag", "t"),
          Map.entry("comment_id", "c"),
          Map.entry("name", "n"),
          Map.entry("webhook_id", "wh_0"),
          Map.entry("message_id", "msg_0"),
          Map.entry("share_id", "sh_0"),
          Map.entry("token", "ips_0"));

  /** All that a service maps, those of libraries included. */
  static List<Endpoint> of(ApplicationContext service) {
    return service.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(Endpoint::of)
        .distinct()
        .sorted(Comparator.comparingInt(Endpoint::turn).thenComparing(Endpoint::toString))
        .toList();
  }

  private static Stream<Endpoint> of(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    String type =
        info.getConsumesCondition().getConsumableMediaTypes().stream()
            .map(MediaType::toString)
            .findFirst()
            .orElse(MediaType.APPLICATION_JSON_VALUE);
    return (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
        .stream()
            .flatMap(
                method ->
                    info.getPatternValues().stream()
                        .map(pattern -> new Endpoint(method.name(), pattern, type)));
  }

  /** Late for what empties the database that others read, last for what ends sessions. */
  private int turn() {
    if (toString().equals("DELETE /session")) {
      return 2;
    }
    return pattern.contains("rebuild") ? 1 : 0;
  }

  boolean changesARun() {
    return !method.equals("GET") && pattern.contains("{run_id}");
  }

  boolean startsARun() {
    return method.equals("POST") && (pattern.equals("/run") || pattern.equals("/runs"));
  }

  /** The path with the values of its variables. */
  String path(Map<String, String> variables) {
    String path = pattern.replaceAll("\\{(\\w+):[^}]+}", "{$1}").replace("/**", "/liveness");
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      path = path.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return path;
  }

  /** As {@link AccessRules} names it. */
  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
