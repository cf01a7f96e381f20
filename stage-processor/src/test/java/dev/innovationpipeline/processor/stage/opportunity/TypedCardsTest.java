package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import dev.innovationpipeline.processor.llm.api.UnheardCalls;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.opportunity.CardSettings.FailWhen;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.testing.provider.FakeProvider;
import dev.innovationpipeline.testing.provider.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stage 5 with the client of real servers: cards are asked for in the best form they take. */
class TypedCardsTest {

  private final FakeProvider provider = FakeProvider.start();
  private final LlmClient client =
      new LlmClient(
          settings(), StageTextListener.NONE, new SimpleMeterRegistry(), TimeSource.SYSTEM);
  private final OpportunityStage stage =
      new OpportunityStage(
          ShippedBrands.profiles(),
          new CardSettings(FailWhen.NEVER),
          PromptCatalog.shipped(),
          DocumentTexts.NONE);

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void theSchemaTheAnswerAndTheStoredCardsAreOfOneForm() throws Exception {
    provider.usually(Reply.answer(CardText.json(CardText.cards())));
    assertCards(perform());
    JsonNode format = formats().getFirst();
    assertThat(format.path("type").asString()).isEqualTo("json_schema");
    assertThat(format.at("/json_schema/strict").asBoolean()).isTrue();
    assertThat(
            format
                .at("/json_schema/schema/properties/cards/items/required")
                .valueStream()
                .map(node -> node.asString()))
        .containsExactly(
            "number",
            "title",
            "tagline",
            "problem",
            "solution",
            "why_now",
            "target_segment",
            "quick_win",
            "inspiration",
            "principle",
            "quotes");
  }

  @Test
  void whatTheServerRejectsIsNotSentToItAgain() throws Exception {
    Reply schema = Reply.error(400, "Invalid parameter: 'response_format' of type 'json_schema'");
    Reply object = Reply.error(400, "unknown parameter response_format");
    provider.replies(schema, object).usually(Reply.answer(CardText.json(CardText.cards())));
    assertCards(perform());
    assertCards(perform());
    assertThat(formats())
        .extracting(format -> format.path("type").asString("none"))
        .containsExactly("json_schema", "json_object", "none", "none");
  }

  @Test
  void aModelThatKeepsToMarkdownIsReadAllTheSame() throws Exception {
    provider.usually(Reply.answer(CardText.ASKED_FOR.of(CardText.cards())));
    assertCards(perform());
    assertThat(formats()).hasSize(1);
  }

  private static void assertCards(StageOutput output) {
    assertThat(output.result())
        .isInstanceOfSatisfying(
            OpportunityCards.class,
            result -> {
              assertThat(result.markdown()).isEqualTo(CardText.ASKED_FOR.of(CardText.cards()));
              assertThat(result.cards()).isEqualTo(CardText.cards());
            });
    assertThat(output.degraded()).isEmpty();
  }

  private StageOutput perform() throws InterruptedException {
    return stage.perform(
        ScriptedModel.run(),
        ScriptedModel.after(4, "The context."),
        client.conversation(
            new CallContext("run-1", 1, "mccormick-usa", 5), null, UnheardCalls.LISTENER));
  }

  private List<JsonNode> formats() {
    return provider.calls().stream()
        .map(call -> JsonMapper.shared().readTree(call.body()).path("response_format"))
        .toList();
  }

  private LlmSettings settings() {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    Map.of("base-url", provider.baseUrl(), "model", "some/model", "streamed-calls", "0")
        .forEach((name, value) -> source.put("pipeline.llm." + name, value));
    return new Binder(source).bindOrCreate("pipeline.llm", LlmSettings.class);
  }
}
