package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.schema.event.Usage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    Tags all = tags.and(models(model, inference.last()));
    Timer.builder(PREFIX + "duration")
        .tags(all.and(GenAi.ERROR_TYPE.getKey(), error == null ? NONE : error))
        .serviceLevelObjectives(SECONDS)
        .register(registry)
        .record(took);
    Duration firstChunk = inference.firstChunk();
    if (firstChunk != null) {
      Timer.builder(PREFIX + "time_to_first_chunk")
          .tags(all)
          .serviceLevelObjectives(SECONDS)
          .register(registry)
          .record(firstChunk);
    }
    Usage usage = inference.usage();
    tokens("input_tokens", all, usage.promptTokens());
    tokens("output_tokens", all, usage.completionTokens());
  }

  private void tokens(String kind, Tags all, long count) {
    registry
        .counter(PREFIX + "usage." + kind, all.and("gen_ai.token.modality", "text"))
        .increment((double) count);
    DistributionSummary.builder(PREFIX + "operation." + kind)
        .tags(all)
        .serviceLevelObjectives(TOKENS)
        .register(registry)
        .record((double) count);
  }

  private Tags models(String requested, @Nullable CallReport last) {
    String answered = last == null ? "" : last.responseModel();
    return Tags.of(
        Tag.of(GenAi.REQUEST_MODEL.getKey(), bounded(requested)),
        Tag.of(GenAi.RESPONSE_MODEL.getKey(), answered.isEmpty() ? NONE : bounded(answered)));
  }

  private String bounded(String model) {
    if (models.size() < MAX_MODELS) {
      models.add(model);
    }
    return models.contains(model) ? model : OTHER;
  }
}
