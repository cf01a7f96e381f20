package dev.innovationpipeline.ingest.savedview;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.note.Author;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.schema.text.RunId;
import dev.innovationpipeline.schema.text.UntrustedText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A person's own views of the board. */
@RestController
@Tag(name = "Cards")
@ApiResponse(responseCode = "200", description = "The caller's views as they are now, by name")
@ApiResponse(responseCode = "503", description = "Kafka does not answer")
class SavedViewController {

  private static final int MAX_NAME_CHARS = 80;
  private static final int MAX_QUERY_CHARS = 2_000;

  private final SavedViews views;
  private final InstantSource clock;

  SavedViewController(SavedViews views, InstantSource clock) {
    this.views = views;
    this.clock = clock;
  }

  /** An object, so that fields can be added. */
  record ViewList(List<SavedView> views) {}

  record ViewRequest(
      @Schema(
              description = "The conditions as the board's address has them",
              example = "status=shortlisted&tag=autumn")
          String query) {}

  @GetMapping("/views")
  @Operation(summary = "One's own saved views of the board")
  ViewList list(Caller caller) {
    return listOf(caller);
  }

  @PutMapping(path = "/views/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Save a view of the board under a name",
      description = "In place of the one that has the name already.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ViewRequest.class))))
  @ApiResponse(responseCode = "400", description = "Every wrong field")
  @ApiResponse(responseCode = "409", description = "There are 100 views already")
  ViewList save(
      @Parameter(example = "Shortlist of autumn") @PathVariable("name") String name,
      @RequestBody byte[] body,
      Caller caller) {
    RequestFields fields = RequestFields.read(body);
    String query = Objects.requireNonNullElse(fields.optionalRaw("query"), "");
    if (query.length() > MAX_QUERY_CHARS || !UntrustedText.isClean(query)) {
      fields.wrong(
          "query",
          "must have at most " + MAX_QUERY_CHARS + " characters, none a control character");
    }
    String kept = named(name);
    if (RunId.isDotSegment(kept)) {
      fields.wrong("name", RunId.DOT_SEGMENT);
    }
    fields.refuseIfWrong();
    views.keep(user(caller), kept, new SavedView(kept, query, clock.instant()));
    return listOf(caller);
  }

  @DeleteMapping("/views/{name}")
  @Operation(summary = "Delete a saved view", description = "Also one that is not there.")
  @ApiResponse(responseCode = "400", description = "No name of a view")
  ViewList delete(@PathVariable("name") String name, Caller caller) {
    views.keep(user(caller), named(name), null);
    return listOf(caller);
  }

  private ViewList listOf(Caller caller) {
    return new ViewList(views.of(user(caller)));
  }

  private static String user(Caller caller) {
    return Author.of(caller, null).userId();
  }

  private static String named(String name) {
    String kept = name.strip();
    if (kept.isEmpty()
        || kept.length() > MAX_NAME_CHARS
        || kept.chars().anyMatch(Character::isISOControl)
        || !UntrustedText.isClean(kept)) {
      throw Problems.invalid(
          List.of(
              new FieldError(
                  "name", "must have 1 to " + MAX_NAME_CHARS + " characters on one line")));
    }
    return kept;
  }
}
