package dev.innovationpipeline.systemtests.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The checker of histories can fail: services with a mistake, which a death at the wrong moment
 * brings out, get the finding that names it, and the same death without the mistake gets none.
 */
@Tag("very-long")
class MutationIT {

  private static final int RUNS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Behaviour SILENT = Behaviour.of("60m", "", "1s", 0);

  private static Servers servers;

  @BeforeAll
  static void start() {
    servers = new Servers();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @ParameterizedTest
  @EnumSource
  void theMistakeIsFound(Mutation mutation) throws Exception {
    String name = "with_" + mutation.name().toLowerCase(Locale.ROOT);
    try (var system = new SystemUnderTest(servers, name, mutation, mutation.dying())) {
      provoke(mutation, system);

      system.goThrough();
      List<Finding> findings = system.findings();
      system.goThrough(); // What is late by now is lost.
      List<Finding> later = system.findings();

      assertThat(findings)
          .filteredOn(later::contains)
          .isNotEmpty()
          .allSatisfy(finding -> assertThat(finding).isInstanceOf(mutation.finding()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsFoundWithoutTheMistake(Mutation mutation) throws Exception {
    String name = "without_" + mutation.name().toLowerCase(Locale.ROOT);
    try (var system = new SystemUnderTest(servers, name, null, mutation.dying())) {
      provoke(mutation, system);

      system.goThrough();
      await().atMost(TIMEOUT).untilAsserted(() -> assertThat(system.findings()).isEmpty());
    }
  }

  /** Does to a system what brings the mistake out. */
  private static void provoke(Mutation mutation, SystemUnderTest system) throws Exception {
    Instant begun = Instant.now();
    switch (mutation) {
      case AUTO_COMMIT -> {
        servers.provider().behave(SILENT);
        submit(system);
        await()
            .atMost(TIMEOUT)
            .until(() -> servers.provider().totals().path("open").asInt() == RUNS);
        system.kill(Role.PROCESSOR);
        servers.provider().behave(Behaviour.QUICK);
        system.startAgain(Role.PROCESSOR, begun);
      }
      case COMMIT_BEFORE_OUTPUT -> {
        submit(system);
        system.awaitDeath(Role.PROCESSOR);
        system.startAgain(Role.PROCESSOR, begun);
      }
      case SINK_WITHOUT_DEDUPLICATION -> {
        submit(system);
        system.awaitDeath(Role.SINK);
        system.startAgain(Role.SINK, begun);
      }
      case SWALLOWED_THROWABLE -> system.submitWithoutDocument();
      case VIEW_WITHOUT_ATTEMPTS -> {
        String run = system.submit();
        system.awaitCompleted(run);
        system.awaitLogged(run, system.reprocess(run, 5), Status.COMPLETED);
      }
    }
  }

  private static void submit(SystemUnderTest system) throws InterruptedException {
    for (int i = 0; i < RUNS; i++) {
      system.submit();
    }
  }
}
