package dev.innovationpipeline.ingest.contract;

import dev.innovationpipeline.ingest.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The AsyncAPI document of the event topics and the schemas it refers to. */
@RestController
@Tag(name = "Contract")
class EventContractController {

  private static final String DIRECTORY = "dev/innovationpipeline/schema/events/";

  @GetMapping(path = "/asyncapi.yaml", produces = "application/yaml")
  @Operation(summary = "The event topics, as AsyncAPI 3")
  Resource asyncApi() {
    return new ClassPathResource(DIRECTORY + "asyncapi.yaml");
  }

  @GetMapping("/schemas/{type:[a-z-]+}.v1.schema.json")
  @Operation(summary = "The JSON Schema of a type of event")
  @ApiResponse(
      responseCode = "200",
      description = "JSON Schema, draft 2020-12",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(type = "object"),
              examples =
                  @ExampleObject(
                      "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"}")))
  @ApiResponse(responseCode = "404", description = "No such type")
  ResponseEntity<Resource> schema(@PathVariable("type") String type) {
    Resource schema = new ClassPathResource(DIRECTORY + "schemas/" + type + ".v1.schema.json");
    if (!schema.exists()) {
      throw Problems.notFound("There is no type of event " + type + "; see /asyncapi.yaml.");
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(schema);
  }
}
