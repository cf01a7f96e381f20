package dev.innovationpipeline.benchmarks.evaluate.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.set.EvaluationSet;
import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation of a model that invents a third of its quotes, also when it is asked again. */
class LyingQuotesTest {

  private static final Path SET = Path.of("evaluation");
  private static final String ADDRESS = "pipeline.llm.base-url";
  private static final String KEY = "pipeline.llm.api-key";

  @TempDir Path out;
  private OfflineModel liar;

  @BeforeEach
  void start() throws IOException {
    liar = OfflineModel.start();
    liar.follow(FaultPlan.always(FaultMode.LYING_QUOTES));
    System.setProperty(ADDRESS, liar.baseUrl());
    System.setProperty(KEY, "none");
  }

  @AfterEach
  void stop() {
    System.clearProperty(ADDRESS);
    System.clearProperty(KEY);
    liar.close();
  }

  @Test
  void everyLieIsMarkedAndNoCardRestsOnOne() throws Exception {
    ModelResult result =
        new Plan(EvaluationSet.read(SET), List.of("liar"), null, null, null, 2, out)
            .run()
            .getFirst();

    assertThat(result.failed()).isZero();
    assertThat(result.figures().mean(Measure.QUOTES_VERIFIED).orElse(1)).isBetween(0.4, 0.6);
    List<StageCompleted> first = stages("stage1.json");
    assertThat(first).hasSizeGreaterThanOrEqualTo(12);
    for (StageCompleted stage : first) {
      List<Quote> quotes = requireNonNull(((Inspirations) stage.result()).quotes());
      assertThat(quotes)
          .isNotEmpty()
          .allSatisfy(quote -> assertThat(quote.verified()).isEqualTo(!isLie(quote)));
      assertThat(quotes.stream().filter(LyingQuotesTest::isLie).count())
          .isGreaterThanOrEqualTo(Math.round(quotes.size() * 0.3));
      assertThat(stage.degraded())
          .extracting(Degradation::code)
          .containsExactly(Degradation.QUOTES_UNVERIFIED);
      assertThat(stage.usage().calls()).as("asked again once").isEqualTo(2);
    }
    for (StageCompleted last : stages("stage5.json")) {
      OpportunityCards cards = (OpportunityCards) last.result();
      Evidence evidence = requireNonNull(last.result().evidence());
      assertThat(cards.sources())
          .allSatisfy(source -> assertThat(evidence.quotes()).containsAll(source.quotes()));
    }
  }

  private static boolean isLie(Quote quote) {
    return quote.text().startsWith("Analysts at the northern institute");
  }

  private List<StageCompleted> stages(String name) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> file.endsWith(name)).map(LyingQuotesTest::read).toList();
    }
  }

  private static StageCompleted read(Path file) {
    return WireJson.MAPPER.readValue(file.toFile(), StageCompleted.class);
  }
}
