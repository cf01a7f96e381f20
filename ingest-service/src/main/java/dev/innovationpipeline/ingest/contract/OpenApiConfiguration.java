package dev.innovationpipeline.ingest.contract;

import dev.innovationpipeline.ingest.caller.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the OpenAPI document that no single controller describes. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String DESCRIPTION =
      """
      Start a run with a document's address (`POST /run`; `POST /documents` keeps a file and answers \
      with one), watch it (`GET /runs/{run_id}/events`), read its results (`GET /runs/{run_id}`).

      Names are in snake_case, times in ISO 8601 and UTC, durations in milliseconds, amounts in US \
      dollars. Unknown values are left out. Fields may be added to answers, and values to their \
      enumerations: ignore those you do not know.

      Every refusal is an `application/problem+json` (RFC 9457) whose `detail` names the reason; \
      `errors` names all wrong fields at once. A 503 has `Retry-After`: the same request may succeed \
      then.

      Outside local mode, clients say who they are: `Authorization: Bearer`, and a key or a token; or, in \
      browsers, the cookie of a session, and its token in `X-CSRF-Token` for requests that change something. A \
      caller has a role (viewer, author, operator, admin) and companies; the runs, cards and documents of \
      other companies are answered with 404, as if they did not exist.

      The events are described in `/asyncapi.yaml`.
      """;

  private static final String BEARER = "bearer";

  @Bean
  OpenAPI openApi() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    return new OpenAPI()
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "A key (ipk_…) or a token (JWT) of the service's issuer. In local mode"
                                + " none is asked for.")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER))
        .addSecurityItem(new SecurityRequirement())
        .info(new Info().title("Innovation Pipeline").version("1").description(DESCRIPTION))
        .addServersItem(new Server().url("/"))
        .addTagsItem(tag("Runs", "Start runs, find them, read their results"))
        .addTagsItem(tag("Status", "The progress of a run, known as soon as it is accepted"))
        .addTagsItem(tag("Cards", "The opportunities of each run"))
        .addTagsItem(tag("Run control", "Cancel, reprocess or forget a run"))
        .addTagsItem(tag("Documents", "Storage for files that have no address yet"))
        .addTagsItem(tag("Statistics", "Companies, queues, throughput, spend"))
        .addTagsItem(tag("Companies", "Profiles, budgets, and what is spent"))
        .addTagsItem(tag("Session", "Who one is, and the login of browsers"))
        .addTagsItem(tag("Audit", "Who did what, and what was refused"))
        .addTagsItem(tag("Keys", "Keys of machines, for administrators"))
        .addTagsItem(
            tag("Operations", "For operators; in local mode they need pipeline.operations.enabled"))
        .addTagsItem(
            tag("Contract", "The events, for subscribers, and the versions of the pipeline"));
  }

  @Bean
  OpenApiCustomizer problemsInOpenApi(JsonMapper json) {
    return new ProblemAnswers(new AnswerExamples(json));
  }

  @Bean
  OpenApiCustomizer operationIdsInOpenApi() {
    return new OperationIds();
  }

  @Bean
  AnswerFields requiredFieldsInOpenApi() {
    return new AnswerFields();
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
