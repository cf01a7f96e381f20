package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.SinkWait;
import dev.innovationpipeline.ingest.edit.EditRequest.InspirationsRequest;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.reprocess.StageInputs;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.ResultKind;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Reads outputs and cards as they are now, and publishes what people change in them. */
@Component
class Edits {

  private static final Logger log = LoggerFactory.getLogger(Edits.class);

  private final RunStatuses statuses;
  private final StageInputs outputs;
  private final EditQueries queries;
  private final EditChecks checks;
  private final EditLog edits;
  private final InstantSource clock;

  Edits(
      RunStatuses statuses,
      StageInputs outputs,
      EditQueries queries,
      EditChecks checks,
      EditLog edits,
      InstantSource clock) {
    this.statuses = statuses;
    this.outputs = outputs;
    this.queries = queries;
    this.checks = checks;
    this.edits = edits;
    this.clock = clock;
  }

  /** A thing with its newest edit; null for none. */
  record Current(Target target, @Nullable StoredEdit edit) {

    int version() {
      return edit == null ? 0 : edit.mark().version();
    }

    EditedOutput output() {
      return edit == null ? target.original() : edit.output();
    }

    String tag() {
      return EditTag.of(target.attempt(), version());
    }
  }

  /**
   * @throws ErrorResponseException 404 for a stage without an output, 503 while it is on its way
   */
  Current stage(String runId, int stage) {
    return current(new Target(output(statuses.require(runId), stage), 0));
  }

  /**
   * @throws ErrorResponseException 404 for a card that is not there, 503 while it is on its way
   */
  Current card(String runId, int number) {
    return current(cardOf(runId, number));
  }

  /**
   * Changes the output of a stage.
   *
   * @param expected the entity tag that the request names; null for none
   * @throws ErrorResponseException 412 when it is another, with the difference; 428 when none is
   *     named; 400 with every wrong field
   */
  Current editStage(String runId, int stage, @Nullable String expected, byte[] body, Caller caller)
      throws InterruptedException {
    String tag = EditTag.require(expected);
    Target target = new Target(output(statuses.require(runId), stage), 0);
    EditedOutput output =
        switch (target.made().result()) {
          case Inspirations made -> inspirations(target, made, EditRequest.inspirations(body));
          case Prose made -> EditedOutput.ofProse(EditRequest.prose(body));
          case OpportunityCards made ->
              throw Problems.conflict(
                  "Stage %d makes cards, which are edited one by one: PUT /runs/%s/cards/1, and so on."
                      .formatted(stage, runId));
        };
    return edit(target, tag, output, caller);
  }

  /**
   * Changes a card; that of the model stays beside it.
   *
   * @throws ErrorResponseException as of {@link #editStage}
   */
  Current editCard(String runId, int number, @Nullable String expected, byte[] body, Caller caller)
      throws InterruptedException {
    String tag = EditTag.require(expected);
    Target target = cardOf(runId, number);
    OpportunityCard card = EditRequest.card(body, number);
    return edit(target, tag, EditedOutput.ofCard(card, checks.card(target, card)), caller);
  }

  private Current edit(Target target, String tag, EditedOutput output, Caller caller)
      throws InterruptedException {
    StoredEdit kept =
        edits
            .append(target, newest -> decide(target, newest.orElse(null), tag, output, caller))
            .orElse(null);
    Current now = new Current(target, kept);
    awaitWritten(now);
    return now;
  }

  /** None for what is there already. */
  private Optional<OutputEdited> decide(
      Target target, @Nullable StoredEdit newest, String tag, EditedOutput output, Caller caller) {
    Current current = new Current(target, newest);
    if (Differences.none(current.output(), output)) {
      return Optional.empty();
    }
    if (!tag.equals(current.tag())) {
      throw overtaken(current, output);
    }
    boolean key = caller.means() == Caller.Means.KEY;
    return Optional.of(
        new OutputEdited(
            target.run(),
            target.stage(),
            current.version() + 1,
            output,
            Objects.requireNonNullElse(caller.user(), caller.name()),
            key ? caller.name().substring(caller.name().indexOf(':') + 1) : null,
            clock.instant()));
  }

  private static ErrorResponseException overtaken(Current current, EditedOutput yours) {
    ErrorResponseException problem =
        Problems.outdated(
            "Somebody has changed it meanwhile; it is at version %s. Take over what you want of the difference, and send it with If-Match: %s."
                .formatted(current.tag().replace("\"", ""), current.tag()));
    problem.getHeaders().setETag(current.tag());
    problem.getBody().setProperty("etag", current.tag());
    problem.getBody().setProperty("current", EditedAnswer.shown(current.output()));
    problem.getBody().setProperty("difference", Differences.between(current.output(), yours));
    if (current.edit() != null) {
      problem.getBody().setProperty("edited", current.edit().mark());
    }
    return problem;
  }

  private EditedOutput inspirations(Target target, Inspirations made, InspirationsRequest request) {
    EditedOutput before = current(target).output();
    List<Quote> known = Objects.requireNonNullElse(before.quotes(), List.of());
    List<Quote> quotes =
        request.quotes() == null
            ? before.quotes()
            : checks.quotes(target.run().runId(), request.quotes(), known);
    return EditedOutput.ofInspirations(
        Inspirations.markdown(request.inspirations()) + notes(made),
        request.inspirations(),
        quotes);
  }

  /** The remarks below the inspirations: that the document was shortened, and so on. */
  private static String notes(Inspirations made) {
    String rendered = Inspirations.markdown(made.inspirations());
    return made.markdown().startsWith(rendered) ? made.markdown().substring(rendered.length()) : "";
  }

  private Current current(Target target) {
    return new Current(
        target,
        queries
            .newest(target.run().runId(), target.attempt(), target.stage(), target.card())
            .orElse(null));
  }

  private StageCompleted output(RunStatus status, int stage) {
    return outputs
        .find(status, stage)
        .orElseThrow(
            () ->
                Problems.notFound(
                    "Stage %d of run %s has no output.".formatted(stage, status.run().runId())));
  }

  private Target cardOf(String runId, int number) {
    RunStatus status = statuses.require(runId);
    StageCompleted made = output(status, stageOfCards(status.run().pipeline()));
    if (!(made.result() instanceof OpportunityCards cards)
        || cards.cards().stream().noneMatch(card -> card.number() == number)) {
      throw Problems.notFound("There is no card %d of run %s.".formatted(number, runId));
    }
    return new Target(made, number);
  }

  private static int stageOfCards(PipelineVersion version) {
    return Pipelines.registered()
        .find(version.version())
        .map(Pipeline::stages)
        .flatMap(
            stages ->
                stages.stream()
                    .filter(stage -> stage.kind() == ResultKind.OPPORTUNITY_CARDS)
                    .map(Stage::number)
                    .findFirst())
        .orElse(version.stages());
  }

  /** So that the next read from any instance shows it. */
  private void awaitWritten(Current now) throws InterruptedException {
    boolean shown =
        SinkWait.until(() -> current(now.target()).version(), version -> version >= now.version())
            .isPresent();
    if (!shown) {
      log.warn(
          "Kafka has the edit of run {}; the database shows it once the sink has caught up.",
          now.target().run().runId());
    }
  }
}
