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
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

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

  @SuppressWarnings("unchecked")
  @Test
  void aMisspelledFieldIsWrongAndOtherUnknownOnesAreNot() {
    assertThat(
            errors(
                "{\"runId\": \"a\", \"priority\": 1, \"options\": {\"max-cost-usd\": 1}}",
                fields -> {
                  fields.optional("run_id", 9);
                  Objects.requireNonNull(fields.object("options"))
                      .optionalAmount("max_cost_usd", BigDecimal.TEN);
                }))
        .containsExactly(
            new FieldError("runId", "is unknown; did you mean run_id?"),
            new FieldError("options.max-cost-usd", "is unknown; did you mean max_cost_usd?"));
  }

  @Test
  void besideTheRightFieldAnotherNameMeansSomethingElse() {
    RequestFields fields =
        RequestFields.read("{\"run_id\": \"a\", \"run_ids\": 1}".getBytes(UTF_8));
    fields.optional("run_id", 9);
    fields.refuseIfWrong();
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
