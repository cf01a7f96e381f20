package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.schema.event.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Metrics of questions to models, retries included, with the buckets of the conventions. */
final class InferenceMeters {

  private static final String PREFIX = "gen_ai.client.inference.";

  /** Micrometer's registries want the same tags in all series of a name. */
  private static final String NONE = "none";

  private static final String OTHER = "_OTHER";

  /** Runs name their models, so there is no end to the names. */
  private static final int MAX_MODELS = 100;

  /** 10 ms, doubled up to 82 s. */
  private static final Duration[] SECONDS =
      IntStream.range(0, 14)
          .mapToObj(doubled -> Duration.ofMillis(10L << doubled))
          .toArray(Duration[]::new);

  /** Powers of 4 up to 67 million. */
  private static final double[] TOKENS =
      DoubleStream.iterate(1, tokens -> tokens * 4).limit(14).toArray();

  private final MeterRegistry registry;
  private final Tags tags;
  private final Set<String> models = ConcurrentHashMap.newKeySet();

  /** Without a search for the meter by its tags; bounded, as models and codes are. */
  private final Map<Kind, Series> known = new ConcurrentHashMap<>();

  private record Kind(String requested, String answered, String error) {}

  private record Series(Timer duration, Supplier<Timer> firstChunk, Tokens input, Tokens output) {}

  private record Tokens(Counter all, DistributionSummary each) {

    void count(long tokens) {
      all.increment((double) tokens);
      each.record((double) tokens);
    }
  }

  InferenceMeters(MeterRegistry registry, LlmSettings settings) {
    HttpUrl address = settings.chatCompletions(settings.model());
    this.registry = registry;
    this.tags =
        Tags.of(
            GenAi.OPERATION.getKey(), GenAi.CHAT,
            GenAi.PROVIDER.getKey(), ProviderNames.of(address),
            GenAi.SERVER_ADDRESS.getKey(), address.host(),
            GenAi.SERVER_PORT.getKey(), String.valueOf(address.port()));
  }

  /**
   * @param error the code of the failure; null if there is none
   */
  void ended(String model, Inference inference, Duration took, @Nullable String error) {
    CallReport last = inference.last();
    String answered = last == null ? "" : last.responseModel();
    Series series =
        known.computeIfAbsent(
            new Kind(
                bounded(model),
                answered.isEmpty() ? NONE : bounded(answered),
                error == null ? NONE : error),
            this::series);
    series.duration.record(took);
    Duration firstChunk = inference.firstChunk();
    if (firstChunk != null) {
      series.firstChunk.get().record(firstChunk);
    }
    Usage usage = inference.usage();
    series.input.count(usage.promptTokens());
    series.output.count(usage.completionTokens());
  }

  private Series series(Kind kind) {
    Tags all =
        tags.and(
            GenAi.REQUEST_MODEL.getKey(), kind.requested,
            GenAi.RESPONSE_MODEL.getKey(), kind.answered);
    return new Series(
        Timer.builder(PREFIX + "duration")
            .tags(all.and(GenAi.ERROR_TYPE.getKey(), kind.error))
            .serviceLevelObjectives(SECONDS)
            .register(registry),
        () ->
            Timer.builder(PREFIX + "time_to_first_chunk")
                .tags(all)
                .serviceLevelObjectives(SECONDS)
                .register(registry),
        tokens("input_tokens", all),
        tokens("output_tokens", all));
  }

  private Tokens tokens(String kind, Tags all) {
    return new Tokens(
        registry.counter(PREFIX + "usage." + kind, all.and("gen_ai.token.modality", "text")),
        DistributionSummary.builder(PREFIX + "operation." + kind)
            .tags(all)
            .serviceLevelObjectives(TOKENS)
            .register(registry));
  }

  private String bounded(String model) {
    if (models.size() < MAX_MODELS) {
      models.add(model);
    }
    return models.contains(model) ? model : OTHER;
  }
}
