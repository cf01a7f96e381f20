package dev.innovationpipeline.schema.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.pipeline.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON as every wire of the system has it: snake_case, nulls left out, stages as numbers. */
public final class WireJson {

  /** For HTTP and Kafka alike. Unknown fields are skipped, so that additions break no reader. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(stagesAsNumbers())
          .build();

  static final JsonMapper WITHOUT_OUTPUTS =
      MAPPER.rebuild().addMixIn(StageCompleted.class, OutputPassedOver.class).build();

  private WireJson() {}

  private abstract static class OutputPassedOver {

    @JsonDeserialize(using = Nothing.class)
    abstract String markdown();

    @JsonDeserialize(using = NoJson.class)
    abstract JsonNode json();
  }

  private static final class Nothing extends StdDeserializer<String> {

    Nothing() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      json.skipChildren();
      return "";
    }
  }

  private static final class NoJson extends StdDeserializer<JsonNode> {

    NoJson() {
      super(JsonNode.class);
    }

    @Override
    public @Nullable JsonNode deserialize(JsonParser json, DeserializationContext context) {
      json.skipChildren();
      return null;
    }
  }

  private static SimpleModule stagesAsNumbers() {
    return new SimpleModule("stages-as-numbers")
        .addSerializer(
            new StdSerializer<Stage>(Stage.class) {
              @Override
              public void serialize(Stage stage, JsonGenerator json, SerializationContext context) {
                json.writeNumber(stage.number());
              }
            })
        .addDeserializer(
            Stage.class,
            new StdDeserializer<Stage>(Stage.class) {
              @Override
              public Stage deserialize(JsonParser json, DeserializationContext context) {
                return Stage.of(json.getIntValue());
              }
            });
  }
}
