package dev.innovationpipeline.benchmarks.count;

import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.benchmarks.part.BrokerCounters;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Divides counts by the completed runs; docs/benchmarks.md says what each means. */
public final class CountsPerRun {

  private static final String RECORDS = "records";
  private static final String MARKERS = "markers";
  private static final String TOPICS = "topics";
  private static final String ALL = "all";

  /** Of a topic group, in the order of the report; the markers come from another source. */
  private static final Map<String, String> OF_TOPICS =
      Map.of(
          BrokerCounters.RECORDS, RECORDS,
          BrokerCounters.APPENDS, "appends",
          BrokerCounters.BYTES, "bytes",
          BrokerCounters.READS, "partition_reads",
          BrokerCounters.BYTES_READ, "bytes_read");

  private static final List<String> COLUMNS =
      List.of(RECORDS, MARKERS, "appends", "bytes", "partition_reads", "bytes_read");

  private CountsPerRun() {}

  public static ObjectNode json(Counters counters, long runs) {
    double divisor = Math.max(1, runs);
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    topics(json.putObject(TOPICS), counters, divisor);
    ObjectNode requests = json.putObject("requests");
    counters.brokers().forEach((name, count) -> request(requests, name, count / divisor));
    ObjectNode provider = json.putObject("provider");
    put(provider, "chat_completions", counters.provider().getOrDefault("calls", 0L) / divisor);
    put(provider, "documents", counters.provider().getOrDefault("documents", 0L) / divisor);
    put(provider, "connections", counters.provider().getOrDefault("connections", 0L) / divisor);
    ObjectNode database = json.putObject("postgres");
    counters.database().forEach((name, count) -> put(database, name, count / divisor));
    // Every transaction ends with one such request, the aborted ones too.
    put(json, "transactions", count(counters.brokers(), "EndTxn") / divisor);
    return json;
  }

  /** As tables for people. */
  public static String table(JsonNode json) {
    Table topics =
        new Table(
            Stream.concat(Stream.of("per run, by topics"), COLUMNS.stream())
                .toArray(String[]::new));
    json.path(TOPICS)
        .properties()
        .forEach(
            group ->
                topics.row(
                    Stream.concat(
                            Stream.of(group.getKey()),
                            COLUMNS.stream()
                                .map(column -> group.getValue().path(column).asString()))
                        .toArray()));
    Table others = new Table("per run", "");
    others.row("transactions", json.path("transactions").asString());
    for (String block : List.of("requests", "provider", "postgres")) {
      json.path(block)
          .properties()
          .forEach(count -> others.row(block + " " + count.getKey(), count.getValue().asString()));
    }
    return topics + "\n\n" + others;
  }

  private static void topics(ObjectNode json, Counters counters, double runs) {
    Map<TopicGroup, Map<String, Long>> groups = new EnumMap<>(TopicGroup.class);
    counters.brokers().forEach((name, count) -> group(groups, name, count));
    counters
        .markers()
        .forEach(
            (topic, count) -> {
              Map<String, Long> group =
                  groups.computeIfAbsent(TopicGroup.of(topic), key -> new HashMap<>());
              group.merge(MARKERS, count, Long::sum);
              group.merge(RECORDS, -count, Long::sum);
            });
    Map<String, Long> all = new HashMap<>();
    groups.forEach(
        (group, counts) -> {
          if (counts.values().stream().anyMatch(count -> count != 0)) {
            columns(json.putObject(group.toString()), counts, runs);
            counts.forEach((column, count) -> all.merge(column, count, Long::sum));
          }
        });
    columns(json.putObject(ALL), all, runs);
  }

  private static void group(Map<TopicGroup, Map<String, Long>> groups, String name, long count) {
    int end = name.indexOf(':') + 1;
    String column = OF_TOPICS.get(name.substring(0, end));
    if (column != null) {
      groups
          .computeIfAbsent(TopicGroup.of(name.substring(end)), key -> new HashMap<>())
          .merge(column, count, Long::sum);
    }
  }

  private static void columns(ObjectNode json, Map<String, Long> counts, double runs) {
    COLUMNS.forEach(column -> put(json, column, counts.getOrDefault(column, 0L) / runs));
  }

  /** A consumer's and a follower's fetch count as {@code Fetch}, too, which is left out. */
  private static void request(ObjectNode json, String name, double count) {
    if (name.startsWith(BrokerCounters.REQUESTS)
        && count != 0
        && !name.equals(BrokerCounters.REQUESTS + "Fetch")) {
      put(json, name.substring(BrokerCounters.REQUESTS.length()), count);
    }
  }

  private static long count(Map<String, Long> brokers, String request) {
    return brokers.getOrDefault(BrokerCounters.REQUESTS + request, 0L);
  }

  private static void put(ObjectNode json, String name, double count) {
    json.put(name, Math.round(count * 100) / 100.0);
  }
}
