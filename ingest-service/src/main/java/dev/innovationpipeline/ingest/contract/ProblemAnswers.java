package dev.innovationpipeline.ingest.contract;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Describes every refusal as the problem+json that it is; a refusal without a content of its own
 * would be described as the answer of the method.
 */
final class ProblemAnswers implements OpenApiCustomizer {

  /** The class behind a stream of events, which no answer names. */
  private static final String EMITTER = "ResponseBodyEmitter";

  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String REFERENCE = "#/components/schemas/Problem";

  private final AnswerExamples examples;

  ProblemAnswers(AnswerExamples examples) {
    this.examples = examples;
  }

  /** The answer to a request that is refused or fails. */
  @Schema(name = "Problem", description = "A refusal as in RFC 9457")
  record Problem(
      @Schema(example = "Not found") String title,
      @Schema(example = "404") int status,
      @Schema(description = "The reason, in a sentence", example = "There is no run r-1.")
          String detail,
      @Schema(description = "The path that was asked for", example = "/runs/r-1")
          @Nullable String instance,
      @Schema(description = "A stable reason for programs") @Nullable String code,
      @Schema(description = "Every wrong field of a request") @Nullable List<WrongField> errors,
      @Schema(description = "Of 429, an address that names the kind of refusal")
          @Nullable String type,
      @Schema(name = "violated-policies", description = "Of 429, the limits that were exceeded")
          @Nullable List<String> violatedPolicies) {}

  record WrongField(
      @Schema(description = "Its name, or body for the whole", example = "blob_url") String field,
      @Schema(example = "must begin with http://, https:// or file:") String message) {}

  @Override
  public void customise(OpenAPI document) {
    ModelConverters.getInstance(true)
        .readAll(Problem.class)
        .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(operation -> describe(operation.getResponses()));
    document.getComponents().getSchemas().keySet().removeAll(Set.of("ProblemDetail", EMITTER));
  }

  private void describe(ApiResponses answers) {
    answers.forEach(
        (status, answer) -> {
          if (status.startsWith("4") || status.startsWith("5")) {
            answer.setContent(problem(status, answer));
          }
        });
    answers.addApiResponse(
        ApiResponses.DEFAULT,
        new ApiResponse().description("Any other refusal").content(problem("500", null)));
  }

  /** An example of its own stays. */
  private Content problem(String status, @Nullable ApiResponse answer) {
    MediaType type = new MediaType();
    type.schema(new io.swagger.v3.oas.models.media.Schema<>().$ref(REFERENCE));
    Content before = answer == null ? null : answer.getContent();
    MediaType own = before == null ? null : before.get(PROBLEM_JSON);
    if (own != null && (own.getExamples() != null || own.getExample() != null)) {
      type.setExamples(own.getExamples());
      type.setExample(own.getExample());
    } else {
      examples.find(status).ifPresent(type::setExample);
    }
    return new Content().addMediaType(PROBLEM_JSON, type);
  }
}
