package dev.innovationpipeline.ingest.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Whole examples of answers, a file for each schema; taken from runs of the offline model. */
final class AnswerExamples {

  private static final String DIRECTORY = "openapi-examples/";

  private final JsonMapper json;

  AnswerExamples(JsonMapper json) {
    this.json = json;
  }

  /** To every answer and request whose schema has one, and that does not have its own. */
  void addTo(OpenAPI document) {
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .flatMap(
            operation ->
                Stream.concat(
                    Stream.ofNullable(operation.getRequestBody()).map(body -> body.getContent()),
                    operation.getResponses().values().stream().map(ApiResponse::getContent)))
        .flatMap(Stream::ofNullable)
        .map(Content::values)
        .flatMap(types -> types.stream())
        .filter(type -> type.getExample() == null && type.getExamples() == null)
        .forEach(type -> schemaOf(type).flatMap(this::find).ifPresent(type::setExample));
  }

  /**
   * @param name of a schema, or of a status code for a refusal
   */
  Optional<Object> find(String name) {
    ClassPathResource file = new ClassPathResource(DIRECTORY + name + ".json");
    if (!file.exists()) {
      return Optional.empty();
    }
    try (InputStream content = file.getInputStream()) {
      return Optional.of(json.readValue(content, Object.class));
    } catch (IOException e) {
      throw new IllegalStateException("The example " + file + " cannot be read.", e);
    }
  }

  private static Optional<String> schemaOf(MediaType type) {
    return Optional.ofNullable(type.getSchema())
        .map(schema -> schema.get$ref())
        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
  }
}
