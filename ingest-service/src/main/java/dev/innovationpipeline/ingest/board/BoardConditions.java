package dev.innovationpipeline.ingest.board;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The description of the parameters that {@link BoardFilterReader} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description =
          "Words of the card, whatever their case and accents; the last may be a beginning."
              + " \"In quotes\" they follow each other, OR stands between alternatives, - excludes",
      example = "kefir -\"to go\"",
      schema = @Schema(type = "string")),
  @Parameter(
      name = "company_id",
      in = ParameterIn.QUERY,
      description = "Of this company",
      example = "lactalis-canada",
      schema = @Schema(type = "string")),
  @Parameter(
      name = "run_id",
      in = ParameterIn.QUERY,
      description = "Of this run",
      schema = @Schema(type = "string")),
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "new, shortlisted, in_work or dropped; repeated: any of them",
      array = @ArraySchema(schema = @Schema(type = "string"))),
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      description = "With this tag; repeated: with all of them",
      array = @ArraySchema(schema = @Schema(type = "string"))),
  @Parameter(
      name = "mark",
      in = ParameterIn.QUERY,
      description =
          "Of which code noticed this: unreadable, no_brand, other_brand, number, length or alike;"
              + " repeated: all of them",
      array = @ArraySchema(schema = @Schema(type = "string"))),
  @Parameter(
      name = "starred",
      in = ParameterIn.QUERY,
      description = "true: only starred cards; false: only others",
      schema = @Schema(type = "boolean")),
  @Parameter(
      name = "min_rating",
      in = ParameterIn.QUERY,
      description = "With this mean of ratings or a better one, 1 to 5",
      example = "3.5",
      schema = @Schema(type = "number")),
  @Parameter(
      name = "degraded",
      in = ParameterIn.QUERY,
      description =
          "true: only cards of runs in whose results something was lost; false: only others",
      schema = @Schema(type = "boolean")),
  @Parameter(
      name = "since",
      in = ParameterIn.QUERY,
      description = "Made at this time or later",
      example = "2026-11-01T00:00:00Z",
      schema = @Schema(type = "string", format = "date-time")),
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Made before this time",
      schema = @Schema(type = "string", format = "date-time"))
})
@interface BoardConditions {}
