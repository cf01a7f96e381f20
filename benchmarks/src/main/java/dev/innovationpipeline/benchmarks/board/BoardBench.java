package dev.innovationpipeline.benchmarks.board;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/** Asks an ingest service for pages of a board with many cards. */
final class BoardBench {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofMinutes(20);
  private static final int WARM_UP = 50;
  private static final String SEEN_BEFORE = "seen_before";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;

  private BoardBench(String server) {
    this.server = server;
  }

  /**
   * Progress goes to standard error.
   *
   * @param serve whether to wait for a line on standard input at the end
   */
  static ObjectNode measure(int cards, int requests, boolean serve, Consumer<ObjectNode> report)
      throws IOException, InterruptedException, SQLException {
    try (Processes processes = Processes.open(false)) {
      Part broker =
          start(processes, Role.BROKER, processes.directory().resolve("kafka").toString());
      Part postgres =
          start(processes, Role.DATABASE, processes.directory().resolve("postgres").toString());
      String kafka = broker.awaitReady();
      String url = postgres.awaitReady();
      EventTopics.create(kafka);
      StoredCards stored = StoredCards.at(url);
      Wiring wiring =
          new Wiring(
              Port.claim(0, "the web server", ""),
              kafka,
              url,
              "http://localhost:1",
              processes.directory().resolve("documents"));
      Part sink = start(processes, Role.SINK, wiring.forSink());
      sink.awaitReady();
      awaitBoard(stored, 0);
      say("Storing %,d cards …".formatted(cards));
      stored.fill(cards);
      processes.kill(sink);
      say("Bringing them to the board …");
      long begin = System.nanoTime();
      start(processes, Role.SINK, wiring.forSink()).awaitReady();
      awaitBoard(stored, cards);
      double derived = (System.nanoTime() - begin) / 1e9;
      stored.annotate();
      start(processes, Role.INGEST, wiring.forIngest()).awaitReady();
      Readiness.await(wiring.serverUrl());
      ObjectNode figures =
          new BoardBench(wiring.serverUrl()).ask(requests, StoredCards.runs(cards) - 1);
      figures.put("cards", cards);
      figures.put("brought_to_the_board_s", Math.round(derived * 10) / 10.0);
      report.accept(figures);
      if (serve) {
        say("The board is at " + wiring.serverUrl() + "/#/cards. Press Enter to end.");
        System.in.read();
      }
      return figures;
    }
  }

  /**
   * @param last the number of the newest run
   */
  private ObjectNode ask(int requests, int last) throws IOException, InterruptedException {
    Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
    kinds.put("all", number -> "");
    kinds.put("one_company", number -> "company_id=company-" + number % 20);
    kinds.put("rare_word", number -> "q=" + StoredCards.word(3_000 + number % 900));
    kinds.put("common_word", number -> "q=" + StoredCards.word(number % 5));
    kinds.put(
        "beginning_of_a_word", number -> "q=" + StoredCards.word(number % 900).substring(0, 3));
    kinds.put(
        "words_and_company",
        number ->
            "q=%s&company_id=company-%d".formatted(StoredCards.word(number % 40), number % 20));
    kinds.put("shortlisted", number -> "status=shortlisted");
    kinds.put("rated_starred_tagged", number -> "min_rating=4&starred=true&tag=autumn");
    kinds.put("no_card_at_all", number -> "tag=never&mark=alike");
    kinds.put(
        "words_and_all_conditions",
        number ->
            "q=%s&status=shortlisted&min_rating=3&tag=autumn&mark=number&degraded=false"
                .formatted(StoredCards.word(number % 5)));
    kinds.replaceAll((name, query) -> number -> "/cards?limit=50&" + query.apply(number));
    kinds.put(
        "seen_before",
        number ->
            "/runs/%s/seen-before"
                .formatted(StoredCards.run(Math.floorMod(last - number, last + 1))));
    ObjectNode figures = WireJson.MAPPER.createObjectNode();
    double slowest = 0;
    for (Map.Entry<String, IntFunction<String>> kind : kinds.entrySet()) {
      Percentiles times = times(requests, kind.getValue());
      figures.put(kind.getKey() + "_p50_ms", times.millis(50));
      figures.put(kind.getKey() + "_p99_ms", times.millis(99));
      if (!kind.getKey().equals(SEEN_BEFORE)) { // The page asks for it apart.
        slowest = Math.max(slowest, times.millis(99));
      }
    }
    figures.put("slowest_p99_ms", slowest);
    return figures;
  }

  private Percentiles times(int requests, IntFunction<String> path)
      throws IOException, InterruptedException {
    Percentiles times = new Percentiles();
    for (int number = -WARM_UP; number < requests; number++) {
      URI address = URI.create(server + path.apply(Math.abs(number)));
      long begin = System.nanoTime();
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(address + " was answered " + answer.body());
      }
      if (number >= 0) {
        times.add(Duration.ofNanos(System.nanoTime() - begin));
      }
    }
    return times;
  }

  private static void awaitBoard(StoredCards stored, long cards)
      throws InterruptedException, SQLException {
    long begin = System.nanoTime();
    while (stored.onTheBoard() < cards) {
      if (System.nanoTime() - begin > TIMEOUT.toNanos()) {
        throw new IllegalStateException(
            "After %s only %,d of %,d cards are on the board."
                .formatted(TIMEOUT, stored.onTheBoard(), cards));
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private static Part start(Processes processes, Role role, String... arguments) {
    return processes.start(role, List.of(), List.of(arguments));
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
