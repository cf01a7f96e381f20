package dev.innovationpipeline.schema.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON as every wire of the system has it: snake_case, nulls left out, results flat. */
public final class WireJson {

  /** For HTTP and Kafka alike. Unknown fields are skipped, so that additions break no reader. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addMixIn(StageCompleted.class, Flat.class)
          .addModule(
              new SimpleModule("times")
                  .addDeserializer(Instant.class, new InstantReading())
                  .addSerializer(Instant.class, new InstantWriting()))
          .build();

  static final JsonMapper WITHOUT_OUTPUTS =
      MAPPER.rebuild().addMixIn(StageCompletedJson.class, OutputSkipped.class).build();

  private WireJson() {}

  @JsonSerialize(converter = StageCompletedJson.Writing.class)
  @JsonDeserialize(converter = StageCompletedJson.Reading.class)
  private abstract static class Flat {}

  @SuppressWarnings("UnusedMethod") // Jackson reads its annotations
  private abstract static class OutputSkipped {

    @JsonDeserialize(using = SkippedText.class)
    abstract String markdown();

    @JsonDeserialize(using = SkippedJson.class)
    abstract ResultJson json();

    @JsonDeserialize(using = SkippedEvidence.class)
    abstract Evidence evidence();
  }

  private static final class SkippedText extends StdDeserializer<String> {

    SkippedText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      json.skipChildren();
      return "";
    }
  }

  private static final class SkippedEvidence extends StdDeserializer<Evidence> {

    SkippedEvidence() {
      super(Evidence.class);
    }

    @Override
    public @Nullable Evidence deserialize(JsonParser json, DeserializationContext context) {
      json.skipChildren();
      return null;
    }
  }

  private static final class SkippedJson extends StdDeserializer<ResultJson> {

    SkippedJson() {
      super(ResultJson.class);
    }

    @Override
    public @Nullable ResultJson deserialize(JsonParser json, DeserializationContext context) {
      json.skipChildren();
      return null;
    }
  }
}
