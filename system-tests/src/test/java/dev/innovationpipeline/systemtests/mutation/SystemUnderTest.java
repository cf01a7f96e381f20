package dev.innovationpipeline.systemtests.mutation;

import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.History;
import dev.innovationpipeline.benchmarks.check.HistoryChecker;
import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.benchmarks.check.live.DatabaseRows;
import dev.innovationpipeline.benchmarks.check.live.StatusAnswers;
import dev.innovationpipeline.benchmarks.check.live.TopicEvents;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The three services as processes, on topics and a database of their own, and their history. */
final class SystemUnderTest implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  private static final Map<Role, String> SOURCES =
      Map.of(
          Role.PROCESSOR,
          "dev.innovationpipeline.processor.engine.MutatedEngineConfiguration",
          Role.SINK,
          MutatedStoreConfiguration.class.getName(),
          Role.INGEST,
          MutatedViewConfiguration.class.getName());

  private final Servers servers;
  private final String name;
  private final @Nullable Mutation mutation;
  private final Wiring wiring;
  private final PipelineClient client;

  /** Not where outputs may come after their commit, as these have no offset to hand over. */
  private final boolean handOver;

  private final Map<Role, Part> parts = new EnumMap<>(Role.class);
  private final List<Answer> answers = new ArrayList<>();
  private final List<Calls.Disturbance> disturbances = new ArrayList<>();
  private int runs;

  /**
   * Returns once all are ready.
   *
   * @param name of topics and database
   * @param mutation the mistake; null for none
   * @param dying the part that dies at its first commit; null for none
   */
  SystemUnderTest(Servers servers, String name, @Nullable Mutation mutation, @Nullable Role dying)
      throws SQLException {
    this.servers = servers;
    this.name = name;
    this.mutation = mutation;
    handOver = dying != Role.PROCESSOR;
    wiring =
        new Wiring(
            Port.claim(0, "the web server", ""),
            servers.bootstrapServers(),
            servers.newDatabase(name),
            servers.provider().llmUrl(),
            servers.directory(name).resolve("documents"));
    client = new PipelineClient(wiring.serverUrl());
    servers.provider().behave(Behaviour.QUICK);
    for (Role role : List.of(Role.INGEST, Role.SINK, Role.PROCESSOR)) {
      parts.put(role, begin(role, role == dying));
    }
    parts.values().forEach(Part::awaitReady);
    Readiness.await(wiring.serverUrl());
  }

  /** As {@code kill -9}. */
  void kill(Role role) {
    servers.kill(part(role));
  }

  /** Waits until the part has died by itself. */
  void awaitDeath(Role role) {
    part(role).awaitEnd();
    servers.kill(part(role));
  }

  /** Starts a part that is dead; calls that were in hand since then may be repeated. */
  void startAgain(Role role, Instant disturbedSince) {
    Part part = begin(role, false);
    parts.put(role, part);
    part.awaitReady();
    disturbances.add(new Calls.Disturbance(disturbedSince, Instant.now()));
  }

  /** Returns the run's id. */
  String submit() throws InterruptedException {
    return submit(servers.provider().documentOf(runs));
  }

  /** A run whose document does not exist. */
  String submitWithoutDocument() throws InterruptedException {
    return submit(servers.provider().llmUrl() + "/no-document");
  }

  /** Submits a run and waits until it is stored. */
  void goThrough() throws InterruptedException {
    String run = submit();
    awaitLogged(run, 1, Status.COMPLETED);
    await()
        .atMost(TIMEOUT)
        .pollInterval(POLL_INTERVAL)
        .until(
            () ->
                Optional.ofNullable(DatabaseRows.read(wiring.postgresUrl()).runs().get(run))
                    .map(row -> row.status())
                    .filter(Status.COMPLETED::equals)
                    .isPresent());
  }

  /** Returns the new attempt. */
  int reprocess(String run, int stage) throws InterruptedException {
    JsonNode answer =
        client
            .post(
                "/runs/" + run + "/reprocess",
                WireJson.MAPPER.createObjectNode().put("from_stage", stage))
            .expect("reprocess " + run);
    int attempt = answer.path("attempt").asInt();
    answers.add(new Answer.Reprocessed(run, attempt));
    return attempt;
  }

  /** Waits until HTTP says that the run is completed. */
  void awaitCompleted(String run) {
    await()
        .atMost(TIMEOUT)
        .pollInterval(POLL_INTERVAL)
        .until(
            () ->
                client
                    .get("/status/" + run)
                    .body()
                    .path("status")
                    .asString("")
                    .equals("COMPLETED"));
  }

  /** Waits until the events of the run give this. */
  void awaitLogged(String run, int attempt, Status status) {
    await()
        .atMost(TIMEOUT)
        .pollInterval(POLL_INTERVAL)
        .until(
            () ->
                events().getOrDefault(run, List.of()).stream()
                    .map(logged -> RunStatus.of(logged.event()))
                    .reduce(RunStatus::merge)
                    .filter(now -> now.progress().attempt() == attempt && now.status() == status)
                    .isPresent());
  }

  /** Those of now. */
  List<Finding> findings() throws InterruptedException {
    Map<String, List<LoggedEvent>> events = events();
    List<Answer> all = new ArrayList<>(answers);
    for (String run : events.keySet()) {
      StatusAnswers.atRest(run, client.get("/status/" + run)).ifPresent(all::add);
    }
    return HistoryChecker.check(
        History.atRest(events, all, DatabaseRows.read(wiring.postgresUrl()), calls()));
  }

  @Override
  public void close() {
    parts.values().forEach(servers::kill);
  }

  private String submit(String document) throws InterruptedException {
    String run = id(runs++);
    client.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", run)
            .put("blob_url", document)
            .put("company_id", "lactalis-canada")
            .put("user_id", "test"));
    answers.add(new Answer.Accepted(run));
    return run;
  }

  private static String id(int number) {
    return "run-" + number;
  }

  private Map<String, List<LoggedEvent>> events() {
    return TopicEvents.read(
            Map.of("bootstrap.servers", servers.bootstrapServers()), new Topics(name + "."))
        .byRun();
  }

  private Calls calls() {
    List<Calls.OfStage> stages =
        servers.provider().calls().stream()
            .map(
                each ->
                    new Calls.OfStage(
                        id(each.run()),
                        each.stage(),
                        each.answers(),
                        Instant.EPOCH.plus(each.seenMicros(), ChronoUnit.MICROS)))
            .toList();
    return new Calls(stages, disturbances);
  }

  private Part part(Role role) {
    return Optional.ofNullable(parts.get(role)).orElseThrow();
  }

  private Part begin(Role role, boolean dies) {
    Map<Role, String[]> wired =
        Map.of(
            Role.INGEST, wiring.forIngest(),
            Role.SINK, wiring.forSink(),
            Role.PROCESSOR, wiring.forProcessor());
    List<String> arguments = new ArrayList<>(List.of(wired.get(role)));
    arguments.add("--pipeline.topics.prefix=" + name + ".");
    arguments.add("--pipeline.topics.partitions=1");
    arguments.add("--spring.main.sources=" + SOURCES.get(role));
    arguments.add("--spring.main.allow-bean-definition-overriding=true");
    arguments.add("--mutation=" + (mutation == null ? "" : mutation.name()));
    arguments.add("--dies=" + dies);
    if (role == Role.PROCESSOR) {
      arguments.add("--pipeline.engine.instance=" + name);
      arguments.add("--pipeline.engine.hand-over=" + handOver);
    }
    return servers.startService(role, arguments);
  }
}
