package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that other systems read are those of the records, and the events obey them. */
class EventSchemaTest {

  static final Path SCHEMAS = Path.of("../docs/events/schemas");

  private static final SchemaGenerator GENERATOR = generator();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<RunEvent> oneOfEach() {
    return SampleEvents.oneOfEach();
  }

  static List<RunEvent> all() {
    return SampleEvents.all();
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void theSchemaIsThatOfTheRecord(RunEvent event) throws IOException {
    schemaFile(event)
        .isStill(CheckedInFile.pretty(GENERATOR.generateSchema(asWritten(event.getClass()))));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  @DisabledIfSystemProperty(named = "golden.update", matches = "true")
  void whatWasEverWrittenObeysTheSchema(RunEvent event) throws IOException {
    assertThat(complaints(event, GoldenEventTest.goldenValue(event))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisabledIfSystemProperty(named = "golden.update", matches = "true")
  void whatIsWrittenObeysTheSchema(RunEvent event) throws IOException {
    assertThat(complaints(event, WireJson.MAPPER.writeValueAsString(event))).isEmpty();
  }

  /** Or the schemas would accept anything. */
  @ParameterizedTest
  @MethodSource("oneOfEach")
  @DisabledIfSystemProperty(named = "golden.update", matches = "true")
  void whatIsWrongBreaksTheSchema(RunEvent event) throws IOException {
    assertThat(complaints(event, "{}")).isNotEmpty();
    assertThat(complaints(event, changed(event).put("occurred_at", 7).toString())).isNotEmpty();
    assertThat(complaints(event, changed(event).put("run", "text").toString())).isNotEmpty();
    ObjectNode noRunId = changed(event);
    ((ObjectNode) noRunId.required("run")).remove("run_id");
    assertThat(complaints(event, noRunId.toString())).isNotEmpty();
    if (event.atStage().isPresent()) {
      assertThat(complaints(event, changed(event).put("stage", 0).toString())).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  @DisabledIfSystemProperty(named = "golden.update", matches = "true")
  void fieldsOfALaterVersionObeyTheSchema(RunEvent event) throws IOException {
    ObjectNode later = changed(event).put("of_a_later_version", true);
    ((ObjectNode) later.required("run")).put("also_here", true);

    assertThat(complaints(event, later.toString())).isEmpty();
  }

  private List<String> complaints(RunEvent event, String json) throws IOException {
    Schema schema = registry.getSchema(schemaFile(event).read(), InputFormat.JSON);
    return schema
        .validate(
            json,
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  private static ObjectNode changed(RunEvent event) {
    return WireJson.MAPPER.valueToTree(event);
  }

  private static CheckedInFile schemaFile(RunEvent event) {
    return new CheckedInFile(SCHEMAS.resolve(event.type() + ".v1.schema.json"));
  }

  private static SchemaGenerator generator() {
    var config =
        new SchemaGeneratorConfigBuilder(
                WireJson.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonSchemaModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(Option.STANDARD_FORMATS)
            .without(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
    config
        .forTypesInGeneral()
        .withPropertySorter((unusedOne, unusedOther) -> 0)
        .withCustomDefinitionProvider(
            (type, context) -> {
              ObjectNode definition = inline(type.getErasedType());
              return definition == null
                  ? null
                  : new CustomDefinition(definition, DefinitionType.INLINE, AttributeInclusion.YES);
            });
    config
        .forFields()
        .withPropertyNameOverrideResolver(field -> wireName(field.getDeclaredName()))
        .withNumberInclusiveMinimumResolver(field -> isStage(field) ? BigDecimal.ONE : null)
        .withRequiredCheck(field -> !isNullable(field));
    return new SchemaGenerator(config.build());
  }

  /** A completed stage lies flat on the wire. */
  private static Class<?> asWritten(Class<?> event) {
    return event == StageCompleted.class ? StageCompletedJson.class : event;
  }

  /** What {@link WireJson} writes otherwise than its Java type has it. */
  private static @Nullable ObjectNode inline(Class<?> type) {
    ObjectNode schema = WireJson.MAPPER.createObjectNode();
    if (type == Instant.class) {
      return schema.put("type", "string").put("format", "date-time");
    }
    return JsonNode.class.isAssignableFrom(type) ? schema : null;
  }

  /** A stage's number counts from 1 and has no upper bound, as pipelines grow. */
  private static boolean isStage(FieldScope field) {
    return Set.of("stage", "fromStage").contains(field.getDeclaredName());
  }

  private static String wireName(String name) {
    var config = WireJson.MAPPER.serializationConfig();
    return config.getPropertyNamingStrategy().nameForField(config, null, name);
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
