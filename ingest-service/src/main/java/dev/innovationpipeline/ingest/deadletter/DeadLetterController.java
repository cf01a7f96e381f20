package dev.innovationpipeline.ingest.deadletter;

import dev.innovationpipeline.ingest.problem.PageLimit;
import dev.innovationpipeline.ingest.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, shows and redrives dead letters, for operators. */
@RestController
@Tag(name = "Operations")
@ApiResponse(responseCode = "401", description = "The bearer token is missing or wrong")
@ApiResponse(responseCode = "403", description = "pipeline.operations.enabled is not set")
@ApiResponse(responseCode = "503", description = "Kafka does not answer; retry later")
class DeadLetterController {

  static final String EXAMPLE_TOPIC = "stage-1-completed";

  private static final int MAX_LETTERS = 1000;

  private final LetterTopics letters;
  private final LetterReader reader;
  private final Redrive redrive;

  DeadLetterController(LetterTopics letters, LetterReader reader, Redrive redrive) {
    this.letters = letters;
    this.reader = reader;
    this.redrive = redrive;
  }

  /** A letter as people see it. */
  record LetterAnswer(
      @Schema(example = "stage-1-completed-dlt:4:17") String id,
      @Schema(example = EXAMPLE_TOPIC) String topic,
      @Nullable Integer sourcePartition,
      @Nullable Long sourceOffset,
      @Nullable String key,
      @Nullable String consumerGroup,
      @Nullable String errorType,
      @Nullable String error,
      Instant at,
      int size,
      int redrives,
      @Nullable Instant redrivenAt,
      @Schema(description = "Whether it can succeed as it is, judged by this version")
          boolean canSucceed,
      @Schema(description = "What an operator can do") String advice) {

    static LetterAnswer of(Letter letter) {
      Letter.Source source = letter.source();
      return new LetterAnswer(
          letter.id().toString(),
          source.topic(),
          source.partition() < 0 ? null : source.partition(),
          source.offset() < 0 ? null : source.offset(),
          letter.key(),
          letter.consumerGroup(),
          letter.errorType(),
          letter.error(),
          letter.at(),
          letter.size(),
          letter.redrives(),
          letter.redrivenAt(),
          letter.outlook().canSucceed(),
          letter.outlook().advice());
    }
  }

  /**
   * The newest that wait.
   *
   * @param total how many wait
   * @param needingRepair how many of them cannot succeed as they are
   */
  record LetterList(List<LetterAnswer> deadLetters, int total, int needingRepair) {}

  /**
   * The letters that were redriven.
   *
   * @param redriven letters that wait no more
   * @param leftOut letters that cannot succeed as they are; only named by their ids they go back
   */
  record Redriven(int redriven, List<String> ids, int leftOut) {}

  @GetMapping("/dead-letters")
  @Operation(summary = "Records that wait in dead-letter topics, newest first")
  @ApiResponse(responseCode = "200", description = "Those that were not redriven")
  @ApiResponse(responseCode = "400", description = "There is no such topic, or the limit is wrong")
  LetterList list(
      @Parameter(description = "Only of this source topic", example = EXAMPLE_TOPIC)
          @RequestParam(name = "topic", required = false)
          @Nullable String topic,
      @Parameter(description = "1 to 1000") @RequestParam(name = "limit", defaultValue = "50")
          int limit) {
    PageLimit.require(limit, MAX_LETTERS);
    List<Letter> waiting = letters.waiting(letters.named(topic));
    return new LetterList(
        waiting.stream()
            .sorted(
                Comparator.comparing(Letter::at)
                    .reversed()
                    .thenComparing(letter -> letter.id().toString()))
            .limit(limit)
            .map(LetterAnswer::of)
            .toList(),
        waiting.size(),
        (int) waiting.stream().filter(letter -> !letter.outlook().canSucceed()).count());
  }

  @GetMapping("/dead-letters/{id}")
  @Operation(summary = "One dead letter with its headers, oldest first, and its body")
  @ApiResponse(responseCode = "200", description = "Known, waiting or redriven")
  @ApiResponse(responseCode = "404", description = "No such letter, or retention took it")
  LetterReader.WholeLetter show(
      @Parameter(example = "stage-1-completed-dlt:4:17") @PathVariable("id") String id) {
    return LetterId.parse(id)
        .flatMap(reader::find)
        .orElseThrow(() -> Problems.notFound("There is no dead letter " + id + "."));
  }

  @PostMapping("/dead-letters/redrive")
  @Operation(
      summary = "Send dead letters back to their source topics",
      description =
          "Each record goes back once, also when several clients ask for it, with its"
              + " history in headers, and only for the consumer group that could not process it."
              + " Without ids, those that cannot succeed as they are stay. A value or headers"
              + " repair one letter; what is not an event after that is refused. A repaired record"
              + " is for all groups that have a letter about it.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = RedriveBody.class),
                      examples = {
                        @ExampleObject(
                            name = "all of a topic",
                            value = "{\"topic\": \"run-failed\"}"),
                        @ExampleObject(
                            name = "one",
                            value = "{\"ids\": [\"stage-1-completed-dlt:4:17\"]}")
                      })))
  @ApiResponse(responseCode = "200", description = "How many went back now")
  @ApiResponse(responseCode = "400", description = "What is wrong with the request or the repair")
  @ApiResponse(responseCode = "404", description = "No such letter")
  @ApiResponse(responseCode = "409", description = "Another redrive began meanwhile")
  Redriven redrive(@RequestBody(required = false) byte @Nullable [] body) {
    Redrive.Outcome outcome =
        redrive.redrive(RedriveRequest.read(body == null ? new byte[0] : body));
    List<LetterId> ids = outcome.redriven();
    return new Redriven(
        ids.size(), ids.stream().map(LetterId::toString).toList(), outcome.leftOut());
  }

  /** As it is written in the description of the interface. */
  private record RedriveBody(
      @Nullable String topic,
      @Nullable List<String> ids,
      @Schema(description = "A body in place of the letter's; for one id") @Nullable String value,
      @Schema(description = "Headers in place of the letter's; for one id")
          java.util.@Nullable Map<String, String> headers) {}
}
