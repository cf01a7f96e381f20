package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResultSchemasTest {

  private static final Inspiration INSPIRATION =
      new Inspiration("Refill", "People refill.", List.of("a station"));

  @Test
  void inspirationsHaveTheFieldsAndTheNumberOfTheirSchema() {
    JsonNode schema = WireJson.MAPPER.readTree(Inspirations.schema());

    assertSameFields(schema, "inspirations", INSPIRATION);
    assertThat(count(schema, "inspirations")).isEqualTo(Inspirations.COUNT);
    assertThat(errors(Inspirations.schema(), inspirations(Inspirations.COUNT))).isEmpty();
    assertThat(errors(Inspirations.schema(), inspirations(1))).isNotEmpty();
  }

  @Test
  void cardsHaveTheFieldsAndTheNumberOfTheirSchema() {
    JsonNode schema = WireJson.MAPPER.readTree(OpportunityCards.schema());

    assertSameFields(schema, "cards", OpportunityCard.fallback(1));
    assertThat(count(schema, "cards")).isEqualTo(OpportunityCards.COUNT);
    assertThat(errors(OpportunityCards.schema(), cards(OpportunityCards.COUNT))).isEmpty();
    assertThat(errors(OpportunityCards.schema(), cards(6))).isNotEmpty();
  }

  private static Inspirations inspirations(int count) {
    return new Inspirations("# Inspirations", List.of(INSPIRATION, INSPIRATION).subList(0, count));
  }

  private static OpportunityCards cards(int count) {
    return new OpportunityCards(
        "# Cards", IntStream.rangeClosed(1, count).mapToObj(OpportunityCard::fallback).toList());
  }

  private static void assertSameFields(JsonNode schema, String list, Object element) {
    JsonNode items = schema.at("/properties/" + list + "/items");
    JsonNode written = WireJson.MAPPER.valueToTree(element);
    assertThat(items.get("properties").propertyNames())
        .containsExactlyElementsOf(written.propertyNames());
    assertThat(items.get("required").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(written.propertyNames());
  }

  private static int count(JsonNode schema, String list) {
    JsonNode array = schema.at("/properties/" + list);
    assertThat(array.get("maxItems")).isEqualTo(array.get("minItems"));
    return array.get("minItems").asInt();
  }

  private static List<?> errors(String schema, StageResult result) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    return compiled.validate(WireJson.MAPPER.valueToTree(ResultJson.of(result)));
  }
}
