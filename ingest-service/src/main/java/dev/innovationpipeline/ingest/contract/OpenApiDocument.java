package dev.innovationpipeline.ingest.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the description of the HTTP interface says beside what the controllers say of themselves.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

  private static final String DESCRIPTION =
      """
      Start a run with a document's address (`POST /run`; `POST /documents` keeps a file and answers \
      with one), watch it (`GET /runs/{run_id}/events`), read what came of it (`GET /runs/{run_id}`).

      Names are in snake_case, times in ISO 8601 and UTC, durations in milliseconds, amounts in US \
      dollars. What is not known is left out. Fields may be added: ignore those you do not know.

      Every refusal is an `application/problem+json` (RFC 9457) whose `detail` says what is wrong; \
      where fields are, `errors` names all of them at once. With a 503 comes `Retry-After`: the same \
      request may succeed then.

      The events behind all this are described in `/asyncapi.yaml`.
      """;

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(new Info().title("Innovation Pipeline").version("1").description(DESCRIPTION))
        .addServersItem(new Server().url("/"))
        .addTagsItem(tag("Runs", "Begin a run, find runs, read what came of them"))
        .addTagsItem(tag("Status", "How a run goes, known as soon as it is accepted"))
        .addTagsItem(tag("Cards", "Five opportunities of each run"))
        .addTagsItem(tag("Run control", "Stop a run, do it again, forget it"))
        .addTagsItem(tag("Documents", "A place for files that have no address yet"))
        .addTagsItem(tag("Statistics", "Companies, queues, throughput, spend"))
        .addTagsItem(tag("Operations", "For operators; needs pipeline.operations.enabled"))
        .addTagsItem(tag("Contract", "The events, for services that subscribe to them"));
  }

  @Bean
  OpenApiCustomizer problemsInOpenApi(JsonMapper json) {
    return new ProblemAnswers(new AnswerExamples(json));
  }

  @Bean
  OpenApiCustomizer examplesInOpenApi(JsonMapper json) {
    AnswerExamples examples = new AnswerExamples(json);
    return examples::addTo;
  }

  private static Tag tag(String name, String description) {
    return new Tag().name(name).description(description);
  }
}
