package dev.innovationpipeline.ingest.results;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The description of the parameters that {@link RunFilterReader} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
  @Parameter(
      name = "company_id",
      in = ParameterIn.QUERY,
      description = "Of this company",
      example = "lactalis-canada",
      schema = @Schema(type = "string")),
  @Parameter(
      name = "user_id",
      in = ParameterIn.QUERY,
      description = "Started by this user",
      schema = @Schema(type = "string")),
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "With this status",
      schema =
          @Schema(
              type = "string",
              allowableValues = {
                "PENDING",
                "RUNNING",
                "COMPLETED",
                "FAILED",
                "CANCELLED",
                "FORGOTTEN"
              })),
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description =
          "Anywhere in the run's own title, in cards, in titles of inspirations, in the document's"
              + " address",
      example = "kefir",
      schema = @Schema(type = "string")),
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "Started at this time or later",
      example = "2026-11-01T00:00:00Z",
      schema = @Schema(type = "string", format = "date-time")),
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Started before this time",
      schema = @Schema(type = "string", format = "date-time")),
  @Parameter(
      name = "starred",
      in = ParameterIn.QUERY,
      description = "Only runs with a starred card",
      schema = @Schema(type = "boolean", defaultValue = "false")),
  @Parameter(
      name = "degraded",
      in = ParameterIn.QUERY,
      description = "Only completed runs in whose results something was lost",
      schema = @Schema(type = "boolean", defaultValue = "false")),
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      description = "Only runs with this tag",
      schema = @Schema(type = "string"))
})
public @interface RunConditions {}
