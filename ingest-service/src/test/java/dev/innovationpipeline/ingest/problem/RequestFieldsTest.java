package dev.innovationpipeline.ingest.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

class RequestFieldsTest {

  @Test
  void onlyAJsonObjectIsRead() {
    assertThat(errors("[1]", fields -> {}))
        .containsExactly(new FieldError("body", "must be a JSON object"));
    assertThat(errors("{\"a\":", fields -> {}))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).startsWith("is not readable as JSON"));
    assertThat(errors("", fields -> {})).hasSize(1);
  }

  @Test
  void rightFieldsAreReadAndStripped() {
    RequestFields fields =
        RequestFields.read(
            """
            {"text": " a ", "amount": 1.5, "number": 3, "ids": ["x", "y"], "raw": " \\n",
             "object": {"text": "b"}, "null": null, "pipeline_version": 1}
            """
                .getBytes(UTF_8));
    assertThat(fields.required("text", 9)).isEqualTo("a");
    assertThat(fields.optional("null", 9)).isNull();
    assertThat(fields.optional("none", 9)).isNull();
    assertThat(fields.optionalAmount("amount", BigDecimal.TEN)).isEqualByComparingTo("1.5");
    assertThat(fields.requiredInteger("number", 1, 5)).isEqualTo(3);
    assertThat(fields.optionalInteger("number")).isEqualTo(3);
    assertThat(fields.optionalTexts("ids", 2)).containsExactly("x", "y");
    assertThat(fields.optionalRaw("raw")).isEqualTo(" \n");
    assertThat(PipelineVersionField.read(fields)).isEqualTo(1);
    RequestFields nested = Objects.requireNonNull(fields.object("object"));
    assertThat(nested.texts()).isEqualTo(Map.of("text", "b"));
    fields.refuseIfWrong();
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    List<FieldError> errors =
        errors(
            """
            {"blank": "  ", "long": "abc", "control": "a\\u0007b", "kind": 1, "amount": 0,
             "number": 6, "half": 1.5, "ids": ["x", 1], "object": {"text": 1},
             "pipeline_version": 999}
            """,
            fields -> {
              assertThat(fields.required("missing", 9)).isEmpty();
              assertThat(fields.required("blank", 9)).isEmpty();
              assertThat(fields.optional("long", 2)).isNull();
              assertThat(fields.optional("control", 9)).isNull();
              assertThat(fields.optional("kind", 9)).isNull();
              assertThat(fields.optionalAmount("amount", BigDecimal.TEN)).isNull();
              assertThat(fields.requiredInteger("number", 1, 5)).isEqualTo(1);
              assertThat(fields.requiredInteger("absent", 2, 5)).isEqualTo(2);
              assertThat(fields.optionalInteger("half")).isNull();
              assertThat(fields.optionalTexts("ids", 9)).isEmpty();
              assertThat(PipelineVersionField.read(fields)).isNull();
              Objects.requireNonNull(fields.object("object")).texts();
            });
    assertThat(errors)
        .extracting(FieldError::field)
        .containsExactly(
            "missing",
            "blank",
            "long",
            "control",
            "kind",
            "amount",
            "number",
            "absent",
            "half",
            "ids",
            "pipeline_version",
            "object.text");
    assertThat(errors)
        .contains(
            new FieldError("long", "must have at most 2 characters, but has 3"),
            new FieldError("amount", "must be more than 0 and at most 10"),
            new FieldError("number", "must be a whole number from 1 to 5"));
  }

  @Test
  void whatNothingCanHoldIsWrong() {
    for (String text : new String[] {"a\\u0000", "\\ud83d here", "a\\u202eb"}) {
      assertThat(
              errors("{\"text\": \"%s\"}".formatted(text), fields -> fields.optional("text", 99)))
          .hasSize(1);
      assertThat(
              errors(
                  "{\"ids\": [\"%s\"]}".formatted(text), fields -> fields.optionalTexts("ids", 9)))
          .hasSize(1);
    }
    for (String amount : new String[] {"1e999999999", "1e-999999999", "-1e999999999", "1e999"}) {
      assertThat(
              errors(
                  "{\"amount\": %s}".formatted(amount),
                  fields -> fields.optionalAmount("amount", BigDecimal.TEN)))
          .hasSize(1);
    }
  }

  @Test
  void aFieldThatNobodyKnowsIsWrongAtEveryDepth() {
    assertThat(
            errors(
                """
                {"runId": "a", "priority": 1, "options": {"max-cost-usd": 1, "modle": "x"},
                 "quotes": [{"text": "a", "txet": "b"}, 7]}
                """,
                fields -> {
                  fields.optional("run_id", 9);
                  RequestFields options = Objects.requireNonNull(fields.object("options"));
                  options.optionalAmount("max_cost_usd", BigDecimal.TEN);
                  options.optional("model", 9);
                  List<JsonNode> quotes = fields.optionalArray("quotes", 9);
                  for (int i = 0; i < quotes.size(); i++) {
                    fields.entry("quotes", i, quotes.get(i)).optional("text", 9);
                  }
                }))
        .containsExactly(
            new FieldError("runId", "is unknown; did you mean run_id?"),
            new FieldError("priority", "is unknown; the fields are run_id, options, quotes"),
            new FieldError("options.max-cost-usd", "is unknown; did you mean max_cost_usd?"),
            new FieldError("options.modle", "is unknown; the fields are max_cost_usd, model"),
            new FieldError("quotes[0].txet", "is unknown; the fields are text"));
  }

  @Test
  void anObjectThatTakesAnyFieldRefusesTheMisspelledAndWhatIsInOthers() {
    assertThat(
            errors(
                "{\"runId\": \"a\", \"priority\": 1, \"options\": {\"speed\": 1}}",
                fields -> {
                  fields.passOverUnknown();
                  fields.optional("run_id", 9);
                  Objects.requireNonNull(fields.object("options")).optional("model", 9);
                }))
        .containsExactly(
            new FieldError("runId", "is unknown; did you mean run_id?"),
            new FieldError("options.speed", "is unknown; the fields are model"));
  }

  @Test
  void besideTheRightFieldAnotherNameMeansSomethingElse() {
    RequestFields fields =
        RequestFields.read("{\"run_id\": \"a\", \"run_ids\": 1}".getBytes(UTF_8));
    fields.passOverUnknown();
    fields.optional("run_id", 9);
    fields.refuseIfWrong();
  }

  @Test
  void whatAnAnswerHasMayBeSentBack() {
    RequestFields fields = RequestFields.read("{\"id\": \"q1\", \"text\": \"a\"}".getBytes(UTF_8));
    fields.optional("text", 9);
    fields.passOver("id");
    fields.refuseIfWrong();
  }

  @Test
  void aFieldIsCountedAndNamedOnce() {
    assertThat(
            errors(
                "{\"cards\": 7, \"comment\": 5, \"id\": \"..\"}",
                fields -> {
                  if (fields.optionalTexts("cards", 9).isEmpty()) {
                    fields.wrong("cards", "must have one entry at least");
                  }
                  if (fields.optional("comment", 9) == null) {
                    fields.wrong("comment", "is required");
                  }
                  fields.wrong("id", "must not be ..");
                  fields.refuse("id", "has its place elsewhere");
                }))
        .containsExactly(
            new FieldError("cards", "must be an array of at most 9 strings"),
            new FieldError("comment", "must be a string"),
            new FieldError("id", "must not be .."));
  }

  @Test
  void aListIsToldHowLongItIsAndEachOfItsWrongEntries() {
    assertThat(
            errors(
                "{\"ids\": [\"a\", \"b\", \"c\"], \"urls\": [\"x\", \"y\"]}",
                fields -> {
                  fields.optionalTexts("ids", 2);
                  fields
                      .optionalTexts("urls", 2)
                      .forEach(url -> fields.wrongEntry("urls", "has " + url));
                }))
        .containsExactly(
            new FieldError("ids", "must have at most 2 entries, but has 3"),
            new FieldError("urls", "has x"),
            new FieldError("urls", "has y"));
    assertThat(
            Problems.invalid(
                    List.of(
                        new FieldError("ids", "a"),
                        new FieldError("urls", "b"),
                        new FieldError("urls", "c")))
                .getBody()
                .getDetail())
        .isEqualTo("2 fields are wrong.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':1,'a':2} | a",
        "{'o':{'b':1,'b':{}}} | o.b",
        "{'o':[{'b':1},{'b':1,'b':2}]} | o[1].b",
      })
  void aNameThatIsThereTwiceIsNamed(String json, String field) {
    assertThat(errors(json.replace('\'', '"'), fields -> {}))
        .containsExactly(new FieldError(field, "is there twice; leave one of the two out"));
  }

  @Property
  void noReasonNamesClasses(
      @ForAll @AlphaChars @Chars({'{', '}', '[', ']', '"', ':', ',', '0', '-', ' '}) String text) {
    assertWords(text);
    assertWords("{\"a\":" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":NaN}", "{} {}", "{\"a\":01}"})
  void noReasonOfThoseThatAreRareNamesClasses(String json) {
    assertWords(json);
    assertWords("{\"a\":" + "1".repeat(1_001) + "}");
    assertWords("[".repeat(501) + "]".repeat(501));
  }

  private static void assertWords(String json) {
    try {
      RequestFields.read(json.getBytes(UTF_8));
    } catch (ErrorResponseException e) {
      assertThat(String.valueOf(e.getBody().getProperties()))
          .doesNotContain("`", "Feature", "jackson", "JsonToken");
    }
  }

  @Test
  void aMisplacedFieldIsWrong() {
    assertThat(
            errors("{\"model\": null}", fields -> fields.refuse("model", "belongs into options")))
        .containsExactly(new FieldError("model", "belongs into options"));
  }

  @SuppressWarnings("unchecked") // The property is untyped.
  private static List<FieldError> errors(String body, Consumer<RequestFields> reading) {
    ErrorResponseException refusal =
        catchThrowableOfType(
            ErrorResponseException.class,
            () -> {
              RequestFields fields = RequestFields.read(body.getBytes(UTF_8));
              reading.accept(fields);
              fields.refuseIfWrong();
            });
    assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    return (List<FieldError>)
        Objects.requireNonNull(
            Objects.requireNonNull(refusal.getBody().getProperties()).get("errors"));
  }
}
