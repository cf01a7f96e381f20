package dev.innovationpipeline.processor.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.budget.Budgets;
import dev.innovationpipeline.processor.budget.ProcessorBudgets;
import dev.innovationpipeline.processor.budget.RunBudget;
import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.company.Budget;
import dev.innovationpipeline.schema.company.Budget.StartedRuns;
import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.CompanyCodec;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.testing.provider.FakeProvider;
import dev.innovationpipeline.testing.provider.Reply;
import dev.innovationpipeline.testing.servers.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processors with the real client of a provider share a budget that is far too small. */
class BudgetIT {

  private static final KafkaServer BROKER = TestServers.sharedKafka();
  private static final int PARTITIONS = 4;
  private static final int RUNS = 200;
  private static final int COVERED = 20;
  private static final int CALLS_A_RUN = 5;

  /** As the provider bills it. */
  private static final BigDecimal CALL = new BigDecimal("0.0123");

  private static final Duration LATENCY = Duration.ofMillis(30);
  private static final Duration SOON = Duration.ofMinutes(2);
  private final Instant now = Instant.now();
  private final String month = Accounts.monthOf(now);

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private final FakeProvider provider =
      FakeProvider.start().usually(Reply.answer("fine").after(LATENCY));
  private final Topics topics = new Topics("budget" + System.nanoTime() + ".");
  private final List<ProcessorBudgets> budgets = new CopyOnWriteArrayList<>();
  private final List<StageEngine> engines = new ArrayList<>();
  private EventLog log;

  @BeforeEach
  void makeTopics() throws Exception {
    try (Admin admin = Admin.create(connection())) {
      admin.createTopics(TopicSettings.of(topics.prefix(), PARTITIONS).newTopics()).all().get();
    }
    log = new EventLog(connection(), topics);
  }

  @AfterEach
  void stop() {
    engines.forEach(StageEngine::stop);
    budgets.forEach(ProcessorBudgets::close);
    provider.close();
    log.close();
  }

  @Test
  void ofManyRunsAtOnceThoseBeginThatTheBudgetCovers() {
    BigDecimal limit = CALL.multiply(BigDecimal.valueOf((long) CALLS_A_RUN * COVERED));
    startWith(StartedRuns.FINISH, limit, CALL.multiply(BigDecimal.valueOf(CALLS_A_RUN)));

    request("limited", "acme", RUNS);

    awaitEnded(RUNS);
    assertThat(completed()).hasSize(COVERED);
    assertThat(log.failures().values()).hasSize(RUNS - COVERED).containsOnly("budget_exceeded");
    assertThat(paid()).isEqualByComparingTo(limit);
    assertThat(log.events(RunFailed.class))
        .as("refused before a call")
        .allSatisfy(failed -> assertThat(failed.runUsage().calls()).isZero());
    awaitBalance(limit);
    assertThat(budgets.getFirst().warnings("acme", month)).hasSize(1);
  }

  /** The estimate says that runs are free, so all of them begin. */
  @Test
  void whereRunsAreToStopNoMoreIsOverspentThanTheCallsInFlight() {
    BigDecimal limit = CALL.multiply(BigDecimal.valueOf((long) CALLS_A_RUN * COVERED));
    startWith(StartedRuns.STOP, limit, BigDecimal.ZERO);

    request("stopped", "acme", RUNS);

    awaitEnded(RUNS);
    assertThat(log.failures().values()).contains("budget_exceeded").containsOnly("budget_exceeded");
    BigDecimal inFlight = CALL.multiply(BigDecimal.valueOf(mostOpen.get()));
    assertThat(paid()).isLessThanOrEqualTo(limit.add(inFlight));
    awaitBalance(paid());
  }

  @Test
  void aCompanyWithoutABudgetIsNotHeldUpByOnesThatHaveThem() {
    startWith(StartedRuns.FINISH, CALL, CALL);

    request("limited", "acme", 5);
    request("free", "other", 5);

    awaitEnded(10);
    assertThat(completed()).hasSize(6);
    assertThat(log.failures().keySet()).allMatch(run -> run.startsWith("limited"));
    assertThat(log.failures()).hasSize(4);
  }

  /** Counts the calls that have begun and are not yet told of. */
  private Budgets counting(Budgets budgets) {
    return (run, before) -> {
      RunBudget budget = budgets.begin(run, before);
      return new RunBudget() {
        @Override
        public void requireMayCall(Usage usage) {
          int known = calls();
          budget.requireMayCall(usage);
          mostOpen.accumulateAndGet(begun.incrementAndGet() - known, Math::max);
        }

        @Override
        public void spent(Usage usage) {
          budget.spent(usage);
        }

        @Override
        public void ended(Usage usage, boolean completed) {
          budget.ended(usage, completed);
        }
      };
    };
  }

  /** Those that every processor has read of; the others are in flight, as the decision has it. */
  private int calls() {
    return budgets.stream()
        .map(each -> each.balance("acme", month).spent().usd())
        .min(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO)
        .divideToIntegralValue(CALL)
        .intValueExact();
  }

  private BigDecimal paid() {
    return CALL.multiply(BigDecimal.valueOf(provider.calls().size()));
  }

  private void startWith(StartedRuns started, BigDecimal hard, BigDecimal estimate) {
    SpendLimit limit = new SpendLimit(hard.divide(BigDecimal.TWO), hard, null, null);
    log.send(
        new CompanyCodec(topics)
            .toRecord(
                new BudgetChanged(
                    "acme",
                    1,
                    "change",
                    new Budget(limit, SpendLimit.NONE, started),
                    1,
                    null,
                    "admin",
                    now)));
    for (String name : List.of("one", "other")) {
      ProcessorBudgets shared = new ProcessorBudgets(connection(), topics, name, estimate);
      budgets.add(shared);
      await().atMost(SOON).until(() -> shared.knowsBudgetOf("acme"));
      EngineSettings settings = TestSettings.engine("shutdown-grace=0s");
      StageEngine engine =
          new StageEngine(
              Keys.all().<StageHandler>map(AskingWork::new).toList(),
              new LlmClient(
                  TestSettings.llm(
                      "base-url=" + provider.baseUrl(), "api-key=sk-test", "model=some/model"),
                  StageTextListener.NONE,
                  new SimpleMeterRegistry(),
                  TimeSource.SYSTEM),
              topics,
              settings,
              StageClients.of(connection(), topics, settings, name),
              new Processor(
                  name, List.of(), CallFigures.NONE, RecordTrace.NONE, counting(shared.budgets())),
              new SimpleMeterRegistry(),
              TimeSource.SYSTEM);
      engines.add(engine);
      engine.start();
    }
  }

  private void request(String name, String company, int runs) {
    EventCodec codec = new EventCodec(topics, "/test");
    IntStream.range(0, runs)
        .forEach(
            number ->
                log.send(
                    codec.toRecord(
                        new RunRequested(
                            new RunContext(
                                name + "-" + number,
                                1,
                                "user",
                                company,
                                "https://example.com/a.pdf",
                                now,
                                RunOptions.DEFAULTS),
                            now))));
  }

  private void awaitEnded(int runs) {
    await()
        .atMost(SOON)
        .pollInSameThread()
        .untilAsserted(
            () -> assertThat(completed().size() + log.failures().size()).isEqualTo(runs));
  }

  private Set<String> completed() {
    return log.events(StageCompleted.class).stream()
        .filter(event -> event.run().pipeline().isLast(event.stage()))
        .map(event -> event.run().runId())
        .collect(toSet());
  }

  private void awaitBalance(BigDecimal spent) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (ProcessorBudgets each : budgets) {
                Accounts.Balance balance = each.balance("acme", month);
                assertThat(balance.spent().usd()).isEqualByComparingTo(spent);
                assertThat(balance.running()).isZero();
                assertThat(balance.waiting()).isZero();
              }
            });
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
